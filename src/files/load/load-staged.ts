/** Staged rows into a table of the engine, every column cast to the type that all of its cells have. */
import { sqlText } from '../engine/sql.ts';
import type { Session } from '../engine/session.ts';
import { plainDecimalSql } from './plain-decimal.ts';
import { TAGS } from '../read/json-column.ts';
import type { Staged, StagedColumn } from '../read/staging.ts';
import { sqlTypeOf } from '../storage.ts';
import type { TableAbout } from '../table-about.ts';

/** Blanks as `column-stats.ts` knows them. */
const BLANKS = "E' \\t'";
/** The engine reads in pieces that must hold a line; it takes several of them at once. */
const MIN_BUFFER = 8_000_000;
const MARGIN = 1_024;

/** The text of a cell, without its tag; of a value that is not text also without the blanks around it. */
function textOf(column: StagedColumn, isTagged: boolean): string {
  const cell = `s.c${String(column.place)}`;
  const text = isTagged ? `substr(${cell}, 2)` : cell;
  const isExact = column.storage.as === 'text' || column.storage.as === 'json' || !column.isPadded;
  return isExact ? text : `nullif(trim(${text}, ${BLANKS}), '')`;
}

/**
 * In UTC. The engine reads fewer spellings of time zones than files have, so the zone is cut off and taken away from
 * what stands before it.
 */
function utcOf(text: string): string {
  const zone = `regexp_extract(${text}, ' ?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)$')`;
  const local = `CAST(left(${text}, length(${text}) - length(${zone})) AS TIMESTAMP)`;
  const digits = `regexp_replace(${zone}, '[^0-9]', '', 'g')`;
  const minutes = `CAST(left(rpad(${digits}, 4, '0'), 2) AS INTEGER) * 60 + CAST(right(rpad(${digits}, 4, '0'), 2) AS INTEGER)`;
  const sign = `CASE WHEN ${zone} LIKE '%-%' THEN -1 ELSE 1 END`;
  return `(${local} - to_minutes(${sign} * (${minutes})))`;
}

function expressions(column: StagedColumn, index: number, isTagged: boolean): readonly string[] {
  const { storage } = column;
  const text = textOf(column, isTagged);
  const name = `c${String(index)}`;
  switch (storage.as) {
    case 'text':
      return [`${text} AS ${name}`];
    case 'json': {
      const isText = `s.c${String(column.place)}[1] = '${TAGS.text}'`;
      return [`CASE WHEN ${isText} THEN CAST(to_json(${text}) AS VARCHAR) ELSE ${text} END AS ${name}`];
    }
    case 'point':
      // Adding zero makes 0 of -0.
      return ['x', 'y'].map(
        (axis, at) =>
          `CAST(json_extract(${text}, '$.coordinates[${String(at)}]') AS DOUBLE) + 0.0 AS ${name}${axis}`,
      );
    case 'timestamp':
      return [`${storage.zoned ? utcOf(text) : `CAST(${text} AS TIMESTAMP)`} AS ${name}`];
    case 'decimal':
      return [`CAST(${plainDecimalSql(text)} AS ${sqlTypeOf(storage)}) AS ${name}`];
    case 'double':
      return [`CAST(${text} AS DOUBLE) + 0.0 AS ${name}`];
    default:
      return [`CAST(${text} AS ${sqlTypeOf(storage)}) AS ${name}`];
  }
}

/** `width`: cells of a line, its number not counted. */
export function readStaged(staged: {
  readonly path: string;
  readonly longestLine: number;
  readonly width: number;
}): string {
  const line = staged.longestLine + MARGIN;
  const cells = Array.from({ length: staged.width }, (_, place) => `'c${String(place)}': 'VARCHAR'`);
  const options = [
    'auto_detect = false, header = false, strict_mode = true, parallel = false',
    `delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false`,
    `null_padding = true, max_line_size = ${String(line)}, buffer_size = ${String(Math.max(MIN_BUFFER, 2 * line))}`,
    `columns = {${["'r': 'BIGINT'", ...cells].join(', ')}}`,
  ];
  return `read_csv(${sqlText(staged.path)}, ${options.join(', ')})`;
}

/** Rows must lie in the order of their numbers, because they are read without being sorted. */
export async function checkOrder(session: Session, table: string, rows: number): Promise<void> {
  const [found] = await session.all(`SELECT count(*), count(*) FILTER (WHERE r <> rowid + 1) FROM ${table}`);
  const [count, displaced] = found ?? [];
  if (count !== BigInt(rows) || displaced !== 0n)
    throw new Error(
      `${String(count)} of ${String(rows)} rows were loaded, ${String(displaced)} out of order`,
    );
}

/** `table`: a name made here. */
export async function loadStaged(session: Session, staged: Staged, table: string): Promise<TableAbout> {
  const columns = staged.columns.flatMap((column, index) => expressions(column, index, staged.isTagged));
  const width = Math.max(0, ...staged.columns.map(({ place }) => place + 1));
  await session.run(
    `CREATE TABLE ${table} AS SELECT ${['s.r', ...columns].join(', ')} FROM ${readStaged({ ...staged, width })} AS s`,
  );
  await checkOrder(session, table, staged.rows);
  return {
    rows: staged.rows,
    columns: staged.columns.map(({ place: _place, isPadded: _isPadded, ...column }) => column),
  };
}
