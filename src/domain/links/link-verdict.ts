/** From tries to a verdict: alive, dead for good reason, or not settled. */
import { isUrl } from '../web-address.ts';
import type { LinkFact, LinkState } from './fact.ts';
import type { LinkAnswer, LinkAttempt, LinkFault } from './link-attempt.ts';

export interface Judged {
  readonly state: LinkState;
  readonly reason: string | null;
  readonly flags: readonly string[];
}
export interface LinkCheck {
  readonly url: string;
  /** RFC 3339 UTC. */
  readonly checkedAt: string;
  readonly durationMs: number;
  /** null: nothing was sent but perhaps a GET. */
  readonly head: LinkAttempt | null;
  /** null: HEAD was enough, or nothing was sent. */
  readonly get: LinkAttempt | null;
  /** A file that is no page is promised there, so a page is not it. */
  readonly promisesFile: boolean;
  /** Days, ascending, on which it was UNSTABLE without anything better since; see `unstableDaysAfter`. */
  readonly unstableDays: readonly string[];
}

/** Tries on so many different days before instability is death. */
export const UNSTABLE_DAYS = 3;
/** Nothing was sent, or patience was asked for: that speaks neither for the address nor against it. */
const SAYS_NOTHING = new Set(['ROBOTS', 'ROBOTS_UNAVAILABLE', 'RATE_LIMITED', 'HOST_DOWN', 'NOT_CHECKED']);
const UNSTABLE: Judged = { state: 'UNKNOWN', reason: 'UNSTABLE', flags: [] };
const fail = (reason: string): Judged => ({ state: 'FAIL', reason, flags: [] });
const unknown = (reason: string): Judged => ({ state: 'UNKNOWN', reason, flags: [] });

/** The last check as the fact that is kept. */
export function linkFact(check: LinkCheck): LinkFact {
  const attempt = check.get ?? check.head;
  const judged = settled(attempt === null ? unknown('NOT_CHECKED') : judge(attempt, check), check);
  const answer = attempt?.is === 'answer' ? attempt : null;
  return {
    url: check.url,
    checkedAt: check.checkedAt,
    method: attempt?.method ?? null,
    status: answer?.status ?? null,
    headStatus: check.head?.is === 'answer' ? check.head.status : null,
    finalUrl: attempt?.finalUrl ?? null,
    contentType: answer?.headers['content-type'] ?? null,
    contentLength: answer === null ? null : lengthOf(answer),
    lastModified: answer === null ? null : dateOf(answer.headers['last-modified']),
    etag: answer?.headers['etag'] ?? null,
    durationMs: check.durationMs,
    ...judged,
  };
}

function settled(judged: Judged, check: LinkCheck): Judged {
  if (judged.reason !== 'UNSTABLE') return judged;
  const days = unstableDaysAfter(judged, check);
  return days.length >= UNSTABLE_DAYS ? fail('UNSTABLE') : judged;
}

/** What is remembered for the next check. */
export function unstableDaysAfter(
  { reason }: Pick<Judged, 'reason'>,
  { unstableDays, checkedAt }: Pick<LinkCheck, 'unstableDays' | 'checkedAt'>,
): readonly string[] {
  if (reason !== null && SAYS_NOTHING.has(reason)) return unstableDays;
  if (reason !== 'UNSTABLE') return [];
  return [...new Set([...unstableDays, checkedAt.slice(0, 10)])].sort().slice(-UNSTABLE_DAYS);
}

function judge(attempt: LinkAttempt, check: LinkCheck): Judged {
  return attempt.is === 'fault' ? judgeFault(attempt.fault) : judgeAnswer(attempt, check);
}

function judgeFault(fault: LinkFault): Judged {
  switch (fault) {
    case 'NO_HOST':
    case 'PRIVATE_HOST':
    case 'TLS':
    case 'INVALID_URL':
    case 'REDIRECT_LOOP':
    case 'BAD_REDIRECT':
      return fail(fault);
    case 'UNSUPPORTED_SCHEME':
    case 'NOT_ASKED':
    case 'ROBOTS':
    case 'ROBOTS_UNAVAILABLE':
    case 'RATE_LIMITED':
    case 'HOST_DOWN':
      return unknown(fault);
    case 'UNREACHABLE':
    case 'TIMEOUT':
    case 'CUT':
      return UNSTABLE;
  }
}

function judgeAnswer(answer: LinkAnswer, check: LinkCheck): Judged {
  const { status } = answer;
  if (isBotWall(answer)) return unknown('BLOCKED');
  if ((status >= 200 && status < 300) || isRangeRefusal(answer)) return alive(answer, check);
  if (status === 401 || status === 407) return fail('AUTH_REQUIRED');
  if (status === 403) return fail('FORBIDDEN');
  if (status === 404 || status === 410) return fail('GONE');
  if (status === 429) return unknown('RATE_LIMITED');
  if (status >= 500) return UNSTABLE;
  return status >= 400 ? fail('REFUSED') : fail('BAD_REDIRECT');
}

/** An empty file has no first byte to give. */
function isRangeRefusal({ method, status }: LinkAnswer): boolean {
  return method === 'GET' && status === 416;
}

const WALL_SERVER = /^(?:cloudflare|akamaighost|awselb)/i;

/** A page in the place of the answer, by something that wants to see a person; a server that is merely behind it is no sign. */
function isBotWall({ status, headers }: LinkAnswer): boolean {
  if (headers['cf-mitigated'] !== undefined) return true;
  return status === 403 && WALL_SERVER.test(headers['server'] ?? '') && isPage(headers);
}

function isPage(headers: LinkAnswer['headers']): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(headers['content-type'] ?? '');
}

function alive(answer: LinkAnswer, { url, promisesFile }: LinkCheck): Judged {
  const { status, finalUrl, headers, hasBadCertificate } = answer;
  const isEmpty = status === 204 || status === 205;
  // The page of a 202 tells of waiting, that of a 416 of the refusal: neither is what the address holds.
  const saysWhatIsThere = status !== 202 && status !== 416;
  const flags = [
    ...(status === 202 ? ['ASYNC_EXPORT'] : []),
    ...(isEmpty ? ['EMPTY'] : []),
    ...(hasBadCertificate ? ['TLS_WARNING'] : []),
    ...(promisesFile && !isEmpty && saysWhatIsThere && isPage(headers) ? ['SOFT_404'] : []),
    ...(finalUrl !== url && isLogin(finalUrl) ? ['LOGIN_REDIRECT'] : []),
  ];
  return { state: 'PASS', reason: null, flags };
}

/** A whole step of the path, such as "login", "sign_in.aspx" or "oauth2": "/login-figures.csv" is a file. */
const LOGIN_STEP =
  /^(?:(?:user|account)?[-_]?(?:log|sign)[-_]?(?:in|on)|o?auth2?|authenticate|authori[sz]e|sso|saml2?|adfs|cas|openid(?:-connect)?)(?:\.[a-z]{2,5})?$/i;
function isLogin(url: string): boolean {
  return isUrl(url) && new URL(url).pathname.split('/').some((step) => LOGIN_STEP.test(step));
}

/** Of the whole body, whatever part of it came; null: not told, or told of an encoded body. */
function lengthOf({ status, headers }: LinkAnswer): number | null {
  const coding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (coding !== 'identity' && coding !== '') return null;
  const isPart = status === 206 || status === 416;
  const text = isPart
    ? /^\s*bytes\s+(?:\d+-\d+|\*)\/(\d{1,15})\s*$/i.exec(headers['content-range'] ?? '')?.[1]
    : /^\s*(\d{1,15})\s*$/.exec(headers['content-length'] ?? '')?.[1];
  return text === undefined ? null : Number(text);
}

function dateOf(text: string | undefined): string | null {
  // Only HTTP dates (RFC 9110 §5.6.7), which name their zone: anything else would be read in the zone of this machine.
  if (text === undefined || !/^[a-z]{3,9}, .* GMT$/i.test(text.trim())) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
