/** Contact points: email fields hold several addresses, "mailto:", web forms and prose. */
import type { Contact } from './dataset.ts';
import type { DatasetDraft } from './draft.ts';
import type { Note } from './note.ts';
import type { RemarkRule } from './remark-rules.ts';
import { readProse, wellFormed } from './text.ts';
import { readUrl } from './url.ts';

export interface EmailReading {
  readonly email: string | null;
  readonly rules: readonly Extract<RemarkRule, 'email-repaired' | 'email-unreadable' | 'first-of-several'>[];
}

const ADDRESS =
  /[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9\u00a1-\uffff-]{1,63}\.){1,8}[a-z\u00a1-\uffff]{2,24}/i;
const WHOLE = new RegExp(`^${ADDRESS.source}$`, 'i');
const MAX_EMAIL = 2_000;
const DISGUISED_AT = /\s*(?:\(at\)|\[at\]|\{at\}|<at>| at (?=[a-z0-9.-]+\.[a-z]{2,}))\s*/i;

/** One address, lower-case host or not as written; the first one if there are several. */
export function readEmail(raw: string): EmailReading {
  const text = wellFormed(raw).trim();
  if (WHOLE.test(text)) return { email: text, rules: [] };
  if (text.length > MAX_EMAIL) return { email: null, rules: ['email-unreadable'] };
  const plain = text
    .replace(/%20|&nbsp;/g, ' ')
    .replace(/%40/g, '@')
    .replace(DISGUISED_AT, '@')
    .replace(/\?.*$/, '');
  // Each piece is tried whole first, so that a name before the address does not become part of it.
  const pieces = plain
    .split(/[\s,;|<>()"[\]]+/)
    .map((piece) =>
      piece
        .replace(/^(?:e-?mail|mailto)(?::|$)/i, '')
        .replace(/^mailto:/i, '')
        .replace(/[.:]+$/, ''),
    )
    .filter((piece) => WHOLE.test(piece));
  const [first] = pieces;
  if (first === undefined) return { email: null, rules: ['email-unreadable'] };
  return { email: first, rules: new Set(pieces).size > 1 ? ['first-of-several'] : ['email-repaired'] };
}

/** null when nothing of the contact is readable. */
export function readContact(draft: DatasetDraft['contact'], base: string | null, note: Note): Contact | null {
  if (draft === null) return null;
  const name = readProse(draft.name, { field: 'contact.name', max: 500, line: true, prose: true }, note);
  let url = urlOf(draft.url, base, note);
  const stated = draft.email === null || draft.email.trim() === '' ? null : draft.email;
  const isAddress = stated !== null && /^(?:mailto:)?\s*https?:\/\//i.test(stated.trim());
  const web = isAddress ? readUrl(stated.replace(/^\s*mailto:\s*/i, ''), null).url : null;
  if (web !== null) {
    url ??= web;
    note('contact.email', stated, null, 'contact-from-email');
  }
  const email = web !== null || stated === null ? null : emailOf(stated, note);
  return name === null && email === null && url === null ? null : { name, email, url };
}

function emailOf(raw: string, note: Note): string | null {
  const known = readProse(raw, { field: 'contact.email', max: MAX_EMAIL, line: true, prose: true }, note);
  if (known === null) return null;
  const reading = readEmail(known);
  for (const rule of reading.rules) note('contact.email', raw, reading.email, rule);
  return reading.email;
}

function urlOf(raw: string | null, base: string | null, note: Note): string | null {
  const reading = readUrl(raw, base);
  for (const rule of reading.rules) note('contact.url', raw, reading.url, rule);
  return reading.url;
}
