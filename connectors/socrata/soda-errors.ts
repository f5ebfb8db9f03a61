/** What the row interface answers when it does not answer rows: two envelopes, and a code in either. */
import {
  ConnectorError,
  isJsonObject,
  type ConnectorErrorCode,
  type ErrorFacts,
  type HttpJson,
  type JsonObject,
} from '../../src/connector/index.ts';

function textOf(body: JsonObject, key: string): string | null {
  const value = body[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** "query.soql.no-such-column", "dataset.missing", …; null: no error of this interface. */
export function sodaCodeOf(body: HttpJson['body']): string | null {
  if (!isJsonObject(body)) return null;
  return (
    textOf(body, 'errorCode') ?? textOf(body, 'code') ?? (body['error'] === true ? '' : textOf(body, 'error'))
  );
}

/** The vendor's own words, without the code that stands before them. */
function messageOf(body: HttpJson['body'], code: string): string {
  const message = isJsonObject(body) ? (textOf(body, 'message') ?? '') : '';
  const said = message
    .replace(/^Query coordinator error: [\w.-]+; /, '')
    .replace(/; position: Map\([\s\S]*$/, '');
  return `${code === '' ? 'error' : code}${said === '' ? '' : `: ${said}`}`.slice(0, 300);
}

function isSlow(code: string, message: string): boolean {
  return /time(d|_|-)?.?out/i.test(code) || /timed out|took too long|canceling statement/i.test(message);
}

/** By the last part of the code: the first ones say which part of the platform complained. */
function meaningOf(status: number, code: string, message: string): readonly [ConnectorErrorCode, string] {
  const kind = code.split('.').at(-1) ?? '';
  if (status === 413 || kind === 'row-limit-exceeded')
    return ['TOO_LARGE', 'the portal finds the answer too large'];
  if (status === 401 || status === 403) return ['UNAUTHORISED', 'the portal does not show this table'];
  if (status === 404 || status === 410 || kind === 'does-not-exist')
    return ['NOT_FOUND', 'the portal has no rows under this id'];
  if (isSlow(code, message)) return ['TIMEOUT', 'the portal gave up on the question'];
  if (status >= 500) return ['UPSTREAM_FAILED', 'the portal failed'];
  switch (kind) {
    // Names and literals were held against the table's schema, so it is the table that changed.
    case 'no-such-column':
      return ['BAD_SHAPE', 'the columns of the table have changed since it was described'];
    case 'type-mismatch':
      return ['BAD_SHAPE', 'the types of the columns are not those that the table was described with'];
    case 'no-such-function':
      return ['UNSUPPORTED', 'the portal does not know a function that others have'];
    default:
      return ['BAD_QUERY', 'the portal did not accept the question'];
  }
}

/** The error that an answer is; null: it is rows. */
export function sodaErrorOf(answer: HttpJson, tableId: string): ConnectorError | null {
  const { body, status, url } = answer;
  const code = sodaCodeOf(body);
  if (status < 300 && Array.isArray(body)) return null;
  const facts: ErrorFacts = { status, url: `${url.origin}${url.pathname}` };
  if (status < 300 && code === null)
    return new ConnectorError('BAD_SHAPE', `$: expected a list of rows (table ${tableId})`, facts);
  const said = messageOf(body, code ?? '');
  // An error under status 200 is the portal's confusion about its status, not about the question.
  const [meaning, sentence] = meaningOf(status < 300 ? 400 : status, code ?? '', said);
  return new ConnectorError(meaning, `${sentence} (table ${tableId}): ${said}`, facts);
}
