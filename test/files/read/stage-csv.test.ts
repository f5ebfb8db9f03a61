import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBench, type Bench } from '../support.ts';

let bench: Bench;
beforeAll(() => {
  bench = aBench();
});
afterAll(() => bench.close());

const read = (content: string | Uint8Array, caps = {}) => bench.read('csv', content, { caps });
async function columnsOf(content: string): Promise<readonly string[]> {
  return (await read(content)).columns.map(({ name, storage }) => `${name} ${storage.as}`);
}

describe('delimited text', () => {
  it('has a header, rows, and a type for every column', async () => {
    const about = await read('id,zip,price\n1,02134,9.50\n2,10001,\n');
    expect(about.rows).toBe(2);
    expect(about.columns).toEqual([
      {
        name: 'id',
        title: null,
        description: null,
        sourceType: 'CSV',
        storage: { as: 'bigint' },
        nullable: false,
      },
      {
        name: 'zip',
        title: null,
        description: null,
        sourceType: 'CSV',
        storage: { as: 'text', marked: false },
        nullable: false,
      },
      {
        name: 'price',
        title: null,
        description: null,
        sourceType: 'CSV',
        storage: { as: 'decimal', whole: 1, scale: 1 },
        nullable: true,
      },
    ]);
  });

  it('may be a header alone', async () => {
    expect(await read('a,b\n')).toMatchObject({
      rows: 0,
      columns: [{ name: 'a', nullable: false }, { name: 'b' }],
    });
  });

  it('may have delimiters too many at the ends of its lines', async () => {
    expect(await columnsOf('a;b\n1;2;;\n3;4;\n')).toEqual(['a bigint', 'b bigint']);
  });

  it('may begin with a line for Excel', async () => {
    expect(await columnsOf('sep=|\na,1|b\nx|2\n')).toEqual(['a,1 text', 'b bigint']);
  });

  it('counts blanks as no value among numbers and as text among texts', async () => {
    const about = await read('n,t\n 1 , \n  ,x\n');
    expect(about.columns).toMatchObject([
      { storage: { as: 'bigint' }, nullable: true },
      { storage: { as: 'text' }, nullable: false },
    ]);
  });

  it('of a later line decides too, however long the text', async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => `${String(index)},2024-05-01`).join('\n');
    expect(await columnsOf(`a,b\n${many}\n`)).toEqual(['a bigint', 'b date']);
    expect(await columnsOf(`a,b\n${many}\n1e2,soon\n`)).toEqual(['a decimal', 'b text']);
  });
});

describe('what is refused', () => {
  it.each([
    ['a,b\n1,2\n3\n', 'Line 3 has 1 cell, the header has 2'],
    ['a,b\n1,2,3\n', 'Line 2 has 3 cells, the header has 2'],
    ['Title\na,b\n1,2\n', 'Line 2 has 2 cells, the header has 1'],
    ['a,b\n1,"2\n3,4\n', 'The quotation mark that opens in line 2 is never closed'],
    ['a,b\n1,"2"3\n', 'In line 2 text follows a closing quotation mark'],
    ['a,b\n1,2\u00003\n', 'There is a NUL byte in line 2: this is no text'],
    ['\n\n', 'The file has no header line'],
  ])('%j, with the line', async (content, message) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'BAD_SHAPE', message });
  });

  it('is more rows, columns or bytes in a row than the caps', async () => {
    const caps = { maxRows: 2, maxColumns: 3, maxRowBytes: 100 };
    const cases = [
      ['a\n1\n2\n3\n', 'The file has more than 2 rows; at most 2 are read'],
      ['a,b,c,d\n', 'The file has 4 columns; at most 3 are read'],
      [`${','.repeat(100)}\n`, 'The file has more than 3 columns in line 1; at most 3 are read'],
      [
        `a\n${'x'.repeat(101)}\n`,
        'The row that begins in line 2 has more than 100 bytes, the most that are read, unless a quotation mark is missing',
      ],
    ] as const;
    for (const [content, message] of cases)
      await expect(read(content, caps)).rejects.toMatchObject({ code: 'TOO_LARGE', message });
  });

  it('ends at once when the caller gives up', async () => {
    await expect(
      bench.read('csv', 'a\n1\n', { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
  });
});
