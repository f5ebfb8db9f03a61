/** Records of an answer as rows, and what both ways of reading them have in common. */
import {
  ConnectorError,
  rowBuilder,
  type Cell,
  type Json,
  type JsonObject,
  type PortalContext,
  type Row,
  type TableSchema,
} from '../../src/connector/index.ts';
import type { ReadCell } from './rows-cells.ts';

/** Where a column's value is in a record, and how it is read. */
export interface Slot {
  readonly name: string;
  readonly key: string;
  readonly readCell: ReadCell;
}
export type RowReader = (record: JsonObject) => Row;

function valueIn(record: JsonObject, key: string): Json {
  return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}

/** A value without a cell is given as null and noted, once per column; `refuses` says where it may not be. */
export function rowReader(
  slots: readonly Slot[],
  schema: TableSchema,
  note: PortalContext['note'],
  refuses: (column: string, value: Json) => boolean = () => false,
): RowReader {
  const noted = new Set<string>();
  const cellIn = ({ name, key, readCell }: Slot, record: JsonObject): Cell => {
    const value = valueIn(record, key);
    const cell = readCell(value);
    if (cell !== undefined) return cell;
    if (refuses(name, value)) {
      const text = `column "${name}" holds ${JSON.stringify(value)}, which the portal does not sort as nothing`;
      throw new ConnectorError('UNSUPPORTED', text);
    }
    if (!noted.has(name))
      note('warn', 'a value without a cell is given as null', {
        table: schema.ref.tableId,
        column: name,
        value,
      });
    noted.add(name);
    return null;
  };
  const build = rowBuilder(slots.map(({ name }) => name));
  return (record) =>
    build((index) => {
      const slot = slots[index];
      return slot === undefined ? null : cellIn(slot, record);
    });
}

/** The `_id` of every record, which no record is without. */
export function idsOf(records: readonly JsonObject[], key: string): readonly number[] {
  return records.map((record) => {
    const id = valueIn(record, key);
    if (typeof id === 'number' && Number.isSafeInteger(id)) return id;
    throw new ConnectorError('BAD_SHAPE', `a record without a whole number in "_id": ${JSON.stringify(id)}`);
  });
}
export function isAscending(ids: readonly number[], last: number | null): boolean {
  return ids.every((id, index) => id > (ids[index - 1] ?? last ?? -Infinity));
}
export function isSame(ids: readonly number[], before: readonly number[]): boolean {
  return ids.length > 0 && ids.length === before.length && ids.every((id, index) => id === before[index]);
}

/** Cells of a page: wide tables come in shorter pages, so that no answer grows beyond what is kept in memory. */
const CELLS_OF_PAGE = 400_000;
export function pageSize(columns: number, most: number): number {
  return Math.max(1, Math.min(most, Math.floor(CELLS_OF_PAGE / Math.max(1, columns))));
}

const SMALLEST_PAGE = 100;
/** Of a page that was too much for the portal's time limit or for an answer: a quarter, or null where that is all. */
export function smallerPage(size: number, error: unknown): number | null {
  const isTooMuch =
    error instanceof ConnectorError && (error.code === 'TOO_LARGE' || error.code === 'TIMEOUT');
  return isTooMuch && size > SMALLEST_PAGE ? Math.max(SMALLEST_PAGE, Math.floor(size / 4)) : null;
}

export const NO_ROWS = { rows: [], total: null, last: true } as const;
