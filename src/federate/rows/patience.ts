/** How long a portal is waited for: until a deadline, or until whoever asked stops. */
import type { AbortHub } from '../../domain/abort-hub.ts';
import { ConnectorError } from '../../connector/index.ts';
import type { Clock } from '../../ports/clock.ts';
import { stopOf } from './failure.ts';

export interface Patience {
  /** For the portal's calls; aborted with a ConnectorError, TIMEOUT or ABORTED. */
  readonly signal: AbortSignal;
  /** It ended because whoever asked stopped waiting. */
  readonly isGivenUp: boolean;
  /** The task's outcome, or the signal's reason when that comes first, whatever the task then does. */
  within<T>(task: Promise<T>): Promise<T>;
  /** The time begins anew, or again after a pause. */
  restart(): void;
  /** Time does not count while nothing is waited for. */
  pause(): void;
  /** Stops whatever is still under way, and forgets the time. */
  end(): void;
}
export interface PatienceOptions {
  readonly clock: Clock;
  readonly hub: AbortHub;
  /** Of whoever asks. */
  readonly signal: AbortSignal;
  readonly ms: number;
}

/** `end` must be called. */
export function createPatience({ clock, hub, signal, ms }: PatienceOptions): Patience {
  const controller = new AbortController();
  const theirs = new AbortController();
  const leave = hub.follow(signal, theirs);
  let isGivenUp = false;
  const give = (): void => {
    isGivenUp = !controller.signal.aborted;
    controller.abort(stopOf(theirs.signal.reason));
  };
  if (theirs.signal.aborted) give();
  else theirs.signal.addEventListener('abort', give, { once: true });
  let timer = new AbortController();
  const start = (): void => {
    timer = new AbortController();
    const late = (): void =>
      controller.abort(new ConnectorError('TIMEOUT', `The portal took longer than ${ms / 1000} s.`));
    clock.sleep(ms, timer.signal).then(late, () => undefined);
  };
  start();
  return {
    signal: controller.signal,
    get isGivenUp() {
      return isGivenUp;
    },
    within: (task) => abandonable(task, controller.signal),
    restart() {
      timer.abort();
      start();
    },
    pause: () => timer.abort(),
    end() {
      timer.abort();
      leave();
      controller.abort(new ConnectorError('ABORTED', 'Nobody waits for it any more.'));
    },
  };
}

/** The task's outcome, or the signal's reason when that comes first, whatever the task then does. */
export function abandonable<T>(task: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    task.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
