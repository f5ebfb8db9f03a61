/** Runs one part of a benchmark in a process of its own, so that its memory and its garbage are its own. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILED } from './compile.ts';

export interface Child {
  /** The next message of the child; rejects when it ends before. */
  next<T>(): Promise<T>;
  send(message: unknown): void;
  end(): Promise<void>;
}
export interface ChildOptions {
  /** Run the source through the TypeScript loader: for parts that are not measured. */
  readonly isSource?: boolean;
}
interface Waiter {
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

/** Options for Node itself, such as a profiler's: `CIVICGRAPH_BENCH_NODE="--cpu-prof"`. */
function nodeOptions(): readonly string[] {
  return (process.env['CIVICGRAPH_BENCH_NODE'] ?? '').split(' ').filter((option) => option !== '');
}

/** `name` is the module's path below bench/, without its ending; it is told `task` first. */
export function startChild(name: string, task: unknown, { isSource = false }: ChildOptions = {}): Child {
  const module = isSource
    ? fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
    : join(COMPILED, 'bench', `${name}.js`);
  const child = fork(module, [], {
    execArgv: isSource ? ['--import', 'tsx'] : [...nodeOptions()],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(JSON.stringify(task));
  const waiting: Waiter[] = [];
  const arrived: string[] = [];
  let ended: Error | null = null;
  child.on('message', (message) => {
    const waiter = waiting.shift();
    if (waiter === undefined) arrived.push(String(message));
    else waiter.resolve(String(message));
  });
  child.on('exit', (code) => {
    ended = new Error(`${name} ended with code ${code}`);
    for (const waiter of waiting.splice(0)) waiter.reject(ended);
  });
  const nextText = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const message = arrived.shift();
      if (message !== undefined) resolve(message);
      else if (ended !== null) reject(ended);
      else waiting.push({ resolve, reject });
    });
  return {
    next: async () => JSON.parse(await nextText()),
    send: (message) => void child.send(JSON.stringify(message)),
    end: () =>
      new Promise((resolve) => {
        if (ended !== null) return resolve();
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

/** What the parent asked this process to do: the first that it says. */
export async function readTask<T>(): Promise<T> {
  const text = await new Promise((resolve) => process.once('message', resolve));
  return JSON.parse(String(text));
}

/** Says something to the parent, from within a child. */
export function report(message: unknown): void {
  process.send?.(JSON.stringify(message));
}

/** Calls back with what the parent says, until it lets go; then `close` and the process ends. */
export function serveParent<T>(answer: (message: T) => unknown, close: () => unknown): void {
  process.on('message', (message) => {
    void Promise.resolve(answer(JSON.parse(String(message)))).then(report);
  });
  process.on('disconnect', () => {
    void Promise.resolve(close()).then(() => process.exit());
  });
}

/** Runs a child that has one thing to say, through to its end. */
export async function runChild<T>(name: string, task: unknown, options?: ChildOptions): Promise<T> {
  const child = startChild(name, task, options);
  const said = await child.next<T>();
  await child.end();
  return said;
}
