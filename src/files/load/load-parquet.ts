/** A Parquet file into a table of the engine. */
import { sqlText } from '../engine/sql.ts';
import type { Session } from '../engine/session.ts';
import type { FileTableCaps } from '../limits.ts';
import { nameColumns } from '../read/column-names.ts';
import { badShape, grouped, tooLarge } from '../read/file-error.ts';
import { sqlTypeOf } from '../storage.ts';
import type { TableAbout, TableColumn } from '../table-about.ts';
import { checkOrder } from './load-staged.ts';
import { settleParquetColumn, type SettledColumn } from './parquet-column.ts';

type Caps = Pick<FileTableCaps, 'maxRows' | 'maxColumns' | 'maxRowBytes' | 'maxExpandedBytes'>;

/** What the engine says of a file that it cannot read; what it says of its limits is something else. */
async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error && error.name === 'Error' ? error.message : null;
    if (message === null) throw error;
    throw badShape(
      `The file cannot be read as Parquet: ${message.split('\n', 1)[0]?.slice(0, 200) ?? ''}`,
      error,
    );
  }
}

interface Shape {
  readonly rows: number;
  readonly names: readonly string[];
  readonly types: readonly string[];
}
async function shapeOf(session: Session, path: string, caps: Caps): Promise<Shape> {
  const [counts] = await session.all(`SELECT num_rows FROM parquet_file_metadata(${sqlText(path)})`);
  const rows = Number(counts?.[0] ?? 0n);
  if (rows > caps.maxRows) throw tooLarge(grouped(rows), caps.maxRows, 'rows');
  const [leaves] = await session.all(`SELECT count(*) FROM parquet_schema(${sqlText(path)})`);
  if (Number(leaves?.[0] ?? 0n) > 10 * caps.maxColumns)
    throw tooLarge(`more than ${grouped(caps.maxColumns)}`, caps.maxColumns, 'columns');
  const described = await session.all(`DESCRIBE SELECT * FROM read_parquet(${sqlText(path)})`);
  if (described.length > caps.maxColumns)
    throw tooLarge(grouped(described.length), caps.maxColumns, 'columns');
  return {
    rows,
    names: described.map(([name]) => String(name)),
    types: described.map(([, type]) => String(type)),
  };
}

/** The file as p with columns c0, c1, … and f, its row from 0: no name of the file gets into a statement. */
function source(path: string, width: number): string {
  const names = Array.from({ length: width }, (_, index) => `c${String(index)}`);
  return `(SELECT * FROM read_parquet(${sqlText(path)}, file_row_number = true)) AS p(${[...names, 'f'].join(', ')})`;
}

/** Text that a few bytes of the file expand to; told before it is written anywhere. */
async function checkExpansion(
  session: Session,
  from: string,
  settled: readonly SettledColumn[],
  caps: Caps,
): Promise<void> {
  const texts = settled.filter(({ storage }) => storage.as === 'text' || storage.as === 'json');
  if (texts.length === 0) return;
  const row = texts.map(({ expression }) => `coalesce(strlen(${expression}), 0)`).join(' + ');
  const [sizes] = await session.all(
    `SELECT coalesce(sum(n), 0), coalesce(max(n), 0) FROM (SELECT ${row} AS n FROM ${from})`,
  );
  const [all, longest] = [Number(sizes?.[0] ?? 0n), Number(sizes?.[1] ?? 0n)];
  if (all > caps.maxExpandedBytes) throw tooLarge(grouped(all), caps.maxExpandedBytes, 'bytes of text');
  if (longest > caps.maxRowBytes)
    throw tooLarge(`a row of ${grouped(longest)} bytes,`, caps.maxRowBytes, 'bytes');
}

function selected({ storage, expression }: SettledColumn, index: number): readonly string[] {
  const name = `c${String(index)}`;
  if (storage.as === 'point')
    return [
      `CAST(split_part(${expression}, ' ', 1) AS DOUBLE) + 0.0 AS ${name}x`,
      `CAST(split_part(${expression}, ' ', 2) AS DOUBLE) + 0.0 AS ${name}y`,
    ];
  return [`CAST(${expression} AS ${sqlTypeOf(storage)}) AS ${name}`];
}

/** `table`: a name made here. Throws ConnectorError BAD_SHAPE and TOO_LARGE. */
export async function loadParquet(
  session: Session,
  path: string,
  table: string,
  caps: Caps,
): Promise<TableAbout> {
  const shape = await reading(() => shapeOf(session, path, caps));
  const from = source(path, shape.types.length);
  const settled: SettledColumn[] = [];
  for (const [index, type] of shape.types.entries()) {
    settled.push(await reading(() => settleParquetColumn(session, from, `p.c${String(index)}`, type)));
  }
  await reading(() => checkExpansion(session, from, settled, caps));
  const columns = settled.flatMap(selected);
  await reading(() =>
    session.run(
      `CREATE TABLE ${table} AS SELECT ${['CAST(p.f + 1 AS BIGINT) AS r', ...columns].join(', ')} FROM ${from}`,
    ),
  );
  await checkOrder(session, table, shape.rows);
  const names = nameColumns(shape.names);
  const named = settled.map(({ storage, nulls, note }, index): TableColumn => ({
    name: names[index]?.name ?? '',
    title: names[index]?.title ?? null,
    description: note,
    sourceType: shape.types[index]?.slice(0, 200) ?? '',
    storage,
    nullable: nulls > 0,
  }));
  return { rows: shape.rows, columns: named };
}
