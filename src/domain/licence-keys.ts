/** One spelling per licence statement, so that the tables need only one key each. */
import { folded } from './text.ts';

/* Longer phrases first: "share alike" before "alike" could be torn apart. Folded, punctuation already blanks. */
const PHRASES: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/creative ?commons?|クリエイティブ ?コモンズ/g, 'cc'],
  [
    /share ?alike|compartir ?igual|compartir bajo la misma licencia|partage dans les memes conditions|partage a l identique|weitergabe unter gleichen bedingungen|condividi allo stesso modo|compartilha ?igual|gelijk ?delen|継承/g,
    'sa',
  ],
  [
    /non ?commercial(?:e)?(?: use)?|no ?comercial|pas d utilisation commerciale|nicht ?kommerziell|nao ?comercial|niet ?commercieel|no comercial|非営利/g,
    'nc',
  ],
  [
    /no ?derivatives?(?: works)?|no ?derivs?|sin ?(?:obras? )?derivadas?|pas de modifications?|keine ?bearbeitung(?:en)?|non opere derivate|sem ?derivacoes|geen ?afgeleide ?werken|改変禁止/g,
    'nd',
  ],
  [
    /attribution|atribucion|reconocimiento|reconeixement|namensnennung|attribuzione|paternite|atribuicao|naamsvermelding|表示/g,
    'by',
  ],
  [/\bno licen[cs]e\b/g, 'nolicence'],
  [/united states(?: of america)?|estados unidos/g, 'us'],
  [/united kingdom|reino unido|england and wales/g, 'uk'],
  [/new zealand|nueva zelanda/g, 'nz'],
];
const DROPPED =
  /(?:^| )(?:licen[cs]es?|licencia|licenza|lizenz|licenciamiento|licensed|licenseref|ライセンス|the|under|a)(?= |$)/g;

/** Folded words without punctuation, the vocabulary of Creative Commons abbreviated, "licence" itself left out. */
export function wordKey(text: string): string {
  let key = folded(text.normalize('NFKC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  for (const [pattern, word] of PHRASES) key = key.replace(pattern, ` ${word} `);
  return key.replace(/ +/g, ' ').replace(DROPPED, ' ').replace(/ +/g, ' ').trim();
}

/** An address without what does not change the licence: scheme, www, query, fragment, language of the deed. */
export function urlKey(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\/(?:legalcode|deed)(?:[._-][a-z_-]{2,8})?(?:\.txt|\.html?)?$/, '')
    .replace(/\/+$/, '');
}
