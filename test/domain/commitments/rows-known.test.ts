import { describe, expect, it } from 'vitest';
import { awaitsCount, rowsKnown } from '../../../src/domain/commitments/rows-known.ts';
import type { ContentFact, RowsFound } from '../../../src/domain/metrics/content/content-fact.ts';
import type { Moment } from '../../../src/domain/dataset.ts';
import { aDataset, aDistribution } from '../../support/builders.ts';

const AT = '2026-11-23T06:00:00.000Z';
const moment = (at: string, precision: Moment['precision'] = 'second'): Moment => ({
  ...{ at, precision, raw: at },
});
const table = aDistribution({ tableId: 't1' });
const dataset = aDataset({ dataModified: moment('2026-11-20T10:00:00.000Z'), distributions: [table] });
const counted: RowsFound = { most: 100, estimate: null, uncounted: 0, reason: null };
function aFact(given: Partial<ContentFact> = {}): ContentFact {
  return {
    ...{ portal: 'springfield', localId: 'd', probedAt: '2026-11-21T00:00:00.000Z', table: 'api:t1' },
    ...{ column: null, newest: null, isWhole: true, future: null, reason: null, rows: counted },
    ...given,
  };
}

describe('what is known of rows', () => {
  it('has both bounds where every table was counted after the last change of the data', () => {
    const known = { least: 100, most: 100, estimate: null, reason: null };
    expect(rowsKnown(dataset, aFact(), AT)).toEqual(known);
    expect(rowsKnown(dataset, aFact({ probedAt: '2026-11-20T10:00:00.000Z' }), AT)).toEqual(known);
  });

  it('has the lower bound alone where another table was not counted, and none in an estimate', () => {
    const files = { ...counted, uncounted: 1, reason: 'FILE_TABLE' };
    expect(rowsKnown(dataset, aFact({ rows: files }), AT)).toEqual({
      ...{ least: 100, most: null, estimate: null, reason: 'FILE_TABLE' },
    });
    const guess = { most: null, estimate: 90, uncounted: 1, reason: 'ESTIMATE_ONLY' };
    expect(rowsKnown(dataset, aFact({ rows: guess }), AT)).toEqual({
      ...{ least: null, most: null, estimate: 90, reason: 'ESTIMATE_ONLY' },
    });
  });

  it.each([
    ['the data changed since', { probedAt: '2026-11-20T09:59:59.000Z' }, 'CHANGED_SINCE_COUNT'],
    ['it was counted too long ago', { probedAt: '2026-10-24T05:59:59.000Z' }, 'COUNT_TOO_OLD'],
  ])('is nothing where %s', (_, given, reason) => {
    const old = { ...dataset, dataModified: moment('2026-01-01T00:00:00.000Z') };
    const of = reason === 'COUNT_TOO_OLD' ? old : dataset;
    expect(rowsKnown(of, aFact(given), AT)).toEqual({ least: null, most: null, estimate: null, reason });
  });

  it('lasts for 30 days where the record tells of no change', () => {
    const silent = { ...dataset, dataModified: null };
    expect(rowsKnown(silent, aFact({ probedAt: '2026-10-24T06:00:00.000Z' }), AT).least).toBe(100);
  });

  it('takes a change that is told by its day for one of its last moment, and those of distributions too', () => {
    const day = { ...dataset, dataModified: moment('2026-11-21T00:00:00.000Z', 'day') };
    expect(rowsKnown(day, aFact({ probedAt: '2026-11-21T18:00:00.000Z' }), AT).reason).toBe(
      'CHANGED_SINCE_COUNT',
    );
    expect(rowsKnown(day, aFact({ probedAt: '2026-11-22T00:00:00.000Z' }), AT).reason).toBeNull();
    const file = { ...table, modified: moment('2026-11-22T00:00:00.000Z') };
    expect(rowsKnown({ ...dataset, distributions: [file] }, aFact(), AT).reason).toBe('CHANGED_SINCE_COUNT');
  });

  it('tells whether asking would help', () => {
    expect(rowsKnown(dataset, null, AT).reason).toBe('ROWS_NOT_COUNTED');
    const { rows: _, ...before } = aFact();
    expect(rowsKnown(dataset, before, AT).reason).toBe('ROWS_NOT_COUNTED');
    expect(rowsKnown({ ...dataset, distributions: [aDistribution()] }, null, AT).reason).toBe('NO_TABLE');
    const open = (reason: string | null, check = 'rowCount') =>
      awaitsCount({
        ...{ check, state: 'UNKNOWN', observed: null, expected: null, required: true },
        ...{ class: 'other', reason, indicator: null },
      });
    expect(
      ['ROWS_NOT_COUNTED', 'COUNT_TOO_OLD', 'CHANGED_SINCE_COUNT', 'UNREACHABLE'].filter((one) => !open(one)),
    ).toEqual([]);
    expect(['NO_TABLE', 'ESTIMATE_ONLY', 'FILE_TABLE'].filter((one) => open(one))).toEqual([]);
    expect([open(null), open('ROWS_NOT_COUNTED', 'alive')]).toEqual([false, false]);
  });
});
