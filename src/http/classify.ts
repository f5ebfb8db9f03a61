/** What an answer means: the one place where statuses, firewalls and login pages become error codes. Pure. */
import { ConnectorError, type ConnectorErrorCode, type ErrorFacts } from '../connector/index.ts';
import type { Failure } from './retry.ts';

export interface AnswerFacts {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the body, decoded. */
  readonly head: string;
}
export interface FailureContext {
  readonly facts: ErrorFacts;
  readonly retry500: boolean;
}

/** The body is a page for people: it begins like one, or it says so and does not begin like JSON. */
export function isPage(answer: AnswerFacts): boolean {
  const start = answer.head.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return false;
  if (start.startsWith('<')) return !/^<\?xml(?![\s\S]{0,400}<html)/i.test(start);
  return start !== '' && /^\s*(text\/html|application\/xhtml)/i.test(answer.headers['content-type'] ?? '');
}

export function titleOf(head: string): string | null {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(head)?.[1]?.replace(/\s+/g, ' ').trim();
  return title === undefined || title === '' ? null : title.slice(0, 80);
}

const WALLS: readonly { readonly name: string; readonly says: (answer: AnswerFacts) => boolean }[] = [
  {
    name: 'Cloudflare',
    says: ({ headers, head }) =>
      headers['cf-mitigated'] === 'challenge' || /cf-chl-|Attention Required! \| Cloudflare/.test(head),
  },
  {
    name: 'Akamai',
    says: ({ headers, head }) =>
      headers['server'] === 'AkamaiGHost' || /errors\.edgesuite\.net|bm-verify/.test(head),
  },
  { name: 'Imperva Incapsula', says: ({ head }) => /_Incapsula_Resource|Incapsula incident ID/.test(head) },
  {
    name: 'F5',
    says: ({ head }) => /Request Rejected/.test(titleOf(head) ?? '') && /support ID/i.test(head),
  },
  { name: 'AWS WAF', says: ({ headers }) => headers['x-amzn-waf-action'] !== undefined },
  { name: 'Sucuri', says: ({ headers }) => headers['x-sucuri-block'] !== undefined },
  {
    name: 'a firewall',
    says: ({ head }) =>
      /just a moment|attention required|request rejected|access denied/i.test(titleOf(head) ?? ''),
  },
];

/** The firewall that wrote this page; null: no sign of one. */
export function wallOf(answer: AnswerFacts): string | null {
  const isChallenge = answer.headers['cf-mitigated'] === 'challenge';
  if (!isChallenge && !isPage(answer)) return null;
  return WALLS.find((wall) => wall.says(answer))?.name ?? null;
}

const TRANSIENT = new Set([202, 408, 425, 429, 502, 503, 504]);

function blocked(answer: AnswerFacts, wall: string | null): string {
  if (wall !== null) return `Blocked by ${wall}`;
  const title = titleOf(answer.head);
  return `A page came in place of data${title === null ? '' : ` ("${title}")`}: a login, a firewall or another site`;
}

function verdictOf(answer: AnswerFacts): readonly [code: ConnectorErrorCode, message: string] {
  const { status } = answer;
  const wall = wallOf(answer);
  if (wall !== null && status !== 404 && status !== 410 && (status < 500 || status === 503)) {
    return ['BLOCKED', `${blocked(answer, wall)} (HTTP ${status})`];
  }
  if (status === 202) return ['UPSTREAM_FAILED', 'The answer is still being prepared (HTTP 202)'];
  if (status === 401) return ['UNAUTHORISED', 'The portal wants to know who asks (HTTP 401)'];
  if (status === 404 || status === 410) return ['NOT_FOUND', `Not found (HTTP ${status})`];
  if (status === 408) return ['TIMEOUT', 'The portal gave up waiting (HTTP 408)'];
  if (status === 429) return ['RATE_LIMITED', 'The portal asks for fewer requests (HTTP 429)'];
  if (status === 425 || status >= 500) return ['UPSTREAM_FAILED', `The portal failed (HTTP ${status})`];
  const isRefusal = status < 300 || status === 403 || status === 406 || status === 451;
  if (isRefusal && isPage(answer)) return ['BLOCKED', `${blocked(answer, null)} (HTTP ${status})`];
  if (status === 403 || status === 407 || status === 451) return ['UNAUTHORISED', `Refused (HTTP ${status})`];
  if (status >= 400) return ['BAD_QUERY', `The portal did not accept the request (HTTP ${status})`];
  return ['BAD_SHAPE', `Unexpected HTTP ${status}`];
}

/** The failure that an answer is. Only for answers whose body is not what was asked for. */
export function failureOfAnswer(answer: AnswerFacts, context: FailureContext): Failure {
  const [code, message] = verdictOf(answer);
  const namesItsTime = answer.status === 503 && (context.facts.retryAfterMs ?? 0) > 0;
  const again =
    code !== 'BLOCKED' && (TRANSIENT.has(answer.status) || (answer.status === 500 && context.retry500));
  const shown = namesItsTime && code === 'UPSTREAM_FAILED' ? 'RATE_LIMITED' : code;
  return { error: new ConnectorError(shown, message, context.facts), again };
}

/** Causes that will be the same a second later. */
const LASTING =
  /^(ENOTFOUND|ENODATA|EPROTO|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|UND_ERR_INVALID)/;
const SLOW = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
]);

/** The code of the error or of what caused it; empty: none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? '' : codeOf(error.cause);
}

/** The failure behind an exception of the transport. `began`: the answer had begun to arrive. */
export function failureOfTransport(error: unknown, began: boolean, facts: ErrorFacts): Failure {
  if (error instanceof ConnectorError) {
    return {
      error: new ConnectorError(error.code, error.message, { ...facts, ...error.facts }),
      again: false,
    };
  }
  const code = codeOf(error);
  const why = error instanceof Error ? error.message.slice(0, 200) : 'no reason given';
  const all = { ...facts, cause: error };
  const named = code === '' ? why : `${code}: ${why}`;
  if (SLOW.has(code)) {
    return {
      error: new ConnectorError('TIMEOUT', `The portal did not answer in time (${named})`, all),
      again: true,
    };
  }
  if (began || code.startsWith('HPE_')) {
    return {
      error: new ConnectorError('UPSTREAM_FAILED', `The answer broke off (${named})`, all),
      again: true,
    };
  }
  return {
    error: new ConnectorError('UNREACHABLE', `No connection (${named})`, all),
    again: !LASTING.test(code),
  };
}
