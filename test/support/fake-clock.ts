/** A clock that tests own: time moves only when told to, or at once when somebody sleeps. */
import type { Clock } from '../../src/ports/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on and wakes the sleepers whose time has come, in order. */
  advance(ms: number): Promise<void>;
  /** How long somebody asked to sleep, in order. */
  readonly slept: readonly number[];
  /** Who sleeps now. */
  sleeping(): number;
}
interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Lets every promise that can settle without I/O do so. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** `auto`: sleeping takes no time, the clock jumps on by itself. */
export function createFakeClock(
  options: { readonly start?: string; readonly auto?: boolean } = {},
): FakeClock {
  let time = Date.parse(options.start ?? '2026-11-23T12:00:00Z');
  let sleepers: Sleeper[] = [];
  const slept: number[] = [];
  const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    slept.push(ms);
    if (options.auto === true) {
      time += ms;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => {
        sleepers = sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const sleeper: Sleeper = { at: time + ms, wake };
      sleepers.push(sleeper);
      signal?.addEventListener('abort', abort, { once: true });
    });
  };
  const advance = async (ms: number): Promise<void> => {
    await settle();
    const end = time + ms;
    for (;;) {
      const next = sleepers.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      time = Math.max(time, next.at);
      sleepers = sleepers.filter((one) => one !== next);
      next.wake();
      await settle();
    }
    time = end;
    await settle();
  };
  return { now: () => new Date(time), sleep, advance, slept, sleeping: () => sleepers.length };
}
