/** filter/: every filter that is declared, operation by operation and type by type, against the reference. */
import {
  ConnectorError,
  type ColumnType,
  type Condition,
  type Connector,
  type Fidelity,
  type FilterOp,
  type Row,
} from '../connector/index.ts';
import { compileCondition } from '../domain/query/evaluate.ts';
import { COLUMN_TYPES } from '../domain/query/operators.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { FILTER_OPS, hasMeaning, leavesFor } from './rows-leaves.ts';
import {
  columnsOfType,
  namesOfRows,
  openTable,
  readBatches,
  rowCheck,
  wholeTable,
  wordsFor,
  type Table,
} from './rows-table.ts';
import { someOf } from './catalogue.ts';

/** Rows that one answer lacks or has too many of, repeats among them; null: none. */
export function rowDifference(
  expected: readonly string[],
  got: readonly string[],
  fidelity: Fidelity,
): string | null {
  const left = new Map<string, number>();
  for (const name of got) left.set(name, (left.get(name) ?? 0) + 1);
  const missing = expected.filter((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count < 1;
  });
  const extra = [...left].filter(([, count]) => count > 0).map(([name]) => name);
  // What may come besides is another row, never one again.
  const wrong = fidelity === 'exact' ? extra : extra.filter((name) => expected.includes(name));
  const parts = [
    ...(missing.length === 0 ? [] : [`missing: ${someOf(missing)}`]),
    ...(wrong.length === 0 ? [] : [`not expected: ${someOf(wrong)}`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

/** Whether it was answered: a connector may refuse a literal that it cannot write, if it asks nobody. */
export async function askedRightly(
  table: Table,
  all: readonly Row[],
  where: Condition,
  fidelity: Fidelity,
): Promise<boolean> {
  const before = table.http.asked.length;
  const { batches, error } = await readBatches(table, { where });
  const words = wordsFor(where);
  if (error instanceof ConnectorError && error.code === 'UNSUPPORTED') {
    const sent = table.http.asked.length - before;
    demand(sent === 0, `${words}: UNSUPPORTED, but after ${sent} requests`);
    return false;
  }
  demand(error === null, () => `${words}: ${nameOfError(error)}`);
  const expected = namesOfRows(table, all.filter(compileCondition(where, table.typeOf)));
  const got = namesOfRows(
    table,
    batches.flatMap(({ rows }) => rows),
  );
  const difference = rowDifference(expected, got, fidelity);
  demand(difference === null, () => `${words}: ${expected.length} rows hold; ${difference ?? ''}`);
  return true;
}

async function askAll(table: Table, leaves: readonly Condition[], fidelity: Fidelity): Promise<void> {
  const all = await wholeTable(table);
  let answered = 0;
  for (const where of leaves) if (await askedRightly(table, all, where, fidelity)) answered += 1;
  demand(answered > 0, `each of ${leaves.length} questions was refused: ${wordsFor(leaves[0] ?? null)}`);
}

async function cellTrouble(subject: Subject, op: FilterOp, type: ColumnType): Promise<string | null> {
  const table = await openTable(subject);
  if (table.schema.capabilities.filter[op]?.[type] === undefined) return 'the table does not declare it';
  const columns = columnsOfType(table, type);
  if (columns.length === 0) return `the table has no column of type ${type}`;
  const rows = await wholeTable(table);
  const isEmpty = columns.every((column) => leavesFor(op, column, rows).length === 0);
  return isEmpty ? `the table has no value of type ${type} to ask about` : null;
}

function cellCheck(op: FilterOp, type: ColumnType): Check {
  const run = async (subject: Subject): Promise<void> => {
    const table = await openTable(subject);
    const fidelity = table.schema.capabilities.filter[op]?.[type] ?? 'exact';
    const rows = await wholeTable(table);
    const leaves = columnsOfType(table, type).flatMap((column) => leavesFor(op, column, rows));
    await askAll(table, leaves, fidelity);
  };
  const promise = `The rows for which "${op}" of ${type} holds, as the reference has them.`;
  return rowCheck(`filter/${op}/${type}`, promise, run, (subject) => cellTrouble(subject, op, type));
}

/** One leaf for each of the first few exact cells: they are what `and`, `or`, counts and groups are tried with. */
export function exactLeaves({ schema }: Table, rows: readonly Row[], most = 6): readonly Condition[] {
  const { filter } = schema.capabilities;
  const isExact = (op: FilterOp, type: ColumnType): boolean => filter[op]?.[type] === 'exact';
  const leaves = schema.columns.flatMap((column, index) => {
    const ops = FILTER_OPS.filter((op) => isExact(op, column.type) && hasMeaning(op, column.type));
    const op = ops[index % Math.max(1, ops.length)];
    const found = op === undefined || column.system ? [] : leavesFor(op, column, rows);
    return found.slice(Math.floor(found.length / 2)).slice(0, 1);
  });
  return leaves.slice(0, most);
}

function logicCheck(op: 'and' | 'or'): Check {
  const other = op === 'and' ? 'or' : 'and';
  const run = async (subject: Subject): Promise<void> => {
    const table = await openTable(subject);
    const rows = await wholeTable(table);
    const leaves = exactLeaves(table, rows);
    const pairs = leaves.map((leaf, index): Condition => ({
      op,
      of: [leaf, leaves[(index + 1) % leaves.length] ?? leaf],
    }));
    const nested = pairs.map((pair, index): Condition => ({
      op: other,
      of: [pair, leaves[(index + 2) % leaves.length] ?? pair],
    }));
    const both = table.schema.capabilities.logic.includes(other);
    await askAll(table, [...pairs, ...(both ? nested : [])], 'exact');
  };
  const trouble = async (subject: Subject): Promise<string | null> => {
    const table = await openTable(subject);
    if (!table.schema.capabilities.logic.includes(op)) return 'the table does not declare it';
    const leaves = exactLeaves(table, await wholeTable(table));
    return leaves.length < 2 ? 'the table declares fewer than two exact filters to join' : null;
  };
  return rowCheck(`filter/${op}`, `Conditions joined by "${op}", and in one another.`, run, trouble);
}

/** A check for every cell that the manifest declares: what is said of no platform is asked of none. */
export function filterChecks({ manifest }: Connector): readonly Check[] {
  const { rows } = manifest.capabilities;
  if (rows === null) return [];
  const cells = FILTER_OPS.flatMap((op) =>
    COLUMN_TYPES.filter((type) => rows.filter[op]?.[type] !== undefined).map((type) => cellCheck(op, type)),
  );
  return [...cells, ...(['and', 'or'] as const).filter((op) => rows.logic.includes(op)).map(logicCheck)];
}
