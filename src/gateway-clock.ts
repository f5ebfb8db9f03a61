import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './ports/clock.ts';

/** The machine's own time. A sleeping clock keeps no process alive for longer than its work. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
};
