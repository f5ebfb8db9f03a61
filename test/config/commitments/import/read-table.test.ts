import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ROW_LENGTH, readImportTable } from '../../../../src/config/commitments/import/read-table.ts';
import { xlsxOf, zipOf, type XlsxCell } from '../../../support/xlsx.ts';

async function read(content: string | Uint8Array, sheet: string | null = null) {
  const { notes, ...rest } = await readImportTable(Buffer.from(content), sheet);
  const table = 'table' in rest ? rest.table : null;
  const rows = table?.rows.map(({ line, cells }) => [line, ...cells]) ?? [];
  return {
    header: table?.header ?? [],
    rows,
    codes: notes.map(({ code, line }) => `${code}:${line}`),
    notes,
  };
}

describe('a table of a stranger', () => {
  it('is read with the line that each row begins in', async () => {
    const { header, rows, codes } = await read('\ufeffa,b\r\n1,"two\nlines"\r\n\r\n3,=1+1\r\n');
    expect(header).toEqual(['a', 'b']);
    expect(rows).toEqual([
      [2, '1', 'two\nlines'],
      [5, '3', '=1+1'],
    ]);
    expect(codes).toEqual([]);
  });

  it.each([';', '\t'])('may have "%s" between its cells', async (mark) => {
    const { rows } = await read(`a${mark}"b,c"\n1${mark}2,3\n`);
    expect(rows).toEqual([[2, '1', '2,3']]);
  });

  it('may be packed, and in UTF-16', async () => {
    expect((await read(gzipSync('a,b\n1,ñ\n'))).rows).toEqual([[2, '1', 'ñ']]);
    expect((await read(Buffer.from('\ufeffa\tb\n1\tñ\n', 'utf16le'))).rows).toEqual([[2, '1', 'ñ']]);
  });

  it('is Windows-1252 where it is no UTF-8, and that is told', async () => {
    const { rows, codes } = await read(Buffer.from('a,b\n1,a\u00f1o \u0096 \u0080\n', 'latin1'));
    expect(rows).toEqual([[2, '1', 'año – €']]);
    expect(codes).toEqual(['W-CSV-04:1']);
  });

  it('keeps ragged rows as they are, but for empty cells at the end', async () => {
    const { header, rows } = await read('a,b,,\n1\n1,2,3\n1,2,,\n,,,\n');
    expect(header).toEqual(['a', 'b']);
    expect(rows).toEqual([
      [2, '1'],
      [3, '1', '2', '3'],
      [4, '1', '2'],
    ]);
  });

  it.each([
    ['an open quote', 'a,b\n1,"two\n3,4\n', 'E-SYN-01:3'],
    ['a quote within a cell', 'a,b\n1,tw"o"\n', 'E-SYN-01:2'],
    ['nothing', '', 'E-SYN-01:1'],
    ['bytes of something else', 'a\u0000b\n', 'E-SYN-01:1'],
    ['a gzip file that is cut off', gzipSync('a,b\n1,2\n').subarray(0, 15), 'E-SYN-01:1'],
    ['half a spreadsheet', xlsxOf({ one: [['a']] }).subarray(0, 200), 'E-SYN-01:1'],
  ])('is told to be none: %s', async (_, content, code) => {
    expect((await read(content)).codes).toEqual([code]);
  });

  it('may not hold a cell of 50 MB', async () => {
    const { notes } = await read(`a,b\n1,"${'x'.repeat(50 * 1024 * 1024)}"\n`);
    expect(notes[0]?.message).toContain(String(MAX_ROW_LENGTH));
  });

  it('may not become huge when it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 'a'));
    expect((await read(bomb)).notes[0]?.message).toBe('expected at most 128 MB when unpacked, got more');
    const honest = zipOf({ 'xl/a.xml': Buffer.alloc(200 * 1024 * 1024) });
    expect((await read(honest)).notes[0]?.message).toContain('128 MB');
    const liar = zipOf({ 'xl/a.xml': Buffer.alloc(200 * 1024 * 1024) }, 1000);
    expect((await read(liar)).notes[0]?.message).toContain('holds more than it says');
  }, 30_000);

  it('may be a spreadsheet, with days, formulas and numbers as they are written', async () => {
    const cells: readonly (readonly XlsxCell[])[] = [
      ['a', 'b', 'c', null],
      [{ day: 43525 }, 2.5, { formula: '1+1', value: 'two' }],
      [null, '', null],
      ['x', null, 'z'],
    ];
    const book = xlsxOf({ first: cells, second: [['only']] });
    const { header, rows } = await read(book);
    expect(header).toEqual(['a', 'b', 'c']);
    expect(rows).toEqual([
      [2, '2019-03-01', '2.5', 'two'],
      [4, 'x', '', 'z'],
    ]);
    expect((await read(book, 'second')).header).toEqual(['only']);
    expect((await read(book, 'third')).codes).toEqual(['E-SYN-01:1']);
  });

  it('never throws, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'PK\u0003\u0004', '\u001f\u008b'),
        async (bytes, head) => {
          const { notes } = await readImportTable(Buffer.concat([Buffer.from(head, 'latin1'), bytes]), null);
          expect(notes.length).toBeLessThan(2);
        },
      ),
    );
  });
});
