/** The small languages of --columns, --order, --group and --measure. */
import { nearest } from '../connector/suggest.ts';
import type { AggregateFn, DateBucket, GroupKey, Measure, SortKey } from '../domain/query/ast.ts';
import { CliError } from './world.ts';
import { readName, splitList } from './written-list.ts';

const FUNCTIONS: Readonly<Record<string, AggregateFn>> = {
  count: 'count',
  countdistinct: 'countDistinct',
  count_distinct: 'countDistinct',
  sum: 'sum',
  avg: 'avg',
  min: 'min',
  max: 'max',
};
const BUCKETS: Readonly<Record<string, DateBucket>> = { day: 'day', month: 'month', year: 'year' };

export function parseColumns(text: string): readonly string[] {
  return splitList(text, '--columns').map((part) => readName(part, '--columns'));
}

/** `issued desc, "a, b" asc nulls first, id`: ascending unless said, nulls last unless said. */
export function parseOrder(text: string): readonly SortKey[] {
  return splitList(text, '--order').map((part) => {
    const nulls = /\s+nulls\s+(first|last)$/i.exec(part);
    const rest = nulls === null ? part : part.slice(0, nulls.index);
    const direction = /\s+(asc|desc)$/i.exec(rest);
    const name = direction === null ? rest : rest.slice(0, direction.index);
    return {
      column: readName(name, '--order'),
      direction: direction?.[1]?.toLowerCase() === 'desc' ? 'desc' : 'asc',
      nulls: nulls?.[1]?.toLowerCase() === 'first' ? 'first' : 'last',
    };
  });
}

interface Call {
  readonly fn: string;
  /** null: no parentheses; empty: nothing within them. */
  readonly of: string | null;
}

/** `sum(x)` and `count`; a quoted name is no call. */
function callOf(text: string): Call | null {
  const found = /^([A-Za-z_]+)\s*(?:\((.*)\))?$/s.exec(text);
  return found === null ? null : { fn: found[1] ?? '', of: found[2]?.trim() ?? null };
}

function unknown(option: string, what: string, name: string, known: readonly string[]): never {
  const near = nearest(name, known);
  const suggestion = near === null ? '' : ` Did you mean "${near}"?`;
  throw new CliError(2, `${option}: unknown ${what} "${name}".${suggestion}`, `Known: ${known.join(', ')}.`);
}

/** `type, month(issued)` */
export function parseGroups(text: string): readonly GroupKey[] {
  return splitList(text, '--group').map((part) => {
    const call = callOf(part);
    if (call === null || call.of === null) return { column: readName(part, '--group'), bucket: null };
    const bucket = BUCKETS[call.fn.toLowerCase()];
    if (bucket === undefined) return unknown('--group', 'grouping', call.fn, Object.keys(BUCKETS));
    return { column: readName(call.of, '--group'), bucket };
  });
}

function functionOf(written: string): AggregateFn {
  const fn = FUNCTIONS[written.toLowerCase()];
  return fn ?? unknown('--measure', 'function', written, [...new Set(Object.values(FUNCTIONS))]);
}

/** `count(distinct x)` is `countDistinct(x)`; `count()` and `count(*)` count rows. */
function measured({ fn: written, of }: Call): Pick<Measure, 'fn' | 'column'> {
  const fn = functionOf(written);
  if (of === null || of === '' || of === '*') {
    if (fn === 'count') return { fn, column: null };
    throw new CliError(2, `--measure: ${fn} of what? Such as ${fn}(valuation).`);
  }
  const distinct = fn === 'count' ? /^distinct\s+/i.exec(of) : null;
  if (distinct !== null)
    return { fn: 'countDistinct', column: readName(of.slice(distinct[0].length), '--measure') };
  return { fn, column: readName(of, '--measure') };
}

interface Written extends Pick<Measure, 'fn' | 'column'> {
  /** null: not named. */
  readonly as: string | null;
}

function measureOf(part: string): Written {
  const as = /\s+as\s+(\S+|".*")$/is.exec(part);
  const written = as === null ? part : part.slice(0, as.index);
  const call = callOf(written.trim());
  if (call === null)
    throw new CliError(2, `--measure: expected a function such as count or sum(valuation), got ${part}`);
  return { ...measured(call), as: as === null ? null : readName(as[1] ?? '', '--measure') };
}

const NAME_LENGTH = 60;

/** `sum_valuation`, in letters that every platform takes for a name; numbered where another is called so. */
function nameFor({ fn, column }: Written, taken: ReadonlySet<string>): string {
  const letters = (column ?? '').replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '');
  const name = (letters === '' ? fn : `${fn}_${letters}`).slice(0, NAME_LENGTH);
  let at = 1;
  while (taken.has(at === 1 ? name : `${name}_${at}`)) at += 1;
  return at === 1 ? name : `${name}_${at}`;
}

/** `count, sum(valuation) as total`; unnamed ones are called `count`, `sum_valuation`. CliError 2 for a name given twice. */
export function parseMeasures(text: string): readonly Measure[] {
  const written = splitList(text, '--measure').map(measureOf);
  const given = written.flatMap(({ as }) => as ?? []);
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  if (twice !== undefined) throw new CliError(2, `--measure: two measures are called "${twice}".`);
  const taken = new Set(given);
  return written.map((one) => {
    const as = one.as ?? nameFor(one, taken);
    taken.add(as);
    return { as, fn: one.fn, column: one.column };
  });
}
