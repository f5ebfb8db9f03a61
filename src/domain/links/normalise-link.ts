import { isUrl } from '../web-address.ts';
/** One spelling for each address that is checked, so that it is checked once however often it is listed. */

/**
 * Scheme and host in lower case, the scheme's own port and the fragment dropped, the path as browsers write it, the
 * query as it stands with spaces as %20. null: no absolute address. Any scheme comes through; which ones can be asked
 * is the checker's business.
 */
export function normaliseLink(url: string): string | null {
  const text = url.trim().replace(/[\t\r\n]/g, '');
  if (!isUrl(text)) return null;
  const read = new URL(text);
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

/** With its port where that is not the scheme's own: what is asked politely. Empty where an address has none. */
export function hostOf(normalised: string): string {
  return isUrl(normalised) ? new URL(normalised).host : '';
}
