/** One JSON document of any number of rows: `{"columns": […], "rows": […], …}`, row by row. */
import type { Row } from '../domain/query/ast.ts';
import { cellOf } from '../domain/query/row.ts';
import type { Column } from '../domain/query/table.ts';
import type { RowPrinter, RowTarget } from './row-printer.ts';

/** Rows to JSON texts with members in the order of the columns; absent cells are null. */
export function rowJson(columns: readonly Pick<Column, 'name'>[]): (row: Row) => string {
  const members = columns.map(({ name }) => ({ name, start: `${JSON.stringify(name)}:` }));
  return (row) =>
    `{${members.map(({ name, start }) => start + JSON.stringify(cellOf(row, name))).join(',')}}`;
}

/** `heading`: members before the columns. */
export function createJsonPrinter(
  columns: readonly Column[],
  target: RowTarget,
  heading: Readonly<Record<string, unknown>>,
): RowPrinter {
  const textOf = rowJson(columns);
  const members = (of: Readonly<Record<string, unknown>>): readonly string[] =>
    Object.entries(of).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  let isBegun = false;
  const begin = (): string => {
    isBegun = true;
    return `{${[...members({ ...heading, columns }), '"rows": ['].join(',\n')}`;
  };
  let given = 0;
  const end = async (ending: Readonly<Record<string, unknown>>): Promise<void> => {
    const start = isBegun ? '' : begin();
    await target.send(`${start}${[`${given === 0 ? '' : '\n'}]`, ...members(ending)].join(',\n')}}\n`);
  };
  return {
    end,
    breakOff: end,
    abandon: async () => undefined,
    async rows(rows) {
      if (rows.length === 0) return;
      const start = isBegun ? '' : begin();
      const separated = rows.map((row, at) => `${given + at === 0 ? '\n' : ',\n'}${textOf(row)}`);
      given += rows.length;
      await target.send(start + separated.join(''));
    },
  };
}
