/** What a column of a Parquet file becomes, by its type and by all of its values. */
import type { Session } from '../engine/session.ts';
import { plainDecimalSql } from './plain-decimal.ts';
import { MAX_PRECISION, type Storage } from '../storage.ts';

export interface SettledColumn {
  readonly storage: Storage;
  /** Of the engine: the value, ready to be cast to what `storage` is; of a point "x y". */
  readonly expression: string;
  /** Rows without a value. */
  readonly nulls: number;
  /** What was left out or done to the values, in a sentence. */
  readonly note: string | null;
}

type Settle = (session: Session, from: string, column: string) => Promise<SettledColumn>;

async function one(
  session: Session,
  from: string,
  ...expressions: readonly string[]
): Promise<readonly unknown[]> {
  const [row] = await session.all(`SELECT ${expressions.join(', ')} FROM ${from}`);
  return row ?? [];
}
function nullsOf(column: string): string {
  return `count(*) FILTER (WHERE ${column} IS NULL)`;
}
function plain(storage: Storage, note: string | null = null): Settle {
  return async (session, from, column) => {
    const [nulls] = await one(session, from, nullsOf(column));
    return { storage, expression: column, nulls: Number(nulls), note };
  };
}
/** `expression` of the column's name: how it becomes text. */
function text(expression: (column: string) => string, note: string | null = null): Settle {
  return async (session, from, column) => {
    const value = expression(column);
    const [nulls, marked] = await one(
      session,
      from,
      nullsOf(column),
      `count(*) FILTER (WHERE starts_with(${value}, chr(65279)))`,
    );
    return {
      storage: { as: 'text', marked: Number(marked) > 0 },
      expression: value,
      nulls: Number(nulls),
      note,
    };
  };
}
const asText = text((column) => `CAST(${column} AS VARCHAR)`);

const unsigned: Settle = async (session, from, column) => {
  const [nulls, digits] = await one(
    session,
    from,
    nullsOf(column),
    `coalesce(max(length(ltrim(CAST(${column} AS VARCHAR), '-'))), 1)`,
  );
  if (Number(digits) > MAX_PRECISION) return asText(session, from, column);
  return {
    storage: { as: 'hugeint', digits: Number(digits) },
    expression: column,
    nulls: Number(nulls),
    note: null,
  };
};

/**
 * A double is taken for the decimal that its shortest spelling names, as every tool shows it. Kept as an exact decimal
 * where all of the column fit into 38 digits, so that sums are exact; else as the double.
 */
const float: Settle = async (session, from, column) => {
  const spelled = `CAST(CASE WHEN isfinite(${column}) THEN ${column} END AS VARCHAR)`;
  const mantissa = `regexp_extract(${spelled}, '^-?([0-9]+)(?:\\.([0-9]*?)0*)?(?:e.*)?$', %)`;
  const exponent = `coalesce(TRY_CAST(regexp_extract(${spelled}, 'e(.*)$', 1) AS INTEGER), 0)`;
  const whole = `CASE WHEN ${mantissa.replace('%', '1')} = '0' THEN 0 ELSE length(${mantissa.replace('%', '1')}) + ${exponent} END`;
  const [nulls, nans, infinite, digits, scale] = await one(
    session,
    from,
    nullsOf(column),
    `count(*) FILTER (WHERE isnan(${column}))`,
    `count(*) FILTER (WHERE isinf(${column}))`,
    `coalesce(max(greatest(0, ${whole})), 0)`,
    `coalesce(max(greatest(0, length(${mantissa.replace('%', '2')}) - ${exponent})), 0)`,
  );
  if (Number(infinite) > 0)
    return text((name) => `CAST(${name} AS VARCHAR)`, 'Text, because some values are infinite.')(
      session,
      from,
      column,
    );
  const note = Number(nans) > 0 ? 'Values that are not a number (NaN) are left out.' : null;
  const fits = Number(digits) + Number(scale) <= MAX_PRECISION;
  const storage: Storage = fits
    ? { as: 'decimal', whole: Number(digits), scale: Number(scale) }
    : { as: 'double' };
  return {
    storage,
    expression: fits ? plainDecimalSql(spelled) : `(CAST(${spelled} AS DOUBLE) + 0.0)`,
    nulls: Number(nulls) + Number(nans),
    note,
  };
};

/** Years of four digits and finite; finer than a microsecond only in zeros. */
function moment(storage: Storage, isNanos = false): Settle {
  return async (session, from, column) => {
    const isOdd = [
      `NOT isfinite(${column})`,
      `year(CASE WHEN isfinite(${column}) THEN ${column} END) NOT BETWEEN 1 AND 9999`,
      ...(isNanos ? [`epoch_ns(${column}) % 1000 <> 0`] : []),
    ].join(' OR ');
    const [nulls, odd] = await one(session, from, nullsOf(column), `count(*) FILTER (WHERE ${isOdd})`);
    if (Number(odd) > 0)
      return text(
        (name) => `CAST(${name} AS VARCHAR)`,
        'Text, because some values are no times of the years 1 to 9999 in microseconds.',
      )(session, from, column);
    const isZoned = storage.as === 'timestamp' && storage.zoned;
    const expression = isZoned ? `(${column} AT TIME ZONE 'UTC')` : column;
    return { storage, expression, nulls: Number(nulls), note: null };
  };
}

/** In the text form of the engine, "POINT (1 2)": the coordinates of a plane point, and no other shape. */
const POINT = "'^POINT \\((-?[0-9.e+-]+ -?[0-9.e+-]+)\\)$'";
const wktOf = (column: string): string => `CAST(${column} AS VARCHAR)`;
const geometry: Settle = async (session, from, column) => {
  const wkt = wktOf(column);
  const [nulls, others] = await one(
    session,
    from,
    nullsOf(column),
    `count(*) FILTER (WHERE ${column} IS NOT NULL AND NOT regexp_matches(${wkt}, ${POINT}))`,
  );
  if (Number(others) > 0) return text(wktOf, 'Shapes as well-known text (WKT).')(session, from, column);
  const expression = `nullif(regexp_extract(${wkt}, ${POINT}, 1), '')`;
  return { storage: { as: 'point' }, expression, nulls: Number(nulls), note: null };
};

const json: Settle = async (session, from, column) => {
  const [nulls] = await one(session, from, nullsOf(column));
  return {
    storage: { as: 'json' },
    expression: `CAST(to_json(${column}) AS VARCHAR)`,
    nulls: Number(nulls),
    note: null,
  };
};

function settleOf(type: string): Settle {
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(type);
  if (decimal !== null) {
    const scale = Number(decimal[2]);
    return plain({ as: 'decimal', whole: Number(decimal[1]) - scale, scale });
  }
  if (/\[\d*\]$|^(STRUCT|MAP|UNION|LIST|VARIANT)\b/.test(type)) return json;
  if (/^GEOMETRY(\('(OGC:CRS84|EPSG:4326)'\))?$/.test(type)) return geometry;
  if (type.startsWith('GEOMETRY')) return text(wktOf, 'Shapes as well-known text (WKT), not in degrees.');
  return BY_TYPE[type] ?? asText;
}

const BY_TYPE: Readonly<Record<string, Settle>> = {
  BOOLEAN: plain({ as: 'boolean' }),
  TINYINT: plain({ as: 'bigint' }),
  SMALLINT: plain({ as: 'bigint' }),
  INTEGER: plain({ as: 'bigint' }),
  BIGINT: plain({ as: 'bigint' }),
  UTINYINT: plain({ as: 'bigint' }),
  USMALLINT: plain({ as: 'bigint' }),
  UINTEGER: plain({ as: 'bigint' }),
  UBIGINT: unsigned,
  HUGEINT: unsigned,
  UHUGEINT: unsigned,
  FLOAT: float,
  DOUBLE: float,
  DATE: moment({ as: 'date' }),
  TIMESTAMP: moment({ as: 'timestamp', zoned: false }),
  TIMESTAMP_S: moment({ as: 'timestamp', zoned: false }),
  TIMESTAMP_MS: moment({ as: 'timestamp', zoned: false }),
  TIMESTAMP_NS: moment({ as: 'timestamp', zoned: false }, true),
  'TIMESTAMP WITH TIME ZONE': moment({ as: 'timestamp', zoned: true }),
  BLOB: text((column) => `lower(hex(${column}))`, 'Bytes in hexadecimal digits.'),
  JSON: json,
};

/** `from`: the file; `column`: a name made here; `type`: the engine's own. */
export function settleParquetColumn(
  session: Session,
  from: string,
  column: string,
  type: string,
): Promise<SettledColumn> {
  return settleOf(type)(session, from, column);
}
