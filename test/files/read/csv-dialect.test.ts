import { describe, expect, it } from 'vitest';
import { dialectOf, separatorLine } from '../../../src/files/read/csv-dialect.ts';

function found(text: string, isTabbed = false): string {
  const { delimiter, quotes } = dialectOf(Buffer.from(text), true, isTabbed);
  return `${String.fromCharCode(delimiter)}${quotes ? ' quoted' : ''}`;
}

describe('the dialect', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ', quoted'],
    ['a;b;c\n1,5;2,5;3\n', '; quoted'],
    ['a\tb\n1,2\t3\n', '\t quoted'],
    ['a|b\n1|2\n', '| quoted'],
    ['name;"a;b"\n"x;y";2\n', '; quoted'],
    ['a,b;c\n1,2;3\n4,5;6\n', ', quoted'],
    ['title\nonly one\n', ', quoted'],
    ['title\nwith, a comma\n', ', quoted'],
    ['Report of 2024\na;b\n1;2\n', '; quoted'],
    ['', ', quoted'],
  ])('of %j is %j', (text, dialect) => {
    expect(found(text)).toBe(dialect);
  });

  it('is not another one because of a quotation mark that stands wrong: that is for the reader to report', () => {
    expect(found('a,b\n1,"x"y\n')).toBe(', quoted');
  });

  it('of tab-separated text has quotation marks only where they can be read', () => {
    expect(found('a\tb\n"x\ty"\t2\n', true)).toBe('\t quoted');
    expect(found('a\tb\n"x\t1\n', true)).toBe('\t');
    expect(found('a,b\n1,2\n', true)).toBe('\t quoted');
  });

  it('is told by a first line for Excel', () => {
    expect(separatorLine(Buffer.from('sep=;\r\na,b;c'))).toEqual({ delimiter: 0x3b, length: 7 });
    expect(separatorLine(Buffer.from('SEP=\t\na'))).toEqual({ delimiter: 9, length: 6 });
    expect(separatorLine(Buffer.from('sep,a\n'))).toBeNull();
  });
});
