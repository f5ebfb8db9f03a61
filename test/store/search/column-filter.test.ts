import { describe, expect, it } from 'vitest';
import { columnTest } from '../../../src/store/search/column-filter.ts';
import { aColumn, aDataset } from '../../support/builders.ts';
import { partsOf } from './index-of.ts';

const datasets = [
  aDataset({ columns: [aColumn('permit_number'), aColumn('issued', 'Date of issue')] }),
  aDataset({ columns: [aColumn('permit'), aColumn('number')] }),
  aDataset({ title: 'Permit number', description: 'permit number', columns: [aColumn('id')] }),
  aDataset({ columns: [aColumn('郵便番号', '所在地の住所')] }),
];

describe('a condition on columns', () => {
  const { columns, postings } = partsOf(datasets);
  const matching = (text: string) => {
    const test = columnTest(text, columns, postings);
    return datasets.flatMap((_, slot) => (test(slot) ? [slot] : []));
  };

  it.each([
    ['permit number', [0]],
    ['number', [0, 1]],
    ['NUM', [0, 1]],
    ['date issue', [0]],
    ['issued date', []],
    // A repeated word is the last one too.
    ['num num', [0, 1]],
    ['番号', [3]],
    ['所在地', [3]],
    ['番所', []],
    ['none', []],
    ['?', []],
    // Nobody has it: the nearest that a column has, which no title counts for.
    ['permitt number', [0]],
    ['isue', [0]],
    ['descripton', []],
    ['numbr', [0, 1]],
    ['ib', []],
    ['所住番', []],
    ['', []],
  ])('%j holds for one column that has all the words: %j', (text, slots) => {
    expect(matching(text)).toEqual(slots);
  });

  it('bears more words than there are bits', () => {
    expect(matching(Array.from({ length: 100 }, (_, i) => `w${i}`).join(' '))).toEqual([]);
  });
});
