import { isUrl } from '../web-address.ts';
/** What one try at an address brought, redirects included, before anybody judges it. */

/**
 * NO_HOST: the name does not exist. PRIVATE_HOST: the address is not of the public internet. UNREACHABLE: refused, no
 * route, a resolver that fails. NOT_ASKED: a port that is not one for web servers, or a password in the address. CUT: the connection broke before an answer. ROBOTS_UNAVAILABLE: the host's robots.txt
 * cannot be had now, so nothing is asked this round. RATE_LIMITED: the host asked for a longer pause than is waited for.
 * HOST_DOWN: it failed so often in a row that it was left alone. The rest are as they are called.
 */
export type LinkFault =
  | 'NO_HOST'
  | 'PRIVATE_HOST'
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'CUT'
  | 'TLS'
  | 'INVALID_URL'
  | 'UNSUPPORTED_SCHEME'
  | 'NOT_ASKED'
  | 'REDIRECT_LOOP'
  | 'BAD_REDIRECT'
  | 'ROBOTS'
  | 'ROBOTS_UNAVAILABLE'
  | 'RATE_LIMITED'
  | 'HOST_DOWN';

export interface LinkAnswer {
  readonly is: 'answer';
  readonly method: 'HEAD' | 'GET';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly finalUrl: string;
  /** It came over a connection whose certificate is not to be trusted. */
  readonly hasBadCertificate: boolean;
}
export interface LinkFailure {
  readonly is: 'fault';
  /** null: nothing was sent to the address. */
  readonly method: 'HEAD' | 'GET' | null;
  readonly fault: LinkFault;
  /** Where it happened, after redirects; null: at the address itself. */
  readonly finalUrl: string | null;
}
export type LinkAttempt = LinkAnswer | LinkFailure;

/** Many servers mis-answer HEAD; after these a GET of one byte is asked before anything is believed. */
const HEAD_DOUBTED = new Set([400, 403, 404, 405, 406, 410, 500, 501, 502, 503]);

export function needsGet(attempt: LinkAttempt): boolean {
  return attempt.is === 'answer' ? HEAD_DOUBTED.has(attempt.status) : attempt.fault === 'CUT';
}

/** A redirect that says where to; the answers that merely look like one are final. */
export function redirectOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  from: string,
): { readonly is: 'none' } | { readonly is: 'bad' } | { readonly is: 'to'; readonly url: string } {
  if (status !== 301 && status !== 302 && status !== 303 && status !== 307 && status !== 308)
    return { is: 'none' };
  const location = headers['location'] ?? '';
  if (location === '' || !isUrl(location, from)) return { is: 'bad' };
  const target = new URL(location, from);
  target.hash = '';
  return { is: 'to', url: target.href };
}
