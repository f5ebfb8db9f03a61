/** The EU access-right authority: http://publications.europa.eu/resource/authority/access-right/<code>. */

/** OP_DATPRO marks provisional data; the Publications Office uses it in all its lists. */
const CODES = 'PUBLIC RESTRICTED NON_PUBLIC CONFIDENTIAL SENSITIVE NORMAL OP_DATPRO'.split(' ');
const BY_WORD: ReadonlyMap<string, string> = new Map([
  ...CODES.map((code): [string, string] => [code.toLowerCase(), code]),
  // The words of Project Open Data's accessLevel.
  ['restricted public', 'RESTRICTED'],
  ['non-public', 'NON_PUBLIC'],
  // CKAN's words for who sees a dataset.
  ['private', 'NON_PUBLIC'],
  ['open', 'PUBLIC'],
]);
const IRI = /^https?:\/\/publications\.europa\.eu\/resource\/authority\/access-right\//i;

/** The code that an address, a code or a word of a portal stands for; null: none. */
export function accessRightOf(text: string): string | null {
  return BY_WORD.get(text.trim().replace(IRI, '').toLowerCase()) ?? null;
}
