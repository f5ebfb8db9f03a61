/** Files with columns of every type, written as the formats write them. */
import fc from 'fast-check';

const nasty = [
  '',
  ' ',
  '0',
  'NULL',
  'null',
  "'",
  '"',
  '%',
  '_',
  '\\',
  'é',
  'É',
  'ß',
  'İ',
  'Σ',
  'ς',
  '😀',
  '\uffff',
  '\ufeffa',
  "'; DROP TABLE t; --",
  '$1',
  'Ა',
  'Ɤ',
];
export const word = fc.oneof(
  fc.constantFrom(...nasty),
  fc
    .string({ maxLength: 6, unit: 'binary' })
    .filter((text) => !text.includes('\u0000') && text.isWellFormed()),
  fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'A', 'b', 'B', ' ', 'é', 'É') }),
);
const two = (n: number): string => String(n).padStart(2, '0');
export const day = fc
  .tuple(
    fc.constantFrom(2, 99, 1600, 1969, 1970, 2023, 2024, 9998),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`);
const fraction = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0, max: 999_999 }).map((n) => `.${String(n).padStart(6, '0')}`),
  fc.constantFrom('.5', '.10', '.000'),
);
const clock = fc
  .tuple(
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.option(fc.tuple(fc.integer({ min: 0, max: 59 }), fraction)),
  )
  .map(
    ([hour, minute, rest]) =>
      `${two(hour)}:${two(minute)}${rest === null ? '' : `:${two(rest[0])}${rest[1]}`}`,
  );
export const local = fc.tuple(day, fc.constantFrom('T', ' '), clock).map((parts) => parts.join(''));
export const zoned = fc
  .tuple(
    local,
    fc.constantFrom('', ' '),
    fc.constantFrom('Z', 'z', '+02', '-0330', '+05:45', '+14:00', '-12:00', '+00:00'),
  )
  .map((parts) => parts.join(''));
export const integer = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(String),
  fc.constantFrom('9007199254740993', '-9007199254740993', '0'),
);
export const huge = fc.oneof(integer, fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String));
export const decimal = fc.oneof(
  integer,
  fc
    .tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 0, max: 99_999 }))
    .map(([whole, part]) => `${String(whole)}.${String(part)}`),
  fc.constantFrom('0.10', '0.1', '-0.0', '1e3', '1.5e-5', '12345678901.123456789', '.5'),
);
const double = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => String(value === 0 ? 0 : value));

export interface ColumnOf {
  readonly csv: fc.Arbitrary<string>;
  readonly json: fc.Arbitrary<string>;
}
const quoted = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text.map((value) => JSON.stringify(value));
const jsonNumber = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text.map((value) => value.replace(/^(-?)\./, '$10.'));
export const coordinate = fc.oneof(
  fc.integer({ min: -180, max: 180 }),
  fc.double({ min: -180, max: 180, noNaN: true }),
);
const point = fc
  .tuple(coordinate, coordinate)
  .map((coordinates) => JSON.stringify({ type: 'Point', coordinates }));

/** Cells as the two formats write them. */
const KINDS: readonly ColumnOf[] = [
  { csv: word, json: quoted(word) },
  { csv: integer, json: integer },
  { csv: huge, json: huge },
  { csv: decimal, json: jsonNumber(decimal) },
  { csv: double, json: double },
  { csv: fc.constantFrom('true', 'false'), json: fc.constantFrom('true', 'false') },
  { csv: day, json: quoted(day) },
  { csv: local, json: quoted(local) },
  { csv: zoned, json: quoted(zoned) },
  {
    csv: fc.oneof(day, zoned, word),
    json: fc.json({ maxDepth: 2 }).filter((text) => !text.includes('\\u0000') && text.isWellFormed()),
  },
  { csv: word, json: point },
];

const column = fc.constantFrom(...KINDS);
const ROWS = 12;

export interface File {
  readonly format: 'csv' | 'jsonl';
  readonly content: string;
}

function csvCell(text: string): string {
  return /[",\n\r\s]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}

const names = ['a', 'b', 'c', 'd', 'e', '__proto__', 'constructor', "x'; --", 'ß "q"', '$1'];

export const aFile: fc.Arbitrary<File> = fc
  .tuple(
    fc.constantFrom('csv' as const, 'jsonl' as const),
    fc.array(column, { minLength: 1, maxLength: 5 }),
    fc.shuffledSubarray(names, { minLength: 5 }),
  )
  .chain(([format, columns, chosen]) => {
    const cells = columns.map((one) =>
      fc.array(fc.option(format === 'csv' ? one.csv : one.json, { freq: 4 }), {
        minLength: ROWS,
        maxLength: ROWS,
      }),
    );
    return fc.tuple(...cells).map((made) => {
      const rows = Array.from({ length: ROWS }, (_, row) => made.map((values) => values[row] ?? null));
      if (format === 'jsonl') {
        const objects = rows.map(
          (row) => `{${row.map((cell, at) => `${JSON.stringify(chosen[at])}:${cell ?? 'null'}`).join(',')}}`,
        );
        return { format, content: objects.join('\n') };
      }
      const lines = [columns.map((_, at) => chosen[at] ?? ''), ...rows].map((row) =>
        row.map((cell) => csvCell(cell ?? '')).join(','),
      );
      return { format, content: `${lines.join('\n')}\n` };
    });
  });
