/** The state of harvests as lines of text. */
import type { HarvestRun, HarvestVerdict } from '../domain/harvest.ts';
import type { Finished, PortalProgress, Tally } from './progress.ts';
import type { Column } from './table.ts';
import { count, fit, pad, plain, timeSpan, widthOf, type Colour, type Paint } from './text.ts';

const BAR = 20;
const LEAST_BAR = 6;

export function verdictColour(verdict: HarvestVerdict | null): Colour | null {
  if (verdict === null) return null;
  return verdict === 'COMPLETE' ? 'green' : verdict === 'BROKEN' ? 'red' : 'yellow';
}

/** A bar of `width` columns; null: how much there is to come is not known. */
export function bar(share: number | null, width: number): string {
  if (share === null) return '·'.repeat(width);
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

function perSecond(records: number, ms: number): string {
  return ms < 500 ? '' : `${count(Math.round((records * 1000) / ms))}/s`;
}

/** `austin  █████░░░░░  812 of 1,204  35/s  +812 ~0` */
export function portalLine(
  progress: PortalProgress,
  nameWidth: number,
  width: number,
  nowMs: number,
): string {
  const share =
    progress.expected === null || progress.expected === 0 ? null : progress.seen / progress.expected;
  const seen =
    progress.expected === null
      ? count(progress.seen)
      : `${count(progress.seen)} of ${count(progress.expected)}`;
  const rate = perSecond(progress.seen - progress.seenBefore, nowMs - progress.startedAtMs);
  const rest = [
    pad(seen, 16, 'right'),
    pad(rate, 8, 'right'),
    `+${count(progress.added)} ~${count(progress.changed)}`,
    ...(progress.rejected === 0 ? [] : [`${count(progress.rejected)} rejected`]),
    ...(progress.resumed ? ['resumed'] : []),
  ].join('  ');
  const room = width - nameWidth - 4 - widthOf(rest);
  const shownBar = room >= LEAST_BAR ? `${bar(share, Math.min(BAR, room))}  ` : '';
  return fit(`${pad(progress.portal, nameWidth)}  ${shownBar}${rest}`, width);
}

/** One heading and one line per portal under way, at most `most` of them. */
export function liveLines(tally: Tally, total: number, width: number, most: number, nowMs: number): string[] {
  const underWay = tally.underWay();
  const done = tally.finished().length;
  const ms = nowMs - tally.startedAtMs;
  const heading = [
    `${count(done)} of ${count(total)} portals`,
    `${count(underWay.length)} under way`,
    `${count(tally.seen())} records`,
    perSecond(tally.seen(), ms),
    timeSpan(ms),
  ];
  const nameWidth = Math.min(24, Math.max(0, ...underWay.map(({ portal }) => widthOf(portal))));
  const lines = underWay.slice(0, most).map((progress) => portalLine(progress, nameWidth, width, nowMs));
  const hidden = underWay.length - lines.length;
  return [
    ...lines,
    ...(hidden > 0 ? [`… and ${count(hidden)} more`] : []),
    fit(heading.filter((part) => part !== '').join(' · '), width),
  ];
}

/** The run has ended: `austin: COMPLETE, 880 seen (+880 ~0 -0) in 12 s` */
export function finishedLine({ portal, run, ms }: Finished, paint: Paint): string {
  const colour = verdictColour(run.verdict);
  const verdict = run.verdict ?? 'UNFINISHED';
  const changes = `+${count(run.added)} ~${count(run.changed)} -${count(run.removed)}`;
  const reason = run.reason === null ? '' : `: ${plain(run.reason)}`;
  const shown = colour === null ? verdict : paint(verdict, colour);
  return `${portal}: ${shown}, ${count(run.seen)} seen (${changes}) in ${timeSpan(ms)}${reason}`;
}

export function pageLine(progress: PortalProgress, nowMs: number): string {
  const of = progress.expected === null ? '' : ` of ${count(progress.expected)}`;
  const rate = perSecond(progress.seen - progress.seenBefore, nowMs - progress.startedAtMs);
  return `${progress.portal}: ${count(progress.seen)}${of} seen${rate === '' ? '' : `, ${rate}`}`;
}

function reasonOf(run: HarvestRun): string {
  const held = run.heldRemovals > 0 ? `${count(run.heldRemovals)} removals wait for a person. ` : '';
  return `${held}${run.reason ?? ''}`;
}

const number = (title: string, of: (run: HarvestRun) => number | null): Column<Finished> => ({
  title,
  align: 'right',
  of: ({ run }) => {
    const value = of(run);
    return value === null ? '–' : count(value);
  },
});

/** What came of every harvest. */
export const summaryColumns: readonly Column<Finished>[] = [
  { title: 'Portal', of: ({ portal }) => portal },
  {
    title: 'Verdict',
    of: ({ run }) => run.verdict ?? '–',
    colour: ({ run }) => verdictColour(run.verdict),
  },
  number('Seen', (run) => run.seen),
  number('Expected', (run) => run.expected),
  number('Added', (run) => run.added),
  number('Changed', (run) => run.changed),
  number('Removed', (run) => run.removed),
  number('Rejected', (run) => run.rejected),
  number('Left out', (run) => run.leftOut),
  number('Requests', (run) => run.requests),
  { title: 'Time', align: 'right', of: ({ ms }) => timeSpan(ms) },
  { title: 'Reason', of: ({ run }) => reasonOf(run), isElastic: true },
];

/** `3 portals: 2 COMPLETE, 1 BROKEN; 1,204 records in 12 s (100/s)` */
export function totalLine(tally: Tally, nowMs: number): string {
  const verdicts = new Map<string, number>();
  for (const { run } of tally.finished()) {
    const verdict = run.verdict ?? 'UNFINISHED';
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
  const done = tally.finished().length;
  const by = [...verdicts].map(([verdict, portals]) => `${count(portals)} ${verdict}`).join(', ');
  const ms = nowMs - tally.startedAtMs;
  const rate = perSecond(tally.seen(), ms);
  const records = `${count(tally.seen())} records in ${timeSpan(ms)}${rate === '' ? '' : ` (${rate})`}`;
  return `${count(done)} ${done === 1 ? 'portal' : 'portals'}${by === '' ? '' : `: ${by}`}; ${records}`;
}
