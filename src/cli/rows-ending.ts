/** What is said of an answer of rows when it has ended: how much came, how whole it is, and of when. */
import type { RowsSource } from '../ports/rows.ts';
import { expectedOf, rowsLine, type RowsState } from './rows-progress.ts';
import { count, plain } from './text.ts';
import type { ExitCode } from './world.ts';

/** `20 of 1,204 rows · 1 request · 300 ms · as of 2026-05-01T09:30:00Z` */
export function summaryLine(state: RowsState, source: RowsSource): string {
  const asOf = source.asOf === null ? 'as of an unknown time' : `as of ${source.asOf}`;
  const kept = source.fromCache ? ' · as kept from an earlier question' : '';
  // All that match, not only those that were wanted.
  return `${rowsLine({ ...state, limit: null })} · ${asOf}${kept}`;
}

/** Said where the answer was cut by a limit that nobody gave; null: it was not. */
export function moreLine({ given, total, limit }: RowsState): string | null {
  if (limit === null || given < limit || (total !== null && total.value <= given)) return null;
  const rest = total === null ? 'There may be more' : `There are ${count(total.value - given)} more`;
  return `${rest}: --limit all gives them, --limit <n> some of them.`;
}

function failureText({ portal, error }: RowsSource): string {
  return error === null ? `${portal} failed` : `${portal}: ${error.code}: ${plain(error.message)}`;
}

export interface Worth {
  readonly exitCode: ExitCode;
  readonly isTruncated: boolean;
  /** Said even when little is wanted; null: nothing is wrong. */
  readonly warning: string | null;
}

/** 1 for an answer that is not whole or not of now, 3 for none at all. */
export function worthOf(source: RowsSource, state: RowsState): Worth {
  switch (source.outcome) {
    case 'OK':
      return { exitCode: 0, isTruncated: false, warning: null };
    case 'STALE': {
      const of = source.asOf ?? 'an unknown time';
      return {
        exitCode: 1,
        isTruncated: false,
        warning: `The portal failed, so this is what was kept of ${of} (${failureText(source)}).`,
      };
    }
    case 'PARTIAL': {
      const expected = expectedOf(state);
      const of = expected === null ? '' : ` of ${count(expected)}`;
      return {
        exitCode: 1,
        isTruncated: true,
        warning: `Perhaps not the whole answer: ${count(state.given)}${of} rows came, and ${failureText(source)}`,
      };
    }
    case 'SKIPPED':
    case 'FAILED':
      return { exitCode: 3, isTruncated: true, warning: `No answer: ${failureText(source)}.` };
  }
}
