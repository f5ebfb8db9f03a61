/** Moves an answer's rows out while they come, in constant memory, and ends it well whatever happens on the way. */
import { ConnectorError } from '../connector/errors.ts';
import { GatewayError } from '../domain/errors.ts';
import type { RowsSource, RowsStream } from '../ports/rows.ts';
import { failureOf } from './failure.ts';
import type { RowPrinter } from './row-printer.ts';
import { worthOf } from './rows-ending.ts';
import type { RowsProgress } from './rows-progress.ts';
import { stoppedBy } from './stopping.ts';
import { count } from './text.ts';
import { CliError, ReaderGone } from './world.ts';

export interface Sending {
  readonly stream: RowsStream;
  readonly printer: RowPrinter;
  readonly progress: RowsProgress;
  /** Aborted when a person asks to stop, or nobody reads any longer; its reason says which. */
  readonly signal: AbortSignal;
}

/** The error with how many rows came before it; faults of ours stay as they are. */
export function afterRows(error: unknown, given: number): unknown {
  const isKnown =
    error instanceof GatewayError || error instanceof ConnectorError || error instanceof CliError;
  if (given === 0 || !isKnown) return error;
  const { exitCode, lines } = failureOf(error);
  const hint = lines.length > 1 ? lines.slice(1).join('\n') : null;
  return new CliError(exitCode, `After ${count(given)} rows: ${error.message}`, hint);
}

/** The ending of an answer that was broken off: forms that can say so do. */
function brokenEnding(stream: RowsStream, progress: RowsProgress): Readonly<Record<string, unknown>> {
  return { total: progress.state().total, truncated: true, source: stream.source(), plan: stream.plan };
}

/** Throws what went wrong, Stopped or ReaderGone, after closing what was printed so that it stays valid. */
export async function sendRows({ stream, printer, progress, signal }: Sending): Promise<RowsSource> {
  try {
    for await (const piece of stream.pieces) {
      signal.throwIfAborted();
      progress.apply(piece, stream.source().requests);
      await printer.rows(piece.rows);
    }
    signal.throwIfAborted();
  } catch (error) {
    progress.end();
    const why = signal.aborted ? stoppedBy(signal) : error;
    if (why instanceof ReaderGone) throw why;
    await printer.breakOff(brokenEnding(stream, progress));
    throw afterRows(why, progress.state().given);
  }
  progress.end();
  const source = stream.source();
  const { isTruncated } = worthOf(source, progress.state());
  const { total } = progress.state();
  await printer.end({ total, truncated: isTruncated, source, plan: stream.plan });
  return source;
}
