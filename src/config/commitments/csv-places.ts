/** Where the parts of a record that was made out of a table's row stand in the table. */
import type { Json } from '../../domain/json.ts';
import type { Place } from '../yaml-map.ts';
import type { CsvEntry } from './csv-table.ts';

/** Takes a cell's value into a record: what is put there comes from that column. Returns nothing for an empty cell. */
export interface RecordCells {
  readonly file: string;
  readonly row: CsvEntry;
  /** Value of `key`, made from the text of `column`; undefined when the cell is empty. */
  readonly take: (key: string, column: string, make?: (text: string) => Json) => Json | undefined;
  readonly placeOf: (column: string) => Place;
}
export interface CellPlaces {
  /** For a record at `pointer` that is made out of `row`. */
  readonly of: (file: string, row: CsvEntry, pointer: string) => RecordCells;
  readonly at: (file: string, row: CsvEntry, column: string) => Place;
  /** Of a part of a record, or of the nearest part around it that comes from a cell. */
  readonly placeOf: (pointer: string) => Place;
}

/** A cell's pointer is that of a list of rows: "/3/due_on"; its column is the number of its cell. */
function placeAt(file: string, row: CsvEntry, column: string): Place {
  return { file, line: row.line, column: row.columnOf(column), pointer: `/${row.index}/${column}` };
}

export function cellPlaces(): CellPlaces {
  const known = new Map<string, Place>();
  const placeOf = (pointer: string): Place => {
    const place = known.get(pointer);
    if (place !== undefined) return place;
    if (pointer === '') return { file: '', line: 1, column: 1, pointer: '' };
    return placeOf(pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))));
  };
  return {
    placeOf,
    at: placeAt,
    of(file, row, pointer) {
      known.set(pointer, { file, line: row.line, column: 1, pointer: `/${row.index}` });
      return {
        file,
        row,
        placeOf: (column) => placeAt(file, row, column),
        take(key, column, make = (text) => text) {
          known.set(`${pointer}/${key}`, placeAt(file, row, column));
          const text = row.cell(column);
          return text === '' ? undefined : make(text);
        },
      };
    },
  };
}

/** Without what is undefined. */
export function compact(record: Readonly<Record<string, Json | undefined>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
/** `a; b ;c` */
export function listOfCell(text: string): readonly string[] {
  return text
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
/** A number where the cell holds one; the text itself otherwise, which is then found to be of the wrong type. */
export function numberOfCell(text: string): Json {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}
