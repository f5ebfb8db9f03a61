import { describe, expect, it } from 'vitest';
import { checksFor } from '../../src/conformance/index.ts';
import { isCanonical } from '../../src/conformance/cell-form.ts';
import { rowsExcess } from '../../src/conformance/rows-excess.ts';
import { rowDifference } from '../../src/conformance/rows-filter.ts';
import type { Cell, ColumnType, RowCapabilities } from '../../src/connector/index.ts';
import { said, saidOf } from './messages.ts';
import { rowSaboteurs, rowSource } from './saboteurs/rows.ts';
import { sound, soundSubject } from './saboteurs/sabotage.ts';
import { ckanSubject, NARROW } from './twin-subjects.ts';

function of(id: string): Promise<string> {
  return saidOf(id, rowSaboteurs[id]);
}

describe('the checks of rows', () => {
  it('say which cell, row or column is not as it should be', async () => {
    expect(await of('rows/types-hold')).toMatch(
      /^"amount" of row \d+: "[-\d.]+" is not how decimal is written$/,
    );
    expect(await of('rows/nulls-are-null')).toMatch(/^"extra\{\}": \d+ cells hold nothing, 0 are null$/);
    expect(await of('rows/projection-only')).toContain('row 1 has "rank", which nobody asked for');
    expect(await of('rows/described')).toBe('the key "_id" is a column that may be null');
    expect(await of('rows/ends-on-last')).toContain('ended after a batch that is not the last');
    expect(await of('rows/odd-column-names')).toContain('alone: other values than among all columns');
  });

  it('say which question was answered wrongly, and how', async () => {
    expect(await of('rows/sort')).toMatch(/asc, nulls first: .* stand the wrong way round$/);
    expect(await of('rows/windows-concatenate')).toBe('all rows, 6 rows from 24: 1 came, not 0');
    expect(await of('rows/count-agrees')).toMatch(/: \d+ rows, but the count is 24 \(exact\)$/);
    expect(await of('rows/aggregate-agrees')).toMatch(/ where .*: group .*expected \d+, got \d+/);
    expect(await of('rows/literals-are-literals')).toContain('not expected: ');
    expect(await of('rows/undeclared-is-refused')).toMatch(
      / is not declared: expected UNSUPPORTED, got an answer$/,
    );
  });

  it('say what an error became, and when', async () => {
    expect(await of('rows/errors-pass-through')).toMatch(/^while reading rows: RATE_LIMITED became/);
    expect(await of('rows/unknown-table-is-null')).toMatch(/expected null, got ConnectorError NOT_FOUND/);
    expect(await of('rows/hostile-answers')).toMatch(/\$\.result\.records = true: .*TypeError/);
  });

  it('catch a failure that is thrown where it should be a value', async () => {
    const thrower = rowSource((own) => ({
      describe: async (refs, call) => {
        const answers = await own.describe(refs, call);
        for (const answer of answers) if (answer instanceof Error) throw answer;
        return answers;
      },
    }));
    expect(await saidOf('rows/describe-aligned', thrower)).toContain('expected it as a value for each table');
  });

  it('do not apply where there are no rows, no table, or nothing of the kind is declared', async () => {
    const { manifest } = sound;
    const capabilities = { ...manifest.capabilities, rows: null };
    const rowless = { ...sound, manifest: { ...manifest, capabilities } };
    const id = 'rows/sort';
    expect(await said(id, { ...soundSubject, connector: rowless })).toBe(
      'inapplicable: the platform gives no rows',
    );
    expect(checksFor(rowless).filter((check) => check.id.startsWith('filter/'))).toEqual([]);
    expect(await said(id, { ...soundSubject, table: null })).toBe('inapplicable: the subject names no table');
    expect(await said('rows/aggregate-agrees', ckanSubject('2.11', NARROW))).toBe(
      'inapplicable: the table declares no aggregates',
    );
  });
});

describe('the rows of an answer', () => {
  it('may be more than expected only where that is declared, and never twice', () => {
    expect(rowDifference(['a', 'b'], ['b', 'a'], 'exact')).toBeNull();
    expect(rowDifference(['a', 'b'], ['b', 'c'], 'exact')).toBe('missing: a; not expected: c');
    expect(rowDifference(['a'], ['c', 'a'], 'superset')).toBeNull();
    expect(rowDifference(['a'], ['a', 'a'], 'superset')).toBe('not expected: a');
    expect(rowDifference(['a', 'a'], ['a'], 'superset')).toBe('missing: a');
  });
});

describe('the form of a cell', () => {
  it.each<[ColumnType, readonly Cell[], readonly Cell[]]>([
    ['text', ['', 'a'], [1, true, {}]],
    ['integer', [7, -1, '9007199254740993'], ['7', 1.5, 2 ** 53, '1e3', -0]],
    ['decimal', [0.1, '12345678901234567.89'], ['0.1', '0.10', '1e5', Number.NaN]],
    ['boolean', [true, false], ['true', 1]],
    ['date', ['2024-05-01'], ['2024-5-1', '2024-05-01T00:00:00', 20240501]],
    [
      'instant',
      ['2024-05-01T09:30:00', '2024-05-01T09:30:00.5Z'],
      ['2024-05-01 09:30', '2024-05-01T09:30:00+02:00'],
    ],
    ['point', [{ type: 'Point', coordinates: [1, 2] }], [[1, 2], { type: 'Point', coordinates: [] }]],
    ['json', [[1, { a: null }], 'x'], [Number.POSITIVE_INFINITY]],
  ])('of %s', (type, right, wrong) => {
    expect(right.filter((cell) => !isCanonical(cell, type))).toEqual([]);
    expect(wrong.filter((cell) => isCanonical(cell, type))).toEqual([]);
  });
});

describe('what a table claims beyond its portal', () => {
  const most: RowCapabilities = {
    filter: { eq: { text: 'superset' } },
    logic: ['and'],
    maxValues: 5,
    orderBy: { maxKeys: 1, types: ['text'], nulls: 'last', text: 'collation' },
    page: { maxSize: 10, reach: 100 },
    count: 'estimate',
    aggregate: { functions: { sum: ['integer'] }, groupBy: [], buckets: [], maxGroupKeys: 1 },
  };

  it('is nothing for less, and named for more', () => {
    expect(rowsExcess(most, most)).toEqual([]);
    const less: RowCapabilities = { ...most, filter: {}, orderBy: null, aggregate: null, count: 'none' };
    expect([rowsExcess(less, most), rowsExcess(null, null), rowsExcess(most, null)]).toEqual([
      [],
      [],
      ['rows'],
    ]);
    const more: RowCapabilities = {
      filter: { eq: { text: 'exact', date: 'superset' } },
      logic: ['or'],
      maxValues: null,
      orderBy: { maxKeys: 2, types: ['date'], nulls: 'choose', text: 'code-point' },
      page: { maxSize: 11, reach: null },
      count: 'exact',
      aggregate: { functions: { avg: ['text'] }, groupBy: ['date'], buckets: ['day'], maxGroupKeys: 2 },
    };
    expect(rowsExcess(more, most)).toEqual([
      'rows.filter.eq.text',
      'rows.filter.eq.date',
      'rows.logic: or',
      'rows.maxValues',
      'rows.orderBy.maxKeys',
      'rows.orderBy.types: date',
      'rows.orderBy.nulls: choose',
      'rows.orderBy.text',
      'rows.page.maxSize',
      'rows.page.reach',
      'rows.count',
      'rows.aggregate.functions.avg: text',
      'rows.aggregate.groupBy: date',
      'rows.aggregate.buckets: day',
      'rows.aggregate.maxGroupKeys',
    ]);
  });
});
