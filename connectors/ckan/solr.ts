/** Writing Solr filters; values are always quoted, so that no value can be taken for syntax. */

/** A quoted Solr text. */
export function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** `+id:("a" OR "b")`: the sign and the brackets keep CKAN's own conditions from weakening it. */
export function idIn(ids: readonly string[]): string {
  return `+id:(${ids.map(quote).join(' OR ')})`;
}

export function idAfter(id: string): string {
  return `+id:{${quote(id)} TO *]`;
}

/** At or after; to the second downwards, since the index keeps milliseconds and the records microseconds. */
export function modifiedSince(at: Date): string {
  return `+metadata_modified:[${at.toISOString().slice(0, 19)}Z TO *]`;
}
