import { ReaderGone } from './world.ts';

/** Resolves when a person or the system asks to stop. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The command was asked to stop before it was done. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  constructor() {
    super('Stopped.');
  }
}

/** Why an aborted signal is: a person asked, or nobody reads any longer. */
export function stoppedBy({ reason }: AbortSignal): Stopped | ReaderGone {
  return reason instanceof ReaderGone ? reason : new Stopped();
}

/** What `work` gives, or Stopped at once when that is asked for; the work itself may go on for a while, unheard. */
export async function orStopped<T>(work: Promise<T>, stopping: AbortSignal): Promise<T> {
  const stop = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    const give = (): void => reject(stoppedBy(stopping));
    if (stopping.aborted) give();
    else stopping.addEventListener('abort', give, { once: true, signal: stop.signal });
  });
  try {
    return await Promise.race([stopped, work]);
  } finally {
    stop.abort();
  }
}
