/** Tables by the names of their columns, in any order; what is wrong with a header. */
import { nearest } from '../../suggest.ts';
import type { ImportCode, ImportNote, ImportRow, ImportTable } from './imported.ts';

/** Case, blanks at the ends and repeated blanks do not count. */
export function columnKey(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}

export class Columns {
  private readonly positions: ReadonlyMap<string, number>;

  constructor(header: readonly string[]) {
    const positions = new Map<string, number>();
    header.forEach((name, at) => {
      if (!positions.has(columnKey(name))) positions.set(columnKey(name), at);
    });
    this.positions = positions;
  }

  has(name: string): boolean {
    return this.positions.has(columnKey(name));
  }
  /** 1-based; null: there is none. */
  numberOf(name: string): number | null {
    const at = this.positions.get(columnKey(name));
    return at === undefined ? null : at + 1;
  }
  /** As it stands; "" where there is no such column. */
  cell(row: ImportRow, name: string): string {
    const at = this.positions.get(columnKey(name));
    return at === undefined ? '' : (row.cells[at] ?? '');
  }
}

export function note(
  code: ImportCode,
  at: { readonly line: number; readonly column?: number | null; readonly recordId?: string | null },
  message: string,
  more: { readonly hint?: string | null; readonly count?: number } = {},
): ImportNote {
  return {
    ...{ code, line: at.line, column: at.column ?? null, recordId: at.recordId ?? null },
    ...{ message, hint: more.hint ?? null, count: more.count ?? 1 },
  };
}

/** What of a stranger's cell stands in a message. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
}

/** Columns that are there twice, and rows that are not as long as the header. */
export function shapeNotes({ header, rows }: ImportTable): readonly ImportNote[] {
  const keys = header.map(columnKey);
  const twice = keys.flatMap((key, at) =>
    key === '' || keys.indexOf(key) === at
      ? []
      : [
          note(
            'E-CSV-02',
            { line: 1, column: at + 1 },
            `expected every column once, got ${shown(key)} again`,
          ),
        ],
  );
  const ragged = rows
    .filter(({ cells }) => cells.length !== header.length)
    .map(({ line, cells }) =>
      note('E-CSV-03', { line }, `expected ${header.length} cells, got ${cells.length}`, {
        hint: cells.length > header.length ? 'Cells that hold a comma stand in quotes.' : null,
      }),
    );
  return [...twice, ...ragged];
}
export function wholeRows({ header, rows }: ImportTable): readonly ImportRow[] {
  return rows.filter(({ cells }) => cells.length === header.length);
}

/** `required` columns that are not there, each with the nearest that is. */
export function missingColumns(table: ImportTable, required: readonly string[]): readonly ImportNote[] {
  const columns = new Columns(table.header);
  return required
    .filter((name) => !columns.has(name))
    .map((name) => {
      const near = nearest(
        name,
        table.header.map((one) => one.trim()).filter((one) => one !== ''),
      );
      const hint = near === null ? null : `Is it "${near}"?`;
      return note('E-CSV-01', { line: 1 }, `expected the column "${name}", got none`, { hint });
    });
}
/** Columns that nothing is known of, each with the nearest known one. */
export function unknownColumns(
  table: ImportTable,
  known: readonly string[],
  code: ImportCode,
): readonly ImportNote[] {
  const keys = new Set(known.map(columnKey));
  return table.header.flatMap((name, at) => {
    if (keys.has(columnKey(name)) || columnKey(name) === '') return [];
    const near = nearest(name.trim(), known);
    const hint = near === null ? null : `Is it "${near}"?`;
    return [note(code, { line: 1, column: at + 1 }, `unknown column ${shown(name)}, left out`, { hint })];
  });
}
