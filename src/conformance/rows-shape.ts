/** rows/: what a table is said to be, and that its rows are that. */
import type { Cell, Row, RowBatch } from '../connector/index.ts';
import { instantCell } from '../domain/query/cells.ts';
import { cellKey } from '../domain/query/compare.ts';
import { cellOf } from '../domain/query/row.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { isCanonical } from './cell-form.ts';
import { someOf } from './catalogue.ts';
import { rowsExcess } from './rows-excess.ts';
import {
  allColumns,
  nameOfRow,
  namesOfRows,
  openTable,
  readBatches,
  rowCheck,
  rowsFor,
  wholeTable,
  type Table,
} from './rows-table.ts';

function checkColumns({ schema }: Table): void {
  const { columns, key } = schema;
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  demand(names.length > 0, 'a schema without columns');
  demand(!names.includes(''), 'a column without a name');
  demand(twice === undefined, `two columns named "${twice ?? ''}"`);
  if (key === null) return;
  const column = columns.find(({ name }) => name === key);
  demand(column !== undefined, `the key "${key}" is no column`);
  demand(!column.nullable, `the key "${key}" is a column that may be null`);
}

function checkPromised({ schema, portal, named }: Table): void {
  const { ref, capabilities, count, asOf } = schema;
  const isSame = ref.tableId === named.ref.tableId && ref.datasetId === named.ref.datasetId;
  demand(isSame, `asked for ${JSON.stringify(named.ref)}, got the schema of ${JSON.stringify(ref)}`);
  const excess = rowsExcess(capabilities, portal.capabilities.rows);
  demand(excess.length === 0, `the table claims more than the portal: ${excess.join(', ')}`);
  const { maxSize } = capabilities.page;
  demand(Number.isSafeInteger(maxSize) && maxSize > 0, `page.maxSize: ${maxSize}`);
  const isInstant = asOf === null || (instantCell(asOf)?.endsWith('Z') ?? false);
  demand(isInstant, `asOf: expected an instant in UTC, got "${asOf ?? ''}"`);
  const isTrue = count?.precision !== 'exact' || count.value === named.rows;
  demand(isTrue, `the schema counts ${count?.value ?? 0} rows, the subject ${named.rows}`);
}

/** Equal for equal cells, whatever the order in which objects name their members. */
export function textOfCell(cell: Cell): string {
  return cell === null ? 'null' : String(cellKey(cell, 'json'));
}
function sameCells(a: Row, b: Row, names: readonly string[]): boolean {
  return names.every((name) => textOfCell(cellOf(a, name)) === textOfCell(cellOf(b, name)));
}

async function checkDescribed(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  checkColumns(table);
  checkPromised(table);
  const rows = await wholeTable(table);
  demand(rows.length === table.named.rows, `${table.named.rows} rows expected, ${rows.length} came`);
  const names = namesOfRows(table, rows);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const { key, sample } = table.schema;
  demand(key === null || twice === undefined, `two rows whose key "${key ?? ''}" is ${twice ?? ''}`);
  const at = (sample ?? []).findIndex((row, index) => !sameCells(row, rows[index] ?? {}, allColumns(table)));
  demand(at === -1, `row ${at + 1} of the schema's sample is not row ${at + 1} of the table`);
}

async function checkTypes(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const rows = await wholeTable(table);
  for (const { name, type, nullable } of table.schema.columns)
    rows.forEach((row, index) => {
      const cell = cellOf(row, name);
      const where = `"${name}" of row ${index + 1}`;
      demand(cell !== null || nullable, `${where} is null, but the schema says that it never is`);
      const isRight = cell === null || isCanonical(cell, type);
      demand(isRight, () => `${where}: ${JSON.stringify(cell)} is not how ${type} is written`);
    });
}

function checkKeys(rows: readonly Row[], names: readonly string[], what: string): void {
  const wanted = new Set(names);
  for (const [index, row] of rows.entries()) {
    const missing = names.filter((name) => !Object.hasOwn(row, name) || row[name] === undefined);
    demand(missing.length === 0, `${what}: row ${index + 1} has no "${missing[0] ?? ''}"; none is null`);
    const extra = Object.keys(row).filter((name) => !wanted.has(name));
    demand(extra.length === 0, `${what}: row ${index + 1} has "${extra[0] ?? ''}", which nobody asked for`);
  }
}

async function checkNulls(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const rows = await wholeTable(table);
  for (const [name, wanted] of Object.entries(table.named.nulls)) {
    const known = table.schema.columns.some((column) => column.name === name);
    demand(known, `the table has no column "${name}", whose nulls the subject counts`);
    const nulls = rows.filter((row) => cellOf(row, name) === null).length;
    demand(nulls === wanted, `"${name}": ${wanted} cells hold nothing, ${nulls} are null`);
  }
}

/** Some columns, in another order than the table's. */
function selections(table: Table): readonly (readonly string[])[] {
  const names = allColumns(table);
  const last = names.slice(-1);
  return [names, names.toReversed(), names.filter((_, index) => index % 2 === 1), last];
}

async function checkProjection(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const rows = await wholeTable(table);
  for (const columns of selections(table)) {
    const what = `columns ${someOf(columns)}`;
    const got = await rowsFor(table, { columns }, what);
    checkKeys(got, columns, what);
    demand(got.length === rows.length, `${what}: ${got.length} rows of ${rows.length}`);
    const at = got.findIndex((row, index) => !sameCells(row, rows[index] ?? {}, columns));
    demand(at === -1, `${what}: row ${at + 1} has other values than when all columns are read`);
  }
}

function checkEnd(batches: readonly RowBatch[], what: string): void {
  demand(batches.length > 0, `${what}: no batch at all: an empty answer is one empty batch`);
  const at = batches.findIndex(({ last }) => last);
  demand(at !== -1, `${what}: ended after a batch that is not the last`);
  demand(at === batches.length - 1, `${what}: batch ${at + 1} of ${batches.length} is called the last`);
}

async function checkEnds(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const rows = await wholeTable(table);
  const { page } = table.schema.capabilities;
  const few = Math.max(1, Math.floor(rows.length / 3));
  // The same table where no answer may hold more than a few rows.
  const capabilities = { ...table.schema.capabilities, page: { ...page, maxSize: few } };
  const narrow = { ...table, schema: { ...table.schema, capabilities } };
  for (const [what, one] of [
    ['the whole table', table],
    [`in pages of ${few}`, narrow],
  ] as const) {
    const { batches, error } = await readBatches(one);
    demand(error === null, () => `${what}: ${nameOfError(error)}`);
    checkEnd(batches, what);
    const got = batches.flatMap((batch) => namesOfRows(table, batch.rows));
    const isWhole = got.join('\n') === namesOfRows(table, rows).join('\n');
    demand(isWhole, `${what}: other rows, or in another order`);
  }
  const none = await readBatches(table, { window: { offset: rows.length + 5, limit: 5 } });
  checkEnd(none.batches, 'behind the end');
}

async function checkAgain(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const first = await wholeTable(table);
  const again = await wholeTable(await openTable(subject));
  const [before, after] = [first, again].map((rows) => rows.map((row) => nameOfRow(table, row)).join('\n'));
  demand(before === after, 'the second reading gave other rows, or in another order');
}

export const shapeChecks: readonly Check[] = [
  rowCheck(
    'rows/described',
    'A schema names its columns once, a key that is one of them, and no more than the portal can do.',
    checkDescribed,
  ),
  rowCheck('rows/types-hold', 'Every cell is written as cells of its column’s type are.', checkTypes),
  rowCheck('rows/nulls-are-null', 'A cell without a value is null: not missing, not "", not 0.', checkNulls),
  rowCheck(
    'rows/projection-only',
    'Rows have the columns that were asked for, all of them and no others.',
    checkProjection,
  ),
  rowCheck('rows/ends-on-last', 'The last batch, and only that, says that it is.', checkEnds),
  rowCheck('rows/same-on-second-reading', 'A table that nobody changes reads the same again.', checkAgain),
];
