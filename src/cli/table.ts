/** Tables for people: aligned, and never wider than the terminal. */
import { fit, pad, plain, widthOf, type Colour, type Paint } from './text.ts';

export interface Column<T> {
  readonly title: string;
  readonly of: (row: T) => string;
  readonly align?: 'left' | 'right';
  readonly colour?: (row: T) => Colour | null;
  /** The column that gives way when the terminal is narrow. */
  readonly isElastic?: boolean;
}
export interface TableLook {
  /** Columns of the terminal; Infinity: as wide as it needs. */
  readonly width: number;
  readonly paint: Paint;
}

const GAP = '  ';
const LEAST = 10;

function widthsOf<T>(
  columns: readonly Column<T>[],
  cells: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[at] ?? ''))),
  );
  const excess = widths.reduce((sum, w) => sum + w, 0) + GAP.length * (columns.length - 1) - width;
  if (excess <= 0) return widths;
  const elastic = columns.findIndex(({ isElastic }) => isElastic === true);
  return widths.map((w, at) => (at === elastic ? Math.max(Math.min(w, LEAST), w - excess) : w));
}

/** Lines without line ends: a heading and one line a row. */
export function renderTable<T>(rows: readonly T[], columns: readonly Column<T>[], look: TableLook): string[] {
  const cells = rows.map((row) => columns.map((column) => plain(column.of(row))));
  const widths = widthsOf(columns, cells, look.width);
  const last = columns.length - 1;
  const line = (texts: readonly string[], colourOf: (at: number) => Colour | null): string =>
    texts
      .map((text, at) => {
        const width = widths[at] ?? 0;
        const isFree = at === last && columns[at]?.align !== 'right';
        const cell = isFree ? fit(text, width) : pad(text, width, columns[at]?.align);
        const colour = colourOf(at);
        return colour === null ? cell : look.paint(cell, colour);
      })
      .join(GAP)
      .trimEnd();
  const heading = line(
    columns.map(({ title }) => title),
    () => 'bold',
  );
  const body = rows.map((row, index) => line(cells[index] ?? [], (at) => columns[at]?.colour?.(row) ?? null));
  return [heading, ...body];
}
