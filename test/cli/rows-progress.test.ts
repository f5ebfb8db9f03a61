import { describe, expect, it } from 'vitest';
import { expectedOf, lookOf, rowsLine, showRowsProgress } from '../../src/cli/rows-progress.ts';
import { aWorld } from '../support/cli-world.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 23, 12, 0, seconds));
const exactly = (value: number) => ({ value, precision: 'exact' }) as const;

describe('how far an answer of rows is', () => {
  it('is told with what is known: rows, those read, rate, requests, time', () => {
    const state = { given: 12_000, scanned: 14_000, limit: null, requests: 13, ms: 2_500 };
    expect(rowsLine({ ...state, total: exactly(40_000) })).toBe(
      '12,000 of 40,000 rows · 14,000 read · 4,800/s · 13 requests · 3 s',
    );
    expect(rowsLine({ ...state, scanned: 12_000, total: null, requests: 1, ms: 100 })).toBe(
      '12,000 rows · 1 request · 100 ms',
    );
    expect(rowsLine({ ...state, total: { value: 40_000, precision: 'estimate' } })).toContain(
      '12,000 of about 40,000 rows',
    );
  });

  it('expects no more than was asked for', () => {
    expect(expectedOf({ total: exactly(40_000), limit: 500 })).toBe(500);
    expect(expectedOf({ total: exactly(40), limit: 500 })).toBe(40);
    expect(expectedOf({ total: null, limit: 500 })).toBeNull();
  });
});

describe('progress of rows', () => {
  it('is told in plain lines without a terminal, at most every five seconds', () => {
    const world = aWorld();
    world.setNow(at(0));
    const progress = showRowsProgress(world, lookOf(world, false, true), null);
    for (let second = 1; second <= 11; second += 1) {
      world.setNow(at(second));
      progress.apply(
        { rows: [{}], given: second * 100, scanned: second * 100, total: exactly(2_000) },
        second,
      );
    }
    progress.end();
    expect(world.err().trimEnd().split('\n')).toEqual([
      '500 of 2,000 rows · 100/s · 5 requests · 5 s',
      '1,000 of 2,000 rows · 100/s · 10 requests · 10 s',
    ]);
    expect(world.out()).toBe('');
  });

  it('moves in place on a terminal when the rows go elsewhere, and clears itself away', () => {
    const world = aWorld({ isTTY: true, isOutTTY: false, columns: 60 });
    const progress = showRowsProgress(world, lookOf(world, false, true), 1_000);
    progress.apply({ rows: [{}], given: 500, scanned: 500, total: exactly(5_000) }, 2);
    world.tick();
    expect(world.err()).toContain('██████████░░░░░░░░░░  500 of 1,000 rows');
    progress.end();
    const written = world.err();
    world.tick();
    expect(world.err()).toBe(written);
    expect(written.endsWith('\u001b[1A\r\u001b[J')).toBe(true);
  });

  it('gives way to rows that are printed on the same terminal', () => {
    const world = aWorld({ isTTY: true });
    const progress = showRowsProgress(world, lookOf(world, false, true), null);
    progress.apply({ rows: [], given: 0, scanned: 9, total: null }, 1);
    world.tick();
    expect(world.err()).toContain('0 rows · 9 read');
    progress.apply({ rows: [{}], given: 1, scanned: 10, total: null }, 1);
    const written = world.err();
    world.tick();
    progress.apply({ rows: [{}], given: 2, scanned: 2, total: null }, 1);
    expect(world.err()).toBe(written);
    expect(lookOf(world, false, false)).toBe('moving');
  });

  it('is silent when that is wanted, and still counts', () => {
    const world = aWorld({ isTTY: true });
    const progress = showRowsProgress(world, lookOf(world, true, true), null);
    progress.apply({ rows: [{}], given: 7, scanned: 9, total: null }, 3);
    world.tick();
    progress.end();
    expect(world.err()).toBe('');
    expect(progress.state()).toMatchObject({ given: 7, scanned: 9, requests: 3 });
  });
});
