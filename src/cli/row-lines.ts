/** Rows as a table for people, printed while they come. */
import type { Row } from '../domain/query/ast.ts';
import type { Column } from '../domain/query/table.ts';
import type { RowPrinter, RowTarget } from './row-printer.ts';
import { createRowTable, type RowTable, type RowTableLook } from './row-table.ts';

export interface TablePrinter extends RowPrinter {
  /** Columns that the terminal had no room for. */
  hidden(): readonly string[];
}

/** Rows that widths are taken from. */
const FIRST_ROWS = 50;

export function createTablePrinter(
  columns: readonly Column[],
  target: RowTarget,
  look: RowTableLook,
): TablePrinter {
  let waiting: Row[] = [];
  let table: RowTable | null = null;
  const begin = async (): Promise<RowTable> => {
    const begun = createRowTable(columns, waiting, look);
    table = begun;
    const lines = [begun.heading, ...waiting.map((row) => begun.line(row))];
    waiting = [];
    await target.send(`${lines.join('\n')}\n`);
    return begun;
  };
  return {
    hidden: () => table?.hidden ?? [],
    abandon: async () => undefined,
    async rows(rows) {
      if (table !== null) {
        const { line } = table;
        if (rows.length > 0) await target.send(`${rows.map((row) => line(row)).join('\n')}\n`);
        return;
      }
      waiting.push(...rows);
      if (waiting.length >= FIRST_ROWS) await begin();
    },
    async end() {
      if (table === null) await begin();
    },
    async breakOff() {
      if (table === null && waiting.length > 0) await begin();
    },
  };
}
