/**
 * Conditions on datasets as a test on slots. Two-valued, as conditions on rows are: an unknown value satisfies no
 * condition, and `not` is plain negation, so what is unknown satisfies the negation. A list is "any of": an empty one
 * is satisfied by nothing.
 */
import type { DatasetFilter } from '../../ports/store.ts';
import type { Columns, Lists } from './columns.ts';
import { instant } from './columns.ts';
import { foldLabel, queryWords } from './words.ts';

export type SlotTest = (slot: number) => boolean;

export function compileFilter(filter: DatasetFilter, columns: Columns): SlotTest {
  const tests = [
    ...listTests(filter, columns),
    ...valueTests(filter, columns),
    ...logicTests(filter, columns),
  ];
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (slot) => tests.every((test) => test(slot));
}

function listTests(filter: DatasetFilter, columns: Columns): readonly SlotTest[] {
  const tests: SlotTest[] = [];
  const anyOf = (lists: Lists, wanted: readonly string[] | undefined, folded: boolean): void => {
    if (wanted !== undefined) tests.push(listTest(lists, folded ? wanted.map(foldLabel) : wanted));
  };
  anyOf(columns.portal, filter.portals, false);
  anyOf(columns.licence, filter.licence, false);
  anyOf(columns.queryable, filter.queryable === undefined ? undefined : [String(filter.queryable)], false);
  anyOf(columns.themeNames, filter.themes, true);
  anyOf(columns.keywords, filter.keywords, true);
  anyOf(columns.formatNames, filter.formats, true);
  anyOf(columns.publisherName, filter.publishers, true);
  return tests;
}

function listTest(lists: Lists, wanted: readonly string[]): SlotTest {
  const ids = new Set(wanted.flatMap((value) => lists.dictionary.id(value) ?? []));
  if (ids.size === 0) return () => false;
  const [only] = ids;
  return ids.size === 1
    ? (slot) => lists.some(slot, (id) => id === only)
    : (slot) => lists.some(slot, (id) => ids.has(id));
}

function valueTests(filter: DatasetFilter, columns: Columns): readonly SlotTest[] {
  const tests: SlotTest[] = [];
  if (filter.issuedSince !== undefined) tests.push(sinceTest(columns.issued, filter.issuedSince));
  if (filter.modifiedSince !== undefined) tests.push(sinceTest(columns.modified, filter.modifiedSince));
  if (filter.bbox !== undefined) tests.push(boxTest(columns.boxes, filter.bbox));
  if (filter.column !== undefined) tests.push(columnTest(columns.columns, filter.column));
  return tests;
}

function logicTests(filter: DatasetFilter, columns: Columns): readonly SlotTest[] {
  const tests = (filter.and ?? []).map((part) => compileFilter(part, columns));
  if (filter.or !== undefined) {
    const branches = filter.or.map((part) => compileFilter(part, columns));
    tests.push((slot) => branches.some((branch) => branch(slot)));
  }
  if (filter.not !== undefined) {
    const inner = compileFilter(filter.not, columns);
    tests.push((slot) => !inner(slot));
  }
  return tests;
}

function sinceTest(instants: readonly number[], since: string): SlotTest {
  const from = instant(since);
  return (slot) => (instants[slot] ?? NaN) >= from;
}

/** Touching counts. A box whose west is east of its east crosses the antimeridian. */
function boxTest(
  boxes: readonly number[],
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

/** One column whose name, or whose title, holds all the words. */
function columnTest(labels: Lists, text: string): SlotTest {
  const needles = queryWords(text).map(({ text: word, parts, prefix }) =>
    parts[0] !== word ? word : prefix ? ` ${word}` : ` ${word} `,
  );
  if (needles.length === 0) return () => false;
  const known = new Int8Array(labels.dictionary.values.length);
  return (slot) =>
    labels.some(slot, (id) => {
      if (known[id] === 0) {
        const label = labels.dictionary.values[id] ?? '';
        known[id] = needles.every((needle) => label.includes(needle)) ? 1 : -1;
      }
      return known[id] === 1;
    });
}
