/** Shows how far an answer of rows is: one moving line on a terminal, plain lines elsewhere. */
import type { Count } from '../domain/query/table.ts';
import type { RowsPiece } from '../ports/rows.ts';
import { createCanvas } from './canvas.ts';
import { bar } from './progress-lines.ts';
import { count, fit, timeSpan } from './text.ts';
import type { World } from './world.ts';

export interface RowsState {
  readonly given: number;
  /** Rows that were read for it; more than `given` where they are filtered here. */
  readonly scanned: number;
  readonly total: Count | null;
  /** How many are wanted at most; null: all. */
  readonly limit: number | null;
  readonly requests: number;
  readonly ms: number;
}
export interface RowsProgress {
  apply(piece: RowsPiece, requests: number): void;
  /** Clears what moves; nothing is shown afterwards. */
  end(): void;
  state(): RowsState;
}
/** `behind`: rows are about to be printed on the same terminal, so nothing moves once they come. */
export type ProgressLook = 'moving' | 'behind' | 'lines' | 'none';

const REDRAW_MS = 120;
const REPORT_MS = 5_000;
const BAR = 20;

/** How many there will be, as far as is known. */
export function expectedOf({ total, limit }: Pick<RowsState, 'total' | 'limit'>): number | null {
  if (total === null) return null;
  return limit === null ? total.value : Math.min(limit, total.value);
}

export function perSecond(rows: number, ms: number): string | null {
  return ms < 500 || rows === 0 ? null : `${count(Math.round((rows * 1000) / ms))}/s`;
}

export function requestsText(requests: number): string {
  return `${count(requests)} ${requests === 1 ? 'request' : 'requests'}`;
}

/** `12,000 of 40,000 rows · 14,000 read · 4,812/s · 13 requests · 2 s` */
export function rowsLine(state: RowsState): string {
  const expected = expectedOf(state);
  const about = state.total?.precision === 'estimate' ? 'about ' : '';
  const of = expected === null ? '' : ` of ${about}${count(expected)}`;
  const parts = [
    `${count(state.given)}${of} rows`,
    state.scanned > state.given ? `${count(state.scanned)} read` : null,
    perSecond(state.given, state.ms),
    requestsText(state.requests),
    timeSpan(state.ms),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function movingLine(state: RowsState, width: number): string {
  const expected = expectedOf(state);
  const share = expected === null || expected === 0 ? null : state.given / expected;
  return fit(`${bar(share, BAR)}  ${rowsLine(state)}`, width);
}

export function lookOf(world: World, isQuiet: boolean, isToStdout: boolean): ProgressLook {
  if (isQuiet) return 'none';
  if (!world.stderr.isTTY) return 'lines';
  return isToStdout && world.stdout.isTTY ? 'behind' : 'moving';
}

export function showRowsProgress(world: World, look: ProgressLook, limit: number | null): RowsProgress {
  const startedAt = world.now().getTime();
  let latest: Omit<RowsState, 'limit' | 'ms'> = { given: 0, scanned: 0, total: null, requests: 0 };
  const state = (): RowsState => ({ ...latest, limit, ms: world.now().getTime() - startedAt });
  const canvas = createCanvas(world.stderr);
  const moves = look === 'moving' || look === 'behind';
  const draw = (): void => canvas.draw([movingLine(state(), Math.max(20, world.stderr.columns - 1))]);
  const stop = moves ? world.every(REDRAW_MS, draw) : (): void => undefined;
  let reportedAt = startedAt;
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    stop();
    if (moves) canvas.draw([]);
  };
  return {
    apply({ rows, given, scanned, total }, requests) {
      latest = { given, scanned, total: total ?? latest.total, requests };
      if (look === 'behind' && rows.length > 0) end();
      const now = world.now().getTime();
      if (look !== 'lines' || isOver || now - reportedAt < REPORT_MS) return;
      reportedAt = now;
      world.stderr.write(`${rowsLine(state())}\n`);
    },
    end,
    state,
  };
}
