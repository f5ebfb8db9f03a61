/** The functions of SoQL that the twin knows; each gives null for a null argument. */
import { addNumbers, negated, soqlNumber, type SoqlNumber } from './soql-number.ts';
import { folded, isNumber, jsonOf, type SoqlDialect, type SoqlType, type SoqlValue } from './soql-value.ts';

export interface SoqlFunction {
  readonly takes: readonly SoqlType[];
  readonly gives: SoqlType;
  /** Absent on old back ends. */
  readonly isNew?: true;
  run(args: readonly SoqlValue[], dialect: SoqlDialect): SoqlValue;
}

function textAt(args: readonly SoqlValue[], index: number): string {
  const value = args[index];
  return typeof value === 'string' ? value : '';
}
function numberAt(args: readonly SoqlValue[], index: number): SoqlNumber {
  const value = args[index] ?? null;
  return isNumber(value) ? value : { digits: 0n, scale: 0 };
}
function doubleAt(args: readonly SoqlValue[], index: number): number {
  const { digits, scale } = numberAt(args, index);
  return Number(`${digits}e-${scale}`);
}
function ofNumber(value: number): SoqlNumber {
  return { digits: BigInt(Math.trunc(value)), scale: 0 };
}

/** Letter by letter, as a C library does it: "ß" has no upper case, "İ" no lower one of a single letter. */
function changed(text: string, to: (char: string) => string, dialect: SoqlDialect): string {
  return Array.from(text, (char) => {
    if (dialect.letters === 'ascii' && char > '\u007f') return char;
    const other = to(char);
    return [...other].length === 1 ? other : char;
  }).join('');
}
function upper(text: string, dialect: SoqlDialect): string {
  return changed(text, (char) => char.toUpperCase(), dialect);
}

const SPECIAL = /[.*+?^${}()|[\]\\]/g;
/** `\` escapes the next character, as in PostgreSQL; at the end of a pattern it stands for itself here. */
export function isLike(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\[\s\S]|[\s\S]/gu, (part) => {
    if (part === '%') return '[\\s\\S]*';
    if (part === '_') return '[\\s\\S]';
    return (part.length > 1 && part.startsWith('\\') ? part.slice(1) : part).replace(SPECIAL, '\\$&');
  });
  return new RegExp(`^(?:${source})$`, 'u').test(text);
}
function contains(text: string, part: string, dialect: SoqlDialect): boolean {
  return dialect.search === 'like' ? isLike(text, `%${part}%`) : text.includes(part);
}
function startsWith(text: string, part: string, dialect: SoqlDialect): boolean {
  return dialect.search === 'like' ? isLike(text, `${part}%`) : text.startsWith(part);
}

type Compare = (text: string, part: string, dialect: SoqlDialect) => boolean;
function ofTexts(compare: Compare, change: (text: string, dialect: SoqlDialect) => string): SoqlFunction {
  return {
    takes: ['text', 'text'],
    gives: 'boolean',
    run: (args, dialect) =>
      compare(change(textAt(args, 0), dialect), change(textAt(args, 1), dialect), dialect),
  };
}
function ofText(run: (text: string, dialect: SoqlDialect) => SoqlValue, gives: SoqlType): SoqlFunction {
  return { takes: ['text'], gives, run: (args, dialect) => run(textAt(args, 0), dialect) };
}
/** "2024-05-01T09:30:00.000": 10 characters are the day, 7 the month, 4 the year. */
function truncated(type: 'floating_timestamp' | 'fixed_timestamp', characters: 4 | 7 | 10): SoqlFunction {
  const start = '-01-01'.slice(characters - 4);
  const zone = type === 'fixed_timestamp' ? 'Z' : '';
  const run = (args: readonly SoqlValue[]): string =>
    `${textAt(args, 0).slice(0, characters)}${start}T00:00:00.000${zone}`;
  return { takes: [type], gives: type, run };
}
function extracted(from: number, to: number): SoqlFunction {
  const run = (args: readonly SoqlValue[]): SoqlNumber => ofNumber(Number(textAt(args, 0).slice(from, to)));
  return { takes: ['floating_timestamp'], gives: 'number', run };
}
function arithmetic(run: (a: SoqlNumber, b: SoqlNumber) => SoqlNumber): SoqlFunction {
  return {
    takes: ['number', 'number'],
    gives: 'number',
    run: (args) => run(numberAt(args, 0), numberAt(args, 1)),
  };
}

/** within_box(point, north, west, south, east): latitude first. */
function withinBox(args: readonly SoqlValue[], dialect: SoqlDialect): boolean {
  const json = jsonOf(args[0] ?? null);
  const point = typeof json === 'object' && json !== null && 'coordinates' in json ? json.coordinates : null;
  const [lon, lat] = Array.isArray(point) ? point : [];
  if (typeof lon !== 'number' || typeof lat !== 'number') return false;
  const [north, west, south, east] = [1, 2, 3, 4].map((index) => doubleAt(args, index));
  if (north === undefined || west === undefined || south === undefined || east === undefined) return false;
  return dialect.boxHasEdges
    ? lat <= north && lat >= south && lon >= west && lon <= east
    : lat < north && lat > south && lon > west && lon < east;
}

const isNew = { isNew: true } as const;
export const SOQL_FUNCTIONS: Readonly<Record<string, SoqlFunction>> = {
  upper: ofText(upper, 'text'),
  lower: ofText((text, dialect) => changed(text, (char) => char.toLowerCase(), dialect), 'text'),
  length: ofText((text) => ofNumber([...text].length), 'number'),
  contains: ofTexts(contains, folded),
  starts_with: ofTexts(startsWith, folded),
  like: ofTexts(isLike, folded),
  'not like': ofTexts((text, pattern) => !isLike(text, pattern), folded),
  caseless_contains: { ...ofTexts(contains, upper), ...isNew },
  caseless_starts_with: { ...ofTexts(startsWith, upper), ...isNew },
  caseless_eq: { ...ofTexts((a, b) => a === b, upper), ...isNew },
  '||': { takes: ['text', 'text'], gives: 'text', run: (args) => textAt(args, 0) + textAt(args, 1) },
  trim: ofText((text) => text.trim(), 'text'),
  negative: { takes: ['number'], gives: 'number', run: (args) => negated(numberAt(args, 0)) },
  '+': arithmetic(addNumbers),
  '-': arithmetic((a, b) => addNumbers(a, negated(b))),
  '*': arithmetic((a, b) => ({ digits: a.digits * b.digits, scale: a.scale + b.scale })),
  abs: {
    takes: ['number'],
    gives: 'number',
    run: (args) => soqlNumber(String(Math.abs(doubleAt(args, 0)))),
  },
  date_trunc_y: truncated('floating_timestamp', 4),
  date_trunc_ym: truncated('floating_timestamp', 7),
  date_trunc_ymd: truncated('floating_timestamp', 10),
  datez_trunc_y: { ...truncated('fixed_timestamp', 4), ...isNew },
  datez_trunc_ym: { ...truncated('fixed_timestamp', 7), ...isNew },
  datez_trunc_ymd: { ...truncated('fixed_timestamp', 10), ...isNew },
  date_extract_y: extracted(0, 4),
  date_extract_m: extracted(5, 7),
  date_extract_d: extracted(8, 10),
  within_box: {
    takes: ['point', 'number', 'number', 'number', 'number'],
    gives: 'boolean',
    run: withinBox,
  },
  '.url': { takes: ['url'], gives: 'text', run: ([url]) => urlText(url ?? null) },
};
function urlText(value: SoqlValue): string | null {
  const json = jsonOf(value);
  return typeof json === 'object' && json !== null && 'url' in json ? String(json.url) : null;
}
