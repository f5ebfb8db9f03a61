/** Decimals with exponents, written out: the engine reads "1e-07" only where its type has room for the 1 as well. */

/** `text`: of the engine, an expression for a number as `shapes.ts` knows them. Each digit stays what it was. */
export function plainDecimalSql(text: string): string {
  const part = (index: number): string =>
    `regexp_extract(${text}, '^(-?)([0-9]*)\\.?([0-9]*)[eE]([+-]?[0-9]+)$', ${String(index)})`;
  const digits = `(${part(2)} || ${part(3)})`;
  const point = `CAST(length(${part(2)}) + CAST(${part(4)} AS INTEGER) AS INTEGER)`;
  const below = `'0.' || repeat('0', -${point}) || ${digits}`;
  const above = `rpad(${digits}, ${point}, '0')`;
  const within = `left(${digits}, ${point}) || '.' || substr(${digits}, ${point} + 1)`;
  const size = `CASE WHEN ${point} <= 0 THEN ${below} WHEN ${point} >= length(${digits}) THEN ${above} ELSE ${within} END`;
  return `CASE WHEN contains(${text}, 'e') OR contains(${text}, 'E') THEN ${part(1)} || ${size} ELSE ${text} END`;
}
