import { toGlobalId } from '../../domain/ids.ts';
import type { Column as TableColumn } from '../../domain/query/table.ts';
import type { TableInfo } from '../../ports/rows.ts';
import { chooseTable, listTables, withoutTable, type ListedTable } from '../choose-table.ts';
import { textOption, type Command, type Invocation } from '../command.ts';
import { describeTable, requestsOption, tableOption, withDataset, type OpenDataset } from '../open-table.ts';
import type { Column } from '../table.ts';
import { count, plain } from '../text.ts';
import type { ExitCode } from '../world.ts';

const tableColumns: readonly Column<ListedTable>[] = [
  { title: 'No.', align: 'right', of: ({ number }) => String(number) },
  { title: 'Title', of: ({ title }) => title, isElastic: true },
  { title: 'Rows from', of: ({ from }) => from },
  { title: 'Id', of: ({ key }) => key.table },
];
const columnColumns: readonly Column<TableColumn>[] = [
  { title: 'Column', of: ({ name }) => name },
  { title: 'Type', of: ({ type }) => type },
  { title: 'Portal says', of: ({ sourceType }) => sourceType },
  { title: 'Empty', of: ({ nullable }) => (nullable ? 'may be' : 'never') },
  { title: 'What', of: whatOf, isElastic: true },
];

function whatOf({ name, title, description, system }: TableColumn): string {
  const parts = [title === name ? null : title, description].filter((part) => part !== null && part !== '');
  return [...parts, ...(system ? ['(kept by the platform)'] : [])].join(': ');
}

function shownTable(table: ListedTable, info: TableInfo | null): unknown {
  const { number, title, listing, key } = table;
  const described = info === null ? null : { ...info.schema, ref: undefined, sample: undefined };
  return {
    number,
    id: toGlobalId({ type: 'Table', ...key }),
    title,
    ...listing,
    schema: described,
    source: info?.source,
  };
}

function print(
  { output }: Invocation,
  { found }: OpenDataset,
  table: ListedTable | null,
  info: TableInfo | null,
): void {
  const { dataset } = found;
  const tables = listTables(dataset);
  const others = withoutTable(dataset);
  if (output.isJson) {
    const { portal, localId, title } = dataset;
    const id = toGlobalId({ type: 'Dataset', portal, localId });
    const shown = tables.map((one) => shownTable(one, one.number === table?.number ? info : null));
    output.json({ dataset: { id, portal, localId, title }, tables: shown, withoutTable: others });
    return;
  }
  output.lines([output.paint(plain(dataset.title), 'bold')]);
  if (tables.length > 0) output.table(tables, tableColumns);
  output.lines(others.map(({ title, because }) => `Not a table: ${title}: ${because}`));
  if (table === null || info === null) return;
  output.lines(['', output.paint(`${table.number}  ${table.title}`, 'bold')]);
  output.table(info.schema.columns, columnColumns);
}

function countText({ schema }: TableInfo): string {
  if (schema.count === null) return 'an unknown number of rows';
  return `${schema.count.precision === 'estimate' ? 'about ' : ''}${count(schema.count.value)} rows`;
}

async function show(invocation: Invocation, opened: OpenDataset): Promise<ExitCode> {
  const { output, options } = invocation;
  const { dataset, part } = opened.found;
  const wanted = textOption(options, 'table');
  const tables = listTables(dataset);
  const isOne = wanted !== null || part !== null || tables.length === 1;
  if (!isOne) {
    print(invocation, opened, null, null);
    output.say(
      tables.length === 0
        ? 'None of it can be asked for rows.'
        : `${count(tables.length)} tables; --table <number> shows the columns of one.`,
    );
    return tables.length === 0 ? 1 : 0;
  }
  const table = chooseTable(dataset, part, wanted);
  const info = await describeTable({ ...opened, table });
  print(invocation, opened, table, info);
  const { schema } = info;
  const asOf = schema.asOf === null ? 'as of an unknown time' : `as of ${schema.asOf}`;
  output.say(`${count(schema.columns.length)} columns, ${countText(info)}, ${asOf}`);
  return 0;
}

async function run(invocation: Invocation): Promise<ExitCode> {
  return withDataset(invocation, (opened) => show(invocation, opened));
}

export const tables: Command = {
  usage: 'tables <dataset>',
  summary: 'the tables of a dataset, and the columns of one',
  details:
    'The dataset is named as for "civicgraph rows". Where it has several tables they are listed from the store, and no portal ' +
    'is asked; the columns of the only one, or of that which --table names, are asked of the portal or read from the file. ' +
    'Exit code 1: it has no table; 3: the portal failed.',
  options: [tableOption, requestsOption],
  examples: [
    ['civicgraph tables alder-bay/street-trees', 'what is there to ask'],
    ['civicgraph tables alder-bay/street-trees --table 2 --json', 'columns of the second, for a program'],
  ],
  run,
};
