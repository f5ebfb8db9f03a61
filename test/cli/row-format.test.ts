import { describe, expect, it } from 'vitest';
import { chooseFormat, readLimit } from '../../src/cli/row-format.ts';

describe('the form of rows', () => {
  it.each([
    [{}, 'table'],
    [{ json: true }, 'json'],
    [{ format: 'CSV' }, 'csv'],
    [{ json: true, format: 'ndjson' }, 'ndjson'],
    [{ output: 'trees.csv' }, 'csv'],
    [{ output: 'a.b/trees.JSONL' }, 'ndjson'],
    [{ output: 'trees.csv', format: 'json' }, 'json'],
    [{ output: 'trees.parquet' }, 'parquet'],
  ])('of %j is %s', (options, format) => {
    expect(chooseFormat(options, true)).toBe(format);
  });

  it.each([
    [{ format: 'cvs' }, 'Did you mean "csv"?'],
    [{ json: true, format: 'csv' }, 'contradict'],
    [{ output: 'trees' }, 'which format is trees to have?'],
    [{ output: 'trees.xlsx' }, 'which format'],
    [{ format: 'parquet' }, 'not for a terminal'],
  ])('of %j is refused: %s', (options, message) => {
    expect(() => chooseFormat(options, true)).toThrow(message);
  });

  it('may be Parquet where no terminal reads', () => {
    expect(chooseFormat({ format: 'parquet' }, false)).toBe('parquet');
  });
});

describe('how many rows', () => {
  it('are 20 in a table and all elsewhere, unless said', () => {
    expect([readLimit({}, 'table'), readLimit({}, 'csv')]).toEqual([20, null]);
    expect([readLimit({ limit: 'ALL' }, 'table'), readLimit({ limit: '1_000' }, 'csv')]).toEqual([
      null,
      1_000,
    ]);
  });

  it.each(['0', '-1', '1.5', 'some', '1e9', '99999999999999999999'])('is not %s', (limit) => {
    expect(() => readLimit({ limit }, 'csv')).toThrow('--limit: expected');
  });
});
