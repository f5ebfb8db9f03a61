/** rows/: texts and names that are data, whatever they look like. */
import type { Column, Condition, FilterOp, Row, SortKey } from '../connector/index.ts';
import { cellOf } from '../domain/query/row.ts';
import { demand, Moot, type Check, type Subject } from './check.ts';
import { askedRightly } from './rows-filter.ts';
import { FILTER_OPS, hasMeaning, leavesFor, valuesOf } from './rows-leaves.ts';
import { textOfCell } from './rows-shape.ts';
import {
  columnsOfType,
  nameOfRow,
  namingColumns,
  openTable,
  rowCheck,
  rowsFor,
  wholeTable,
  type Table,
} from './rows-table.ts';

/** What quoting, patterns and encodings break on. U+0000 is not among them: no question holds it. */
const ODD_TEXTS: readonly string[] = [
  "'",
  "''",
  '"',
  '%',
  '_',
  '\\',
  "\\'",
  '\n',
  "') or 1=1 --",
  '"; select 1',
  '$1 ${x} :x ?',
  'a*b(c)[d]',
  'שלום',
  '🚲',
  '&amp;+%20',
];
const TEXT_OPS: readonly FilterOp[] = ['eq', 'contains', 'startsWith'];

function isOdd(text: string): boolean {
  return /[^\p{L}\p{N} .-]/u.test(text);
}
/** The column that holds the most of them. */
function oddestColumn(table: Table, rows: readonly Row[]): Column | null {
  const columns = columnsOfType(table, 'text').filter(({ system }) => !system);
  const oddness = (column: Column): number =>
    valuesOf(rows, column).filter((cell) => isOdd(String(cell))).length;
  return columns.toSorted((a, b) => oddness(b) - oddness(a))[0] ?? null;
}

function declaredTextOps({ schema }: Table): readonly FilterOp[] {
  return TEXT_OPS.filter((op) => schema.capabilities.filter[op]?.text !== undefined);
}

async function checkLiterals(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const rows = await wholeTable(table);
  const column = oddestColumn(table, rows);
  if (column === null) throw new Moot('the table has no column of text');
  const ops = declaredTextOps(table);
  if (ops.length === 0) throw new Moot('the table declares no filter of text');
  const own = valuesOf(rows, column).map(String).filter(isOdd).slice(0, 8);
  let answered = 0;
  for (const op of ops) {
    const fidelity = table.schema.capabilities.filter[op]?.text ?? 'exact';
    for (const value of [...ODD_TEXTS, ...own]) {
      const where: Condition =
        op === 'contains' || op === 'startsWith'
          ? { op, column: column.name, value, fold: false }
          : { op: 'eq', column: column.name, value };
      if (await askedRightly(table, rows, where, fidelity)) answered += 1;
    }
  }
  demand(answered > 0, 'every text was refused');
}

function needed({ schema }: Table, name: string): Column {
  const column = schema.columns.find((candidate) => candidate.name === name);
  const names = schema.columns.map((one) => one.name).join(', ');
  demand(column !== undefined, `the table has no column "${name}", which the subject names; it has ${names}`);
  return column;
}

async function checkProjected(table: Table, rows: readonly Row[], { name }: Column): Promise<void> {
  const naming = namingColumns(table).filter((one) => one !== name);
  const got = await rowsFor(table, { columns: [name, ...naming] }, `reading "${name}" alone`);
  const cells = got.map((row) => textOfCell(cellOf(row, name)));
  const expected = rows.map((row) => textOfCell(cellOf(row, name)));
  const isSame = cells.length === expected.length && cells.every((cell, index) => cell === expected[index]);
  demand(isSame, `reading "${name}" alone: other values than among all columns`);
}

async function checkFiltered(table: Table, rows: readonly Row[], column: Column): Promise<void> {
  const { filter } = table.schema.capabilities;
  let [asked, answered] = [0, 0];
  for (const op of FILTER_OPS.filter((one) => hasMeaning(one, column.type))) {
    const fidelity = filter[op]?.[column.type];
    const [leaf] = fidelity === undefined ? [] : leavesFor(op, column, rows);
    if (fidelity === undefined || leaf === undefined) continue;
    asked += 1;
    if (await askedRightly(table, rows, leaf, fidelity)) answered += 1;
  }
  demand(asked === 0 || answered > 0, `filtering by "${column.name}": every question was refused`);
}

async function checkSorted(table: Table, rows: readonly Row[], column: Column): Promise<void> {
  const able = table.schema.capabilities.orderBy;
  const isPlaced = able?.nulls === 'choose' || !column.nullable;
  if (able?.types.includes(column.type) !== true || !isPlaced) return;
  const orderBy: readonly SortKey[] = [{ column: column.name, direction: 'asc', nulls: 'last' }];
  const got = await rowsFor(table, { orderBy }, `ordering by "${column.name}"`);
  const [names, expected] = [got, rows].map((all) => all.map((row) => nameOfRow(table, row)).toSorted());
  demand(names?.join('\n') === expected?.join('\n'), `ordering by "${column.name}" gave other rows`);
}

async function checkNames(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const { oddColumns } = table.named;
  if (oddColumns.length === 0) throw new Moot('the subject names no columns of odd names');
  const rows = await wholeTable(table);
  for (const name of oddColumns) {
    const column = needed(table, name);
    await checkProjected(table, rows, column);
    await checkFiltered(table, rows, column);
    await checkSorted(table, rows, column);
  }
}

export const wordChecks: readonly Check[] = [
  rowCheck(
    'rows/literals-are-literals',
    'Quotes, patterns, backslashes, line ends and characters of any script in a filter are themselves.',
    checkLiterals,
  ),
  rowCheck('rows/odd-column-names', 'Columns of any name can be read, filtered and ordered by.', checkNames),
];
