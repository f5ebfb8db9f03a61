/** Traps in the place of globals that a connector may not use; they stand only while a check runs. */

type Global = Record<string, unknown>;

function isGlobal(value: unknown): value is Global {
  return typeof value === 'object' && value !== null;
}

/** Puts `value` in the place of a property and gives back how to undo that. */
function replace(holder: unknown, name: string, value: unknown): () => void {
  if (!isGlobal(holder)) return () => undefined;
  const before = Object.getOwnPropertyDescriptor(holder, name);
  Object.defineProperty(holder, name, { value, configurable: true, writable: true });
  return () => {
    if (before === undefined) delete holder[name];
    else Object.defineProperty(holder, name, before);
  };
}

function undoAll(undos: readonly (() => void)[]): void {
  for (const undo of undos.toReversed()) undo();
}

/** Chance and the clock note that they were used, and give what they always give. */
export function withTraps<T>(run: () => T): { readonly result: T; readonly sprung: readonly string[] } {
  const sprung = new Set<string>();
  const RealDate = Date;
  const now = RealDate.now.bind(RealDate);
  const random = Math.random.bind(Math);
  const TrappedDate = new Proxy(RealDate, {
    construct(target, args: unknown[]) {
      if (args.length === 0) sprung.add('new Date()');
      return Reflect.construct(target, args);
    },
    get(target, name) {
      if (name !== 'now') return Reflect.get(target, name);
      sprung.add('Date.now()');
      return now;
    },
  });
  const trappedRandom = (): number => {
    sprung.add('Math.random()');
    return random();
  };
  const undos = [replace(globalThis, 'Date', TrappedDate), replace(Math, 'random', trappedRandom)];
  try {
    return { result: run(), sprung: [...sprung] };
  } finally {
    undoAll(undos);
  }
}

/** `fetch` and its like send nothing while `run` runs; whoever calls them is told so, and named in the answer. */
export async function withoutNetwork(run: () => Promise<void>): Promise<readonly string[]> {
  const sprung = new Set<string>();
  const trapOf = (name: string) =>
    function trap(): never {
      sprung.add(name);
      throw new TypeError(`${name} is not for connectors: use context.http`);
    };
  const undos = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) =>
    replace(globalThis, name, trapOf(name)),
  );
  try {
    await run();
    return [...sprung];
  } finally {
    undoAll(undos);
  }
}
