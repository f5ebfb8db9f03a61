/** One gate per host: how many requests at once, how far apart, and no request while the host asked for a pause. */
import { ConnectorError } from '../connector/index.ts';
import type { Clock } from '../ports/clock.ts';

export interface Pace {
  readonly concurrency: number;
  readonly minIntervalMs: number;
}
export interface Politeness {
  /**
   * Runs the task when it is this request's turn, first come, first served. Rejects with the signal's reason, or with
   * ConnectorError RATE_LIMITED when the host asked for a longer pause than is ever waited for.
   */
  run<T>(host: string, pace: Pace, signal: AbortSignal, task: () => Promise<T>): Promise<T>;
  /** No request to this host before then. */
  pause(host: string, ms: number): void;
  /** Milliseconds until the host may be asked again; 0: now. */
  pausedFor(host: string): number;
}

interface Waiter {
  readonly pace: Pace;
  readonly enter: () => void;
}
interface Gate {
  active: number;
  lastStart: number;
  pausedUntil: number;
  readonly queue: Waiter[];
  /** Set while the head of the queue waits for the clock. */
  alarm: AbortController | null;
}

/** Hosts kept in memory while nothing happens on them. */
const IDLE_GATES = 256;

export function createPoliteness(options: {
  readonly clock: Clock;
  readonly longestWaitMs: number;
}): Politeness {
  const gates = new Map<string, Gate>();
  const now = (): number => options.clock.now().getTime();

  const gateOf = (host: string): Gate => {
    const known = gates.get(host);
    if (known !== undefined) return known;
    if (gates.size >= IDLE_GATES) forgetIdle(gates, now());
    const gate = { active: 0, lastStart: -Infinity, pausedUntil: 0, queue: [], alarm: null };
    gates.set(host, gate);
    return gate;
  };

  const pump = (gate: Gate): void => {
    for (;;) {
      const head = gate.queue[0];
      if (head === undefined) {
        gate.alarm?.abort();
        return;
      }
      if (gate.alarm !== null || gate.active >= Math.max(1, head.pace.concurrency)) return;
      const wait = waitOf(gate, head.pace, now());
      if (wait > 0) {
        wakeLater(gate, wait);
        return;
      }
      gate.queue.shift();
      gate.active += 1;
      gate.lastStart = now();
      head.enter();
    }
  };
  const wakeLater = (gate: Gate, ms: number): void => {
    const alarm = new AbortController();
    gate.alarm = alarm;
    const rung = (): void => {
      if (gate.alarm === alarm) gate.alarm = null;
      pump(gate);
    };
    options.clock.sleep(ms, alarm.signal).then(rung, rung);
  };
  const turn = (gate: Gate, pace: Pace, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        gate.queue.splice(gate.queue.indexOf(waiter), 1);
        pump(gate);
        reject(signal.reason);
      };
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const waiter: Waiter = { pace, enter };
      gate.queue.push(waiter);
      signal.addEventListener('abort', leave, { once: true });
      pump(gate);
    });

  const pausedFor = (host: string): number => Math.max(0, (gates.get(host)?.pausedUntil ?? 0) - now());
  return {
    pausedFor,
    pause: (host, ms) => {
      const gate = gateOf(host);
      gate.pausedUntil = Math.max(gate.pausedUntil, now() + ms);
    },
    run: async (host, pace, signal, task) => {
      signal.throwIfAborted();
      const paused = pausedFor(host);
      if (paused > options.longestWaitMs) throw stillPaused(host, paused);
      const gate = gateOf(host);
      await turn(gate, pace, signal);
      try {
        return await task();
      } finally {
        gate.active -= 1;
        pump(gate);
      }
    },
  };
}

/** Set while a host's pause is longer than anyone waits. */
export function stillPaused(host: string, ms: number): ConnectorError {
  const seconds = Math.ceil(ms / 1000);
  return new ConnectorError('RATE_LIMITED', `${host} asked not to be asked again for ${seconds} s`, {
    retryAfterMs: ms,
  });
}

/** A clock that was set back must not stop the queue: no wait is longer than the interval. */
function waitOf(gate: Gate, pace: Pace, now: number): number {
  const spacing = Math.min(pace.minIntervalMs, gate.lastStart + pace.minIntervalMs - now);
  return Math.max(0, spacing, gate.pausedUntil - now);
}

function forgetIdle(gates: Map<string, Gate>, now: number): void {
  for (const [host, gate] of gates) {
    const idle = gate.active === 0 && gate.queue.length === 0 && gate.alarm === null;
    // A minute covers every interval a portal may set.
    if (idle && gate.pausedUntil <= now && gate.lastStart < now - 60_000) gates.delete(host);
  }
}
