import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTally } from '../../src/cli/progress.ts';
import {
  bar,
  finishedLine,
  liveLines,
  pageLine,
  portalLine,
  summaryColumns,
  totalLine,
} from '../../src/cli/progress-lines.ts';
import { renderTable } from '../../src/cli/table.ts';
import { painter, widthOf } from '../../src/cli/text.ts';
import { aRun, finished, page, started } from '../support/harvest-events.ts';

const progress = {
  portal: 'austin',
  mode: 'FULL',
  resumed: false,
  startedAtMs: 0,
  seen: 812,
  seenBefore: 0,
  expected: 1204,
  added: 800,
  changed: 12,
  rejected: 0,
  pages: 9,
} as const;

describe('a line about a harvest under way', () => {
  it('shows bar, seen, expected, rate and changes', () => {
    expect(portalLine(progress, 8, 100, 20_000)).toBe(
      'austin    █████████████░░░░░░░      812 of 1,204      41/s  +800 ~12',
    );
  });

  it('invents no share where the portal states no total', () => {
    expect(portalLine({ ...progress, expected: null }, 8, 100, 20_000)).toContain('····················');
    expect(bar(null, 3)).toBe('···');
  });

  it('says that it was resumed and what was rejected', () => {
    const line = portalLine({ ...progress, resumed: true, rejected: 3 }, 8, 120, 20_000);
    expect(line).toMatch(/3 rejected {2}resumed$/);
  });

  it('never exceeds the terminal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 200 }), fc.nat(10_000_000), (width, seen) => {
        expect(widthOf(portalLine({ ...progress, seen }, 12, width, 5_000))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('keeps its bar within bounds when more comes than was expected', () => {
    expect(bar(1.4, 10)).toBe('██████████');
    expect(bar(-1, 4)).toBe('░░░░');
  });

  it('is short without a terminal', () => {
    expect(pageLine(progress, 20_000)).toBe('austin: 812 of 1,204 seen, 41/s');
    expect(pageLine({ ...progress, expected: null }, 0)).toBe('austin: 812 seen');
  });
});

describe('what is said of several harvests', () => {
  const tally = createTally(() => new Date(0));
  for (const portal of ['austin', 'oslo', 'lima']) tally.apply(started(portal));
  tally.apply(page('oslo', 40));
  tally.apply(
    finished('austin', { verdict: 'BROKEN', reason: 'stopped:\n\u001b[31mboom', seen: 7, added: 7 }),
  );

  it('is one line each, and a heading', () => {
    const lines = liveLines(tally, 5, 80, 12, 10_000);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toBe('1 of 5 portals · 2 under way · 47 records · 5/s · 10 s');
  });

  it('is never more lines than there is room for', () => {
    expect(liveLines(tally, 5, 80, 1, 10_000)).toHaveLength(3);
    expect(liveLines(tally, 5, 80, 1, 10_000)[1]).toBe('… and 1 more');
  });

  it('shows the verdict and the reason in one line', () => {
    const [first] = tally.finished();
    if (first === undefined) throw new Error('nothing finished');
    expect(finishedLine(first, painter(false))).toBe(
      'austin: BROKEN, 7 seen (+7 ~0 -0) in 0 ms: stopped: [31mboom',
    );
  });

  it('sums up verdicts and the rate', () => {
    expect(totalLine(tally, 10_000)).toBe('1 portal: 1 BROKEN; 47 records in 10 s (5/s)');
  });

  it('tells in the summary what waits for a person', () => {
    const run = aRun({ verdict: 'HELD', heldRemovals: 30, expected: null, reason: 'a third would go' });
    const lines = renderTable([{ portal: 'austin', run, ms: 1200 }], summaryColumns, {
      width: Infinity,
      paint: painter(false),
    });
    expect(lines[1]).toMatch(/^austin +HELD +100 +– .* 30 removals wait for a person\. a third would go$/);
  });
});
