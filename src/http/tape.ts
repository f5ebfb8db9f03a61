/** Exchanges written down as JSON lines, and played back in place of the network. */
import {
  ConnectorError,
  read,
  REMEDY,
  type Call,
  type ConnectorErrorCode,
  type Http,
  type Json,
  type Reader,
} from '../connector/index.ts';
import { canonicalJson } from '../domain/fingerprint.ts';
import { parseJson } from './json-text.ts';
import { validatorsOf } from './memory.ts';
import { hideSecrets, safeText, safeUrl, wholeSafeUrl } from './redact.ts';

/** Where the answers come from: a portal, its documentation, or a twin. */
export type TapeKind = 'live' | 'documented' | 'twin';
type Headers = Readonly<Record<string, string>>;
export type TapeOutcome =
  | { readonly status: number; readonly headers: Headers; readonly body: Json }
  | {
      readonly error: ConnectorErrorCode;
      readonly message: string;
      readonly status: number | null;
      readonly retryAfterMs: number | null;
    };
export interface TapeLine {
  /** When it was recorded, RFC 3339 UTC. */
  readonly at: string;
  readonly kind: TapeKind;
  /** Origin of the portal. */
  readonly from: string;
  readonly method: 'GET' | 'POST' | 'TEXT';
  /** Without credentials and secret parameters. */
  readonly url: string;
  /** Of a POST; otherwise null. */
  readonly sent: Json;
  readonly outcome: TapeOutcome;
}
export type TapeSink = (line: TapeLine) => void;
export interface Recording {
  readonly kind: TapeKind;
  readonly now: () => Date;
  /** Never written, wherever they occur. */
  readonly secrets: readonly string[];
}

/** What a connector may look at; cookies and the like stay out. */
const KEPT_HEADERS =
  /^(content-type|etag|last-modified|date|server|link|x-soda2-.*|x-socrata-.*|x-ratelimit-.*|retry-after)$/;

function kept(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_HEADERS.test(name)));
}
function withoutSecrets(value: Json, secrets: readonly string[]): Json {
  if (typeof value === 'string') return hideSecrets(value, secrets);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((member: Json) => withoutSecrets(member, secrets));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, Json]) => [name, withoutSecrets(member, secrets)]),
  );
}
function outcomeOf(error: unknown, secrets: readonly string[]): TapeOutcome | null {
  if (!(error instanceof ConnectorError)) return null;
  const { status = null, retryAfterMs = null } = error.facts;
  return { error: error.code, message: safeText(error.message, 500, secrets), status, retryAfterMs };
}

/** Passes every call on and writes down what came of it. */
export function recordingHttp(http: Http, sink: TapeSink, recording: Recording): Http {
  const { kind, now, secrets } = recording;
  const write = (method: TapeLine['method'], url: URL, sent: Json, outcome: TapeOutcome | null): void => {
    if (outcome === null) return;
    sink({ at: now().toISOString(), kind, from: url.origin, method, url: wholeSafeUrl(url), sent, outcome });
  };
  const noted = async <T>(
    method: TapeLine['method'],
    url: URL,
    sent: Json,
    result: Promise<T>,
    outcome: (answer: T) => TapeOutcome,
  ): Promise<T> => {
    try {
      const answer = await result;
      write(method, url, sent, outcome(answer));
      return answer;
    } catch (error) {
      write(method, url, sent, outcomeOf(error, secrets));
      throw error;
    }
  };
  return {
    json: (url, call, init) =>
      noted(
        init?.body === undefined ? 'GET' : 'POST',
        url,
        init?.body ?? null,
        http.json(url, call, init),
        (answer) => ({
          status: answer.status,
          headers: kept(answer.headers),
          body: withoutSecrets(answer.body, secrets),
        }),
      ),
    text: (url, call) =>
      noted('TEXT', url, null, http.text(url, call), (answer) => ({
        status: answer.status,
        headers: kept(answer.headers),
        body: hideSecrets(answer.body, secrets),
      })),
  };
}

function keyOf(method: string, url: string, sent: Json): string {
  return `${method} ${url} ${canonicalJson(sent)}`;
}

/**
 * Answers from a tape. The same question gets its recorded answers in order, the last one again and again. A question
 * that was not recorded fails with UNREACHABLE. An abort counts before the tape.
 */
export function replayHttp(lines: readonly TapeLine[]): Http {
  const answers = new Map<string, TapeOutcome[]>();
  for (const line of lines) {
    const key = keyOf(line.method, line.url, line.sent);
    answers.set(key, [...(answers.get(key) ?? []), line.outcome]);
  }
  const play = (method: TapeLine['method'], url: URL, sent: Json, call: Call) => {
    const shown = safeUrl(url);
    if (call.signal.aborted) throw new ConnectorError('ABORTED', 'The caller gave up', { url: shown });
    const queue = answers.get(keyOf(method, wholeSafeUrl(url), sent));
    const outcome = queue !== undefined && queue.length > 1 ? queue.shift() : queue?.[0];
    if (outcome === undefined) {
      throw new ConnectorError('UNREACHABLE', `No recorded answer to ${method} ${shown}`, { url: shown });
    }
    if (!('error' in outcome)) return outcome;
    const { status, retryAfterMs } = outcome;
    throw new ConnectorError(outcome.error, outcome.message, {
      url: shown,
      ...(status === null ? {} : { status }),
      ...(retryAfterMs === null ? {} : { retryAfterMs }),
    });
  };
  return {
    json: async (url, call, init) => {
      const answer = play(init?.body === undefined ? 'GET' : 'POST', url, init?.body ?? null, call);
      return { ...answer, url, validators: validatorsOf(answer.headers) };
    },
    text: async (url, call) => {
      const { body, status, headers } = play('TEXT', url, null, call);
      return { body: typeof body === 'string' ? body : '', status, headers };
    },
  };
}

export function formatTape(lines: readonly TapeLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function isCode(text: string): text is ConnectorErrorCode {
  return Object.hasOwn(REMEDY, text);
}
function oneOf<T extends string>(line: Reader, name: string, allowed: readonly T[]): T {
  const text = line.needText(name);
  const found = allowed.find((candidate) => candidate === text);
  if (found === undefined) throw line.wrong(name, allowed.join(' or '));
  return found;
}
function headersOf(outcome: Reader): Headers {
  const headers = outcome.needObject('headers');
  return Object.fromEntries(Object.keys(headers.value).map((name) => [name, headers.needText(name)]));
}
function parseOutcome(outcome: Reader): TapeOutcome {
  const code = outcome.text('error');
  if (code === null) {
    return { status: outcome.needNumber('status'), headers: headersOf(outcome), body: outcome.json('body') };
  }
  if (!isCode(code)) throw outcome.wrong('error', 'an error code');
  const message = outcome.text('message') ?? '';
  return {
    error: code,
    message,
    status: outcome.number('status'),
    retryAfterMs: outcome.number('retryAfterMs'),
  };
}

/** Reads a tape; ConnectorError BAD_SHAPE names the line that is wrong. Empty lines are passed over. */
export function parseTape(text: string): readonly TapeLine[] {
  return text.split('\n').flatMap((raw, index): readonly TapeLine[] => {
    if (raw.trim() === '') return [];
    const parsed = parseJson(raw);
    const path = `line ${index + 1}`;
    if (!parsed.ok)
      throw new ConnectorError('BAD_SHAPE', `${path}: not JSON at character ${parsed.at}`, { path });
    const line = read(parsed.value, path);
    return [
      {
        at: line.needText('at'),
        kind: oneOf(line, 'kind', ['live', 'documented', 'twin'] as const),
        from: line.needText('from'),
        method: oneOf(line, 'method', ['GET', 'POST', 'TEXT'] as const),
        url: line.needText('url'),
        sent: line.json('sent'),
        outcome: parseOutcome(line.needObject('outcome')),
      },
    ];
  });
}
