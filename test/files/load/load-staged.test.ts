import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell, Row } from '../../../src/domain/query/ast.ts';
import { dateCell, decimalCell, instantCell, integerCell } from '../../../src/domain/query/cells.ts';
import { checkOrder } from '../../../src/files/load/load-staged.ts';
import { sqlText } from '../../../src/files/engine/sql.ts';
import { aBench, rowsOf, type Bench } from '../support.ts';

let bench: Bench;
beforeAll(() => {
  bench = aBench();
});
afterAll(() => bench.close());

async function cellsOf(format: 'csv' | 'jsonl', content: string): Promise<readonly Row[]> {
  return rowsOf(bench, await bench.read(format, content));
}
async function column(...cells: readonly string[]): Promise<readonly Cell[]> {
  const rows = await cellsOf('csv', `c,x\n${cells.map((cell) => `${cell},\n`).join('')}`);
  return rows.map((row) => row['c'] ?? null);
}

describe('cells of a file', () => {
  it('are numbers where no digit is lost, and else digits', async () => {
    expect(await column('1', '', '9007199254740993')).toEqual([1, null, '9007199254740993']);
    expect(await column('0.10', '12345678901234567.89', '1e-7')).toEqual([0.1, '12345678901234567.89', 1e-7]);
    expect(await column('1e300', '-2.5e-300')).toEqual([1e300, -2.5e-300]);
  });

  it('are dates, instants in UTC, local times and booleans', async () => {
    expect(await column('2024-05-01')).toEqual(['2024-05-01']);
    expect(await column('2024-05-01T01:30+02:00', '2024-05-01 09:30:00.250Z')).toEqual([
      '2024-04-30T23:30:00Z',
      '2024-05-01T09:30:00.25Z',
    ]);
    expect(await column('2024-05-01 09:30')).toEqual(['2024-05-01T09:30:00']);
    expect(await column('true', 'FALSE')).toEqual([true, false]);
  });

  it('are texts with everything that is in them', async () => {
    const texts = ['\uFEFFx', ' a ', "it's", '"', 'a\nb', 'é😀', '%', '\\', '$1', 'NULL'];
    expect(await column(...texts.map((text) => `"${text.replaceAll('"', '""')}"`))).toEqual(texts);
  });

  it('are no values where nothing or blanks stand among numbers', async () => {
    expect(await column('1', '', '  ', ' 2 ')).toEqual([1, null, null, 2]);
    expect(await column('x', '', '""', '  ')).toEqual(['x', null, null, '  ']);
  });

  it('of JSON are what they were', async () => {
    const rows = [
      { a: '', j: { b: [1, '1', null] }, p: { type: 'Point', coordinates: [-0, 5e-324] } },
      { a: '\u0000x', j: 'text', p: null },
      { a: null, j: 1.5, p: { type: 'Point', coordinates: [179.99999999999997, 1] } },
    ];
    expect(await cellsOf('jsonl', rows.map((row) => JSON.stringify(row)).join('\n'))).toEqual([
      { ...rows[0], p: { type: 'Point', coordinates: [0, 5e-324] } },
      rows[1],
      rows[2],
    ]);
  });

  const digits = (max: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: max });
  const number = fc
    .tuple(fc.boolean(), digits(12), fc.option(digits(12)), fc.option(fc.integer({ min: -20, max: 12 })))
    .map(
      ([isNegative, whole, fraction, exponent]) =>
        `${isNegative ? '-' : ''}${whole.replace(/^0+(?=\d)/, '')}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : `e${String(exponent)}`}`,
    );
  const zone = fc.constantFrom('Z', 'z', ' Z', '+02', '-0330', '+05:45', ' +14:00', '-12:00');
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = fc
    .tuple(
      fc.integer({ min: 2, max: 9998 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.nat(23),
      fc.nat(59),
      fc.option(fc.tuple(fc.nat(59), fc.option(digits(6)))),
    )
    .map(
      ([year, month, day, hour, minute, rest]) =>
        `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}${rest === null ? '' : `:${two(rest[0])}${rest[1] === null ? '' : `.${rest[1]}`}`}`,
    );

  it.each<[string, fc.Arbitrary<string>, (text: string) => Cell | null]>([
    ['numbers', number, decimalCell],
    ['whole numbers', fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }).map(String), integerCell],
    ['points in time', fc.tuple(time, zone).map((parts) => parts.join('')), instantCell],
    ['local times', time, instantCell],
    ['days', time.map((text) => text.slice(0, 10)), dateCell],
  ])('are what the file says, whatever it says: %s', async (_what, text, cellOf) => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 300 }), async (texts) => {
        const typed = await column(...texts);
        // A column whose numbers are too far apart for exact decimals and no doubles either stays text.
        if (typed.every((cell, at) => cell === texts[at]) && cellOf === decimalCell) return;
        expect(typed).toEqual(texts.map(cellOf));
      }),
      { numRuns: 8 },
    );
  });
});

describe('the order of rows', () => {
  it('is that of the file in large tables too', async () => {
    const content = `n\n${Array.from({ length: 300_000 }, (_, n) => (n * 7919) % 300_000).join('\n')}\n`;
    const rows = await cellsOf('csv', content);
    expect(rows.every((row, n) => row['n'] === (n * 7919) % 300_000)).toBe(true);
  });

  it('is checked when a table is made', async () => {
    const session = await bench.session();
    const path = bench.path();
    await session.run(`ATTACH ${sqlText(path)} AS wrong`);
    await session.run('CREATE TABLE wrong.t AS SELECT unnest([1, 3, 2]) AS r');
    await expect(checkOrder(session, 'wrong.t', 3)).rejects.toThrow('2 out of order');
    await expect(checkOrder(session, 'wrong.t', 4)).rejects.toThrow('3 of 4 rows were loaded');
    session.close();
  });
});
