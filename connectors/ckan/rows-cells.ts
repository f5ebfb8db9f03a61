/** Cells out of the values of DataStore records. */
import {
  dateCell,
  decimalCell,
  exactNumbers,
  instantCell,
  integerCell,
  isJsonObject,
  numberCell,
  type Cell,
  type Column,
  type Json,
} from '../../src/connector/index.ts';
import { familyOf, type Family } from './rows-types.ts';

/** undefined: the portal has a value there that its type has no cell for (NaN, infinity, a year before 1). */
export type CellReading = Cell | undefined;
export type ReadCell = (value: Json) => CellReading;

function textCell(value: Json): CellReading {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
// A number that came as one has lost no digit: the others come as texts.
function decimal(value: Json): CellReading {
  if (typeof value === 'number') return numberCell(value) ?? undefined;
  return typeof value === 'string' ? (decimalCell(value.trim()) ?? undefined) : undefined;
}
function whole(value: Json): CellReading {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? value + 0 : (integerCell(String(value)) ?? undefined);
  return typeof value === 'string' ? (integerCell(value.trim()) ?? undefined) : undefined;
}
function booleanCell(value: Json): CellReading {
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === 't' ? true : value === 'false' || value === 'f' ? false : undefined;
}
function textBy(cellOf: (text: string) => string | null): ReadCell {
  return (value) => (typeof value === 'string' ? (cellOf(value) ?? undefined) : undefined);
}
/** The zone is UTC where SQL was asked for it, which then says so no more. */
function utcCell(text: string): string | null {
  const cell = instantCell(text);
  return cell === null || cell.endsWith('Z') ? cell : `${cell}Z`;
}

const READERS: Readonly<Record<Family, ReadCell>> = {
  text: textCell,
  otherText: textCell,
  whole,
  numeric: decimal,
  float: decimal,
  boolean: booleanCell,
  date: textBy(dateCell),
  localTime: textBy(instantCell),
  instant: textBy(utcCell),
  json: (value) => value,
  list: (value) => value,
};

/** Of values of `datastore_search`; null stays null. */
export function cellReader({ sourceType }: Column): ReadCell {
  const readValue = READERS[familyOf(sourceType)];
  return (value) => (value === null ? null : readValue(value));
}

function parsed(text: string): CellReading {
  try {
    const value: Json = JSON.parse(exactNumbers(text));
    return value;
  } catch {
    return undefined;
  }
}
/** CKAN keeps JSON in a composite of its own, (json, extra), which `to_json` shows. */
function withoutComposite(value: Json): Json {
  const isComposite =
    isJsonObject(value) && Object.keys(value).join() === 'json,extra' && value['extra'] === null;
  return isComposite ? (value['json'] ?? null) : value;
}
/** Of values that SQL was told to write as text: JSON is in the text. */
export function sqlCellReader(column: Column): ReadCell {
  const family = familyOf(column.sourceType);
  if (family !== 'json' && family !== 'list') return cellReader(column);
  return (value) => {
    if (typeof value !== 'string') return value;
    const inner = parsed(value);
    return inner === undefined ? undefined : withoutComposite(inner);
  };
}
