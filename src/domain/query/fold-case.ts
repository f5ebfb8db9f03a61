/** What "upper and lower case are the same" means. */

/**
 * Every code point by its simple lower case mapping of Unicode: whatever stands around it, one code point for one. This
 * is what `lower()` and `ILIKE` of a PostgreSQL database in UTF-8 and `lower()` of DuckDB do. So "STRASSE" is not
 * "straße", and "É" is "é" only where both are one code point: nothing is decomposed.
 */
export function foldCase(text: string): string {
  return (
    SPECIAL.test(text) ? text.replaceAll('\u0130', 'i').replaceAll('\u03a3', '\u03c3') : text
  ).toLowerCase();
}

/** The only two whose lower case in JavaScript depends on neighbours (final sigma) or has two code points. */
const SPECIAL = /[\u0130\u03a3]/;
