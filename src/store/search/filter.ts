/**
 * Conditions on datasets as a test on slots. Two-valued, as conditions on rows are: an unknown value satisfies no
 * condition, and `not` is plain negation, so what is unknown satisfies the negation. A list is "any of": an empty one
 * is satisfied by nothing.
 */
import type { DatasetFilter } from '../../ports/store.ts';
import type { Columns, Lists } from './columns.ts';
import { instant } from './columns.ts';
import { columnTest } from './column-filter.ts';
import type { Correction } from './correct.ts';
import type { Floats } from './growing.ts';
import type { Postings } from './postings.ts';

export type SlotTest = (slot: number) => boolean;

/** What conditions are compiled for. */
export interface FilterIndex {
  readonly columns: Columns;
  readonly postings: Postings;
  /** Told of words of a `column` that no column has, and of those in their place. */
  readonly note?: (correction: Correction) => void;
}

/** null: every slot satisfies it. */
export function compileFilter(filter: DatasetFilter, index: FilterIndex): SlotTest | null {
  const tests = [
    ...listTests(filter, index.columns),
    ...valueTests(filter, index),
    ...logicTests(filter, index),
  ];
  const [first, second] = tests;
  if (first === undefined) return null;
  if (second === undefined) return first;
  return (slot) => tests.every((test) => test(slot));
}

function listTests(filter: DatasetFilter, columns: Columns): readonly SlotTest[] {
  const wanted: readonly (readonly [Lists, readonly string[] | undefined])[] = [
    [columns.portal, filter.portals],
    [columns.licence, filter.licence],
    [columns.queryable, filter.queryable === undefined ? undefined : [String(filter.queryable)]],
    [columns.access, filter.access],
    [columns.formats, filter.formats],
    [columns.publisher, filter.publishers],
    [columns.themeNames, filter.themes],
    [columns.keywords, filter.keywords],
  ];
  return wanted.flatMap(([lists, values]) => (values === undefined ? [] : [listTest(lists, values)]));
}

function listTest(lists: Lists, wanted: readonly string[]): SlotTest {
  const ids = lists.dictionary.idsOf(wanted);
  if (ids.length === 0) return () => false;
  const isWanted = new Uint8Array(lists.dictionary.values.length);
  for (const id of ids) isWanted[id] = 1;
  const items = lists.items.data;
  const starts = lists.starts.data;
  return (slot) => {
    const end = starts[slot + 1] ?? 0;
    for (let i = starts[slot] ?? 0; i < end; i += 1) if (isWanted[items[i] ?? 0] === 1) return true;
    return false;
  };
}

function valueTests(filter: DatasetFilter, { columns, postings, note }: FilterIndex): readonly SlotTest[] {
  const tests: SlotTest[] = [];
  if (filter.issuedSince !== undefined) tests.push(sinceTest(columns.issued, filter.issuedSince));
  if (filter.modifiedSince !== undefined) tests.push(sinceTest(columns.modified, filter.modifiedSince));
  if (filter.bbox !== undefined) tests.push(boxTest(columns.boxes.data, filter.bbox));
  if (filter.column !== undefined) tests.push(columnTest(filter.column, columns, postings, note));
  return tests;
}

function logicTests(filter: DatasetFilter, index: FilterIndex): readonly SlotTest[] {
  const compile = (part: DatasetFilter): SlotTest => compileFilter(part, index) ?? (() => true);
  const tests = (filter.and ?? []).flatMap((part) => compileFilter(part, index) ?? []);
  if (filter.or !== undefined) {
    const branches = filter.or.map(compile);
    tests.push((slot) => branches.some((branch) => branch(slot)));
  }
  if (filter.not !== undefined) {
    const inner = compile(filter.not);
    tests.push((slot) => !inner(slot));
  }
  return tests;
}

function sinceTest(instants: Floats, since: string): SlotTest {
  const from = instant(since);
  const { data } = instants;
  return (slot) => (data[slot] ?? NaN) >= from;
}

/** Touching counts. A box whose west is east of its east crosses the antimeridian. */
function boxTest(
  boxes: Float64Array,
  [west, south, east, north]: readonly [number, number, number, number],
): SlotTest {
  return (slot) => {
    const at = slot * 4;
    const [w, s, e, n] = [boxes[at] ?? NaN, boxes[at + 1] ?? NaN, boxes[at + 2] ?? NaN, boxes[at + 3] ?? NaN];
    return s <= north && n >= south && meets(w, e, west, east);
  };
}

function meets(w: number, e: number, west: number, east: number): boolean {
  if (w > e && west > east) return true;
  if (w > e) return east >= w || west <= e;
  if (west > east) return e >= west || w <= east;
  return w <= east && e >= west;
}
