/** CKAN's error envelope: `{success: false, error: {__type, …}}`, or a bare JSON text for what is no action call. */
import {
  ConnectorError,
  isJsonObject,
  read,
  type ConnectorErrorCode,
  type ErrorFacts,
  type HttpJson,
  type Json,
  type JsonObject,
} from '../../src/connector/index.ts';

const CODES: ReadonlyMap<string, ConnectorErrorCode> = new Map([
  ['Authorization Error', 'UNAUTHORISED'],
  ['Not Found Error', 'NOT_FOUND'],
  ['Validation Error', 'BAD_QUERY'],
  ['Search Query Error', 'BAD_QUERY'],
  ['Search Error', 'BAD_QUERY'],
  ['Integrity Error', 'BAD_QUERY'],
  ['Search Index Error', 'UPSTREAM_FAILED'],
  ['Search Connection Error', 'UPSTREAM_FAILED'],
  ['Internal Server Error', 'UPSTREAM_FAILED'],
]);

function codeOfStatus(status: number): ConnectorErrorCode {
  if (status === 401 || status === 403) return 'UNAUTHORISED';
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status >= 500) return 'UPSTREAM_FAILED';
  return status >= 400 ? 'BAD_QUERY' : 'BAD_SHAPE';
}

/** A validation error has no message, only fields with lists of texts. */
function sentenceOf(error: JsonObject): string {
  const { message } = error;
  if (typeof message === 'string') return message;
  return Object.entries(error)
    .filter(([name]) => name !== '__type')
    .map(
      ([name, value]) =>
        `${name}: ${Array.isArray(value) ? value.map(String).join(', ') : JSON.stringify(value)}`,
    )
    .join('; ');
}

function isTimeout(sentence: string): boolean {
  return /(?:Search|Query) took too long/.test(sentence);
}

function factsOf(answer: HttpJson): ErrorFacts {
  return {
    url: `${answer.url.origin}${answer.url.pathname}`,
    status: answer.status,
    body: JSON.stringify(answer.body).slice(0, 2048),
  };
}

function errorOf(answer: HttpJson, action: string): ConnectorError {
  const facts = factsOf(answer);
  const { body } = answer;
  // An action that is unknown or switched off is answered with a JSON text, not an object.
  if (typeof body === 'string' && isEnvelope(body)) {
    const code = body.includes('Action name not known') ? 'NOT_THIS_PLATFORM' : 'BAD_QUERY';
    return new ConnectorError(code, `${action}: ${body.slice(0, 300)}`, facts);
  }
  const error: Json = isJsonObject(body) ? (body['error'] ?? null) : null;
  if (!isJsonObject(error)) {
    const text = `${action}: expected {"success": true, "result": …}, got ${JSON.stringify(body).slice(0, 100)}`;
    return new ConnectorError(codeOfStatus(answer.status), text, facts);
  }
  const type = typeof error['__type'] === 'string' ? error['__type'] : '';
  const sentence = sentenceOf(error).slice(0, 300);
  const code = isTimeout(sentence) ? 'TIMEOUT' : (CODES.get(type) ?? codeOfStatus(answer.status));
  return new ConnectorError(code, `${action}: ${type === '' ? 'error' : type}: ${sentence}`, facts);
}

/** Whether this is an answer of CKAN's action API at all, good or bad. */
export function isEnvelope(body: Json): boolean {
  if (typeof body === 'string') return body.startsWith('Bad request - ');
  if (!isJsonObject(body) || typeof body['success'] !== 'boolean') return false;
  const error: Json = body['error'] ?? null;
  return body['success'] ? 'result' in body : isJsonObject(error) && typeof error['__type'] === 'string';
}

/**
 * The `result` of an answer; throws the ConnectorError that its error says. `success` is checked on 200 as well,
 * since portals answer 200 with `success: false`.
 */
export function resultOf(answer: HttpJson, action: string): Json {
  const { body, status } = answer;
  if (status < 300 && isJsonObject(body) && body['success'] === true && 'result' in body)
    return read(body).json('result');
  throw errorOf(answer, action);
}
