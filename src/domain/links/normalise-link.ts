import { isUrl, urlOf } from '../web-address.ts';
/** One spelling for each address that is checked, so that it is checked once however often it is listed. */

/**
 * Scheme and host in lower case, the scheme's own port and the fragment dropped, the path as browsers write it, the
 * query as it stands with spaces as %20. null: no absolute address. Any scheme comes through; which ones can be asked
 * is the checker's business.
 */
export function normaliseLink(url: string): string | null {
  const text = url.trim().replace(/[\t\r\n]/g, '');
  const read = urlOf(text);
  if (read === null) return null;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    read.hash = '';
    return read.href;
  }
  const { username, password } = read;
  const credentials = username === '' ? '' : `${username}${password === '' ? '' : `:${password}`}@`;
  return `${read.protocol}//${credentials}${read.host.toLowerCase()}${read.pathname}${queryOf(text)}`;
}

/** With its question mark; empty without one. */
function queryOf(text: string): string {
  const before = text.split('#', 1)[0] ?? '';
  const start = before.indexOf('?');
  return start < 0 ? '' : before.slice(start).replaceAll(' ', '%20');
}

/** A host by name that stands in an address just as it would be read. */
const PLAIN_HOST = /^https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[/?]|$)/;

/** With its port where that is not the scheme's own: what is asked politely. Empty where an address has none. */
export function hostOf(normalised: string): string {
  const plain = PLAIN_HOST.exec(normalised)?.[1];
  if (plain !== undefined) return plain;
  return isUrl(normalised) ? new URL(normalised).host : '';
}
