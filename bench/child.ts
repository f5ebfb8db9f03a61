/** Runs one part of a benchmark in a process of its own, so that its memory and its garbage are its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  /** The next message of the child; rejects when it ends before. */
  next(): Promise<unknown>;
  send(message: unknown): void;
  end(): Promise<void>;
}

export function startChild(name: string, args: readonly string[] = []): Child {
  const child = fork(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];
  const arrived: unknown[] = [];
  let ended: Error | null = null;
  child.on('message', (message) => {
    const waiter = waiting.shift();
    if (waiter === undefined) arrived.push(message);
    else waiter.resolve(message);
  });
  child.on('exit', (code) => {
    ended = new Error(`${name} ended with code ${code}`);
    for (const waiter of waiting.splice(0)) waiter.reject(ended);
  });
  return {
    process: child,
    next: () =>
      new Promise((resolve, reject) => {
        if (arrived.length > 0) resolve(arrived.shift());
        else if (ended !== null) reject(ended);
        else waiting.push({ resolve, reject });
      }),
    send: (message) => {
      child.send(message as never);
    },
    end: () =>
      new Promise((resolve) => {
        if (ended !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

/** Says something to the parent, from within a child. */
export function report(message: unknown): void {
  process.send?.(message);
}
