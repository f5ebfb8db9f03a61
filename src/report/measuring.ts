/** One measurement after the other, begun by harvests and by people; none of them disturbs a harvest. */
import type { Log } from '../ports/log.ts';
import type { MeasureOptions, MeasureOutcome, Reporter } from './reporter.ts';

export interface Measuring {
  /** In the background. What goes wrong is logged. */
  begin(portal: string): void;
  /** Resolves when what was begun for the portal is done. */
  end(portal: string): Promise<void>;
  /** Rejects with what goes wrong, and with the reason of `signal` where that stops it. */
  run(portal: string, options: MeasureOptions, signal?: AbortSignal): Promise<MeasureOutcome>;
  /** Breaks off what is under way and waits for it. */
  close(): Promise<void>;
}

/** `afterwards`: small work that is best done when a measurement is; what goes wrong with it is logged. */
export function createMeasuring(
  reporter: Reporter,
  log: Log,
  afterwards: () => Promise<unknown> = () => Promise.resolve(),
): Measuring {
  const over = new AbortController();
  const begun = new Map<string, Promise<void>>();
  let last: Promise<unknown> = Promise.resolve();

  const run = (
    portal: string,
    options: MeasureOptions,
    signal: AbortSignal = over.signal,
  ): Promise<MeasureOutcome> => {
    const stop = AbortSignal.any([over.signal, signal]);
    const next = last.then(() => {
      stop.throwIfAborted();
      return reporter.measure(portal, options, stop);
    });
    last = next.then(
      ({ is }) => (is === 'measured' ? tidied(portal) : undefined),
      () => undefined,
    );
    return next;
  };
  const tidied = (portal: string): Promise<unknown> =>
    afterwards().catch((error: unknown) => {
      log.write('warn', 'tidying after a measurement failed', { portal, message: messageOf(error) });
    });
  return {
    run,
    begin(portal) {
      const work = run(portal, { anew: false }).then(
        () => undefined,
        (error: unknown) => {
          if (!over.signal.aborted)
            log.write('error', 'measuring failed', { portal, message: messageOf(error) });
        },
      );
      begun.set(portal, work);
      void work.finally(() => {
        if (begun.get(portal) === work) begun.delete(portal);
      });
    },
    end: (portal) => begun.get(portal) ?? Promise.resolve(),
    async close() {
      over.abort();
      await last;
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
