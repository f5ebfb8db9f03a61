/** Rows as an aligned table, line by line: widths are taken from the first rows, so that any number goes by. */
import type { Row } from '../domain/query/ast.ts';
import { cellOf } from '../domain/query/row.ts';
import type { Column } from '../domain/query/table.ts';
import { cellText, isElastic, isFigure } from './cell-text.ts';
import { fit, isolated, pad, plain, widthOf, type Paint } from './text.ts';

export interface RowTableLook {
  /** Columns of the terminal; Infinity: as wide as it needs, and nothing is cut. */
  readonly width: number;
  readonly paint: Paint;
}
export interface RowTable {
  readonly heading: string;
  /** Names of columns that the terminal has no room for. */
  readonly hidden: readonly string[];
  line(row: Row): string;
}

const GAP = '  ';
/** What a column that gives way keeps. */
const LEAST = 8;

interface Fitted {
  readonly column: Column;
  readonly width: number;
}

function naturalWidths(columns: readonly Column[], rows: readonly Row[]): readonly number[] {
  return columns.map(({ name, type }) =>
    rows.reduce(
      (width, row) => Math.max(width, widthOf(cellText(cellOf(row, name), type))),
      widthOf(plain(name)),
    ),
  );
}

/** Widths when columns that give way take at most `most`. */
function capped(columns: readonly Column[], widths: readonly number[], most: number): readonly number[] {
  return widths.map((width, at) =>
    columns[at] !== undefined && isElastic(columns[at].type) ? Math.min(width, most) : width,
  );
}
function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * Math.max(0, widths.length - 1);
}

/** As many columns from the left as there is room for, at least one; those that give way share what there is. */
function fitColumns(columns: readonly Column[], natural: readonly number[], room: number): readonly Fitted[] {
  if (room === Number.POSITIVE_INFINITY)
    return columns.map((column, at) => ({ column, width: natural[at] ?? 0 }));
  const least = capped(columns, natural, LEAST);
  let shown = columns.length;
  while (shown > 1 && total(least.slice(0, shown)) > room) shown -= 1;
  const some = columns.slice(0, shown);
  const wanted = natural.slice(0, shown);
  const greatest = Math.max(...wanted);
  let most = LEAST;
  while (most < greatest && total(capped(some, wanted, most + 1)) <= room) most += 1;
  const widths = capped(some, wanted, most);
  return some.map((column, at) => ({ column, width: widths[at] ?? 0 }));
}

/** `first`: rows to take the widths from. */
export function createRowTable(
  columns: readonly Column[],
  first: readonly Row[],
  look: RowTableLook,
): RowTable {
  const isCut = look.width !== Number.POSITIVE_INFINITY;
  const fitted = fitColumns(columns, naturalWidths(columns, first), look.width);
  const last = fitted.length - 1;
  const cell = (text: string, { column, width }: Fitted, at: number): string => {
    const mayCut = isCut && isElastic(column.type);
    const shown = mayCut ? fit(text, width) : text;
    const isFree = at === last && !isFigure(column.type);
    const padded =
      isFree || widthOf(shown) >= width ? shown : pad(shown, width, isFigure(column.type) ? 'right' : 'left');
    return isCut ? isolated(padded) : padded;
  };
  const heading = fitted
    .map((one, at) => {
      const name = plain(one.column.name);
      const shown = isCut ? fit(name, Math.max(one.width, 1)) : name;
      return look.paint(cell(shown, one, at), 'bold');
    })
    .join(GAP);
  return {
    heading: heading.trimEnd(),
    hidden: columns.slice(fitted.length).map(({ name }) => name),
    line: (row) =>
      fitted
        .map((one, at) => {
          const value = cellOf(row, one.column.name);
          const text = cell(cellText(value, one.column.type), one, at);
          return value === null ? look.paint(text, 'dim') : text;
        })
        .join(GAP)
        .trimEnd(),
  };
}
