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
import { demand, Moot, nameOfError, type Check, type Subject } from './check.ts';
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

async function askAll(
  table: Table,
  all: readonly Row[],
  leaves: readonly Condition[],
  fidelity: Fidelity,
): Promise<void> {
  let answered = 0;
  for (const where of leaves) if (await askedRightly(table, all, where, fidelity)) answered += 1;
  demand(answered > 0, `each of ${leaves.length} questions was refused: ${wordsFor(leaves[0] ?? null)}`);
}

async function checkCell(subject: Subject, op: FilterOp, type: ColumnType): Promise<void> {
  const table = await openTable(subject);
  const fidelity = table.schema.capabilities.filter[op]?.[type];
  if (fidelity === undefined) throw new Moot('the table does not declare it');
  const columns = columnsOfType(table, type);
  if (columns.length === 0) throw new Moot(`the table has no column of type ${type}`);
  const rows = await wholeTable(table);
  const leaves = columns.flatMap((column) => leavesFor(op, column, rows));
  if (leaves.length === 0) throw new Moot(`the table has no value of type ${type} to ask about`);
  await askAll(table, rows, leaves, fidelity);
}

function cellCheck(op: FilterOp, type: ColumnType): Check {
  const promise = `The rows for which "${op}" of ${type} holds, as the reference has them.`;
  return rowCheck(`filter/${op}/${type}`, promise, (subject) => checkCell(subject, op, type));
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

async function checkLogic(subject: Subject, op: 'and' | 'or'): Promise<void> {
  const other = op === 'and' ? 'or' : 'and';
  const table = await openTable(subject);
  const { logic } = table.schema.capabilities;
  if (!logic.includes(op)) throw new Moot('the table does not declare it');
  const rows = await wholeTable(table);
  const leaves = exactLeaves(table, rows);
  if (leaves.length < 2) throw new Moot('the table declares fewer than two exact filters to join');
  const after = (index: number): Condition => leaves[index % leaves.length] ?? { op, of: [] };
  const pairs = leaves.map((leaf, index): Condition => ({ op, of: [leaf, after(index + 1)] }));
  const nested = pairs.map((pair, index): Condition => ({ op: other, of: [pair, after(index + 2)] }));
  await askAll(table, rows, [...pairs, ...(logic.includes(other) ? nested : [])], 'exact');
}
function logicCheck(op: 'and' | 'or'): Check {
  const promise = `Conditions joined by "${op}", and in one another.`;
  return rowCheck(`filter/${op}`, promise, (subject) => checkLogic(subject, op));
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
