import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameColumns } from '../../../src/files/read/column-names.ts';

const namesOf = (...headers: readonly string[]): readonly string[] =>
  nameColumns(headers).map(({ name }) => name);

describe('names of columns', () => {
  it('are the headers where these can be told apart', () => {
    expect(nameColumns(['id', 'Straße', 'a b'])).toEqual([
      { name: 'id', title: null },
      { name: 'Straße', title: null },
      { name: 'a b', title: null },
    ]);
  });

  it('lose blanks around them and line ends within', () => {
    expect(namesOf(' id ', 'total\r\namount', 'a\u0000b')).toEqual(['id', 'total amount', 'a b']);
  });

  it('are made up where there is none, and made different where two are the same; the title says so', () => {
    expect(nameColumns(['a', '', 'a', 'a_2', 'a'])).toEqual([
      { name: 'a', title: null },
      { name: 'column_2', title: '(column 2, without a name in the file)' },
      { name: 'a_3', title: 'a (column 3, not the first of this name in the file)' },
      { name: 'a_2', title: null },
      { name: 'a_4', title: 'a (column 5, not the first of this name in the file)' },
    ]);
  });

  it('never take the name of the row’s number', () => {
    expect(nameColumns([':row'])).toEqual([{ name: ':row_2', title: ':row' }]);
  });

  it('are as many as the headers, all different, none empty', () => {
    const header = fc.oneof(
      fc.constantFrom('', 'a', 'a_2', 'a_3', ':row', 'column_1', ' '),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(header, { maxLength: 12 }), (headers) => {
        const names = namesOf(...headers);
        expect(names).toHaveLength(headers.length);
        expect(new Set([...names, ':row', '']).size).toBe(headers.length + 2);
      }),
    );
  });
});
