import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFormat, jsonFormat, ndjsonFormat, type TextFormat } from '../../../src/files/write/text-rows.ts';
import type { Json } from '../../../src/domain/json.ts';
import type { Row } from '../../../src/domain/query/ast.ts';

function written(format: TextFormat, rows: readonly Row[]): string {
  return format.head + rows.map((row, at) => format.row(row, at === 0)).join('') + format.foot(rows.length);
}
/** RFC 4180 read back; an unquoted empty cell is null. */
function readCsv(text: string): (string | null)[][] {
  const lines: (string | null)[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/y;
  let line: (string | null)[] = [];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error(`no CSV: ${JSON.stringify(text)}`);
    line.push(match[1]?.replaceAll('""', '"') ?? (match[2] === '' ? null : (match[2] ?? null)));
    if (match[3] === '\n') {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}

const ODD: readonly Row[] = [
  { a: 'O"Neil, Jr.\nSecond line', b: '', c: null },
  { a: '=1+1', b: '12345678901234567.89', c: { type: 'Point', coordinates: [1, 2] } },
];

describe('rows as text', () => {
  it('writes CSV that keeps commas, quotes, line ends, and an empty text apart from nothing', () => {
    expect(written(csvFormat(['a', 'b', 'c']), ODD)).toBe(
      'a,b,c\n"O""Neil, Jr.\nSecond line","",\n' +
        '=1+1,12345678901234567.89,"{""type"":""Point"",""coordinates"":[1,2]}"\n',
    );
  });

  it('writes any texts as CSV that reads back as they were', () => {
    const cell = fc.option(fc.string({ unit: 'grapheme' }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (cells) => {
        const rows = cells.map(([a, b]): Row => ({ a, b }));
        expect(readCsv(written(csvFormat(['a', 'b']), rows)).slice(1)).toEqual(cells.map((row) => [...row]));
      }),
    );
  });

  it('writes one object a line, every column in it, and the same objects as one list', () => {
    const lines = written(ndjsonFormat(['c', 'a', 'none']), ODD)
      .trimEnd()
      .split('\n');
    const objects = lines.map((line): Json => JSON.parse(line));
    expect(objects[1]).toEqual({ c: { type: 'Point', coordinates: [1, 2] }, a: '=1+1', none: null });
    expect(JSON.parse(written(jsonFormat(['c', 'a', 'none']), ODD))).toEqual(objects);
  });

  it('writes a table without rows as a head, nothing, or an empty list', () => {
    const formats = [csvFormat, ndjsonFormat, jsonFormat].map((format) => written(format(['a']), []));
    expect(formats).toEqual(['a\n', '', '[]\n']);
  });
});
