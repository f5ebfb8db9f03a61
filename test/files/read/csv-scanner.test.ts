import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError, CsvScanner } from '../../../src/files/read/csv-scanner.ts';

const LIMITS = { maxRecordBytes: 1_000, maxCells: 50 };
interface Scanned {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}
function scan(
  text: string | Uint8Array,
  size = 1_000_000,
  delimiter = ',',
  quotes = true,
  limits = LIMITS,
): Scanned {
  const rows: string[][] = [];
  const lines: number[] = [];
  const scanner = new CsvScanner(
    { delimiter: delimiter.charCodeAt(0), quotes },
    limits,
    ({ bytes, ends, count, line }) => {
      const cells: string[] = [];
      let start = 0;
      for (const end of ends.subarray(0, count)) {
        cells.push(Buffer.from(bytes.subarray(start, end)).toString());
        start = end;
      }
      rows.push(cells);
      lines.push(line);
    },
  );
  const all = Buffer.from(text);
  for (let at = 0; at < all.length; at += size) scanner.push(all.subarray(at, at + size));
  scanner.end();
  return { rows, lines };
}
function faultOf(text: string | Uint8Array, limits = LIMITS): string {
  try {
    scan(text, 7, ',', true, limits);
  } catch (error) {
    if (error instanceof CsvError) return `${error.fault} ${String(error.line)}`;
    throw error;
  }
  return 'none';
}

describe('records', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\n\n\nb\n', [['a'], ['b']]],
    [
      'a,\n,b\n,\n',
      [
        ['a', ''],
        ['', 'b'],
        ['', ''],
      ],
    ],
    ['"a,1","b\nc","d ""e"""\n', [['a,1', 'b\nc', 'd "e"']]],
    ['"a"  ,b\n', [['a', 'b']]],
    ['a"b,c"\n', [['a"b', 'c"']]],
    ['""\n', [['']]],
    ['"a\r\nb"\r\n', [['a\r\nb']]],
    ['é,ß😀\n', [['é', 'ß😀']]],
    ['', []],
    ['\n\r\n', []],
  ])('of %j are found however it is cut into pieces', (text, rows) => {
    for (const size of [1, 2, 3, 1_000]) expect(scan(text, size).rows).toEqual(rows);
  });

  it('know the line that they begin in', () => {
    expect(scan('a\n"b\nb"\r\n\rc\n').lines).toEqual([1, 2, 5]);
  });

  it('take quotation marks for letters where the dialect has none', () => {
    expect(scan('"a|b\n', 2, '|', false).rows).toEqual([['"a', 'b']]);
  });

  it('come out as they were put in', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '\t'),
      maxLength: 5,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) => {
        const text = rows
          .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        expect(scan(text, size).rows).toEqual(rows);
      }),
    );
  });
});

describe('what is no table', () => {
  it.each([
    ['a,"b\nc\nd', 'unclosed-quote 1'],
    ['a\n"b"c\n', 'text-behind-quote 2'],
    ['a\nb\u0000\n', 'nul 2'],
    ['a\n"b\n\u0000"\n', 'nul 3'],
  ])('is told with its line: %j', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('is a line too long, or with too many cells', () => {
    expect(faultOf(`a\n${'x'.repeat(1_001)}\n`)).toBe('too-long 2');
    expect(faultOf(`a\n"${'x\n'.repeat(600)}`)).toBe('too-long 2');
    expect(faultOf(`a\n${','.repeat(50)}\n`)).toBe('too-many-cells 2');
  });
});
