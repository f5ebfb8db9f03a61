/** A tally as JSON, and back. */
import { isJsonObject, type Json } from '../../json.ts';
import type { ExactSumState } from '../statistics/exact-sum.ts';
import { COUNT_NAMES, type CountName } from './count-map.ts';
import type { CellState } from './indicator-cell.ts';

type Entries = readonly (readonly [key: string, count: number])[];

export interface TallyState {
  readonly size: number;
  readonly cells: readonly (CellState & { readonly indicator: string; readonly version: string })[];
  readonly counts: Readonly<Record<CountName, Entries>>;
}

/** Raised when what follows reads otherwise: an older tally is then made anew. */
const FORM = 2;
const COUNTS = 7;
const SUMS = 4;

/** Each indicator is one list of numbers: 7 counts, 4 sums of 3 limbs, and the bins. */
export function writeTally(state: TallyState): Json {
  return {
    form: FORM,
    size: state.size,
    cells: state.cells.map((cell) => [
      cell.indicator,
      cell.version,
      [...cell.counts, ...cell.value, ...cell.lower, ...cell.upper, ...cell.squares, ...cell.bins],
    ]),
    counts: { ...state.counts },
  };
}

/** null for anything that `writeTally` did not make. */
export function readTally(json: Json): TallyState | null {
  if (!isJsonObject(json) || json['form'] !== FORM) return null;
  const { size, cells, counts } = json;
  if (typeof size !== 'number' || !isList(cells) || !isJsonObject(counts)) return null;
  const readCells = allOf(cells.map(readCell));
  const [publishers, licences, categories, freshness, traits] = COUNT_NAMES.map((name) =>
    readEntries(counts[name]),
  );
  if (readCells === null || !publishers || !licences || !categories || !freshness || !traits) return null;
  return { size, cells: readCells, counts: { publishers, licences, categories, freshness, traits } };
}

function readCell(json: Json): TallyState['cells'][number] | null {
  if (!isList(json)) return null;
  const [indicator, version, numbers] = json;
  if (typeof indicator !== 'string' || typeof version !== 'string' || !isList(numbers)) return null;
  if (!numbers.every((one) => typeof one === 'number') || numbers.length < COUNTS + 3 * SUMS) return null;
  const sum = (place: number): ExactSumState => {
    const [whole = 0, middle = 0, low = 0] = numbers.slice(COUNTS + 3 * place, COUNTS + 3 * place + 3);
    return [whole, middle, low];
  };
  return {
    indicator,
    version,
    counts: numbers.slice(0, COUNTS),
    value: sum(0),
    lower: sum(1),
    upper: sum(2),
    squares: sum(3),
    bins: numbers.slice(COUNTS + 3 * SUMS),
  };
}

function readEntries(json: Json | undefined): Entries | null {
  if (!isList(json)) return null;
  return allOf(
    json.map((pair) => {
      if (!isList(pair)) return null;
      const [key, count] = pair;
      return typeof key === 'string' && typeof count === 'number' ? ([key, count] as const) : null;
    }),
  );
}

function allOf<T>(items: readonly (T | null)[]): readonly T[] | null {
  const given = items.filter((item) => item !== null);
  return given.length === items.length ? given : null;
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}
