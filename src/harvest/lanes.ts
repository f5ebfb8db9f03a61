/** At most so many tasks side by side, the others wait their turn; closing refuses those that wait. */
export interface Lanes {
  /** Rejects with the reason given to `close` if the task had not begun by then. */
  run<T>(task: () => Promise<T>): Promise<T>;
  close(reason: Error): void;
}

interface Waiting {
  readonly begin: () => void;
  readonly refuse: (reason: Error) => void;
}

export function createLanes(width: number): Lanes {
  let busy = 0;
  let closed: Error | null = null;
  const waiting: Waiting[] = [];
  const turn = (): Promise<void> => {
    if (closed !== null) return Promise.reject(closed);
    if (busy < width) {
      busy += 1;
      return Promise.resolve();
    }
    return new Promise((begin, refuse) => waiting.push({ begin, refuse }));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next.begin();
  };
  return {
    async run(task) {
      await turn();
      try {
        return await task();
      } finally {
        leave();
      }
    },
    close(reason) {
      closed = reason;
      for (const one of waiting.splice(0)) one.refuse(reason);
    },
  };
}
