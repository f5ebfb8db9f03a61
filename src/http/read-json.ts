/** From an answer on the wire to JSON, or to the failure that it is. */
import { ConnectorError, type ErrorFacts, type HttpInit, type HttpJson } from '../connector/index.ts';
import { BodyError, decompress, decompressHead } from './body.ts';
import { decodeHead, decodeText } from './charset.ts';
import { failureOfAnswer, isPage } from './classify.ts';
import type { WireAnswer } from './exchange.ts';
import { parseJson } from './json-text.ts';
import { FAILURE_BYTES, SHOWN_CHARS, type HttpCaps } from './limits.ts';
import { validatorsOf } from './memory.ts';
import { safeText, safeUrl } from './redact.ts';
import { askedPauseMs, type Failure } from './retry.ts';
import type { Arrival } from './walk.ts';

export interface ReadContext {
  readonly portalId: string;
  readonly init: HttpInit;
  readonly caps: HttpCaps;
  readonly now: Date;
  /** Values that must not be shown even where the portal repeats them. */
  readonly secrets: readonly string[];
}
export interface JsonAnswer extends HttpJson {
  /** As decoded, for answers that are remembered. */
  readonly text: string;
}

/** 202 is a promise of an answer, 204 and 205 are none. */
export function isWanted(status: number, init: HttpInit): boolean {
  if (init.accept?.includes(status) === true) return true;
  return status >= 200 && status < 300 && status !== 202 && status !== 204 && status !== 205;
}

function factsOf(arrival: Arrival, head: string, context: ReadContext): ErrorFacts {
  const { status, headers } = arrival.answer;
  const pause = status === 429 || status === 503 ? askedPauseMs(status, headers, head, context.now) : null;
  return {
    portalId: context.portalId,
    url: safeUrl(arrival.url),
    status,
    ...(head === '' ? {} : { body: safeText(head, SHOWN_CHARS, context.secrets) }),
    ...(pause === null ? {} : { retryAfterMs: pause }),
  };
}
function final(error: ConnectorError): Failure {
  return { error, again: false };
}

async function headOf(answer: WireAnswer): Promise<string> {
  try {
    const encoding = answer.headers['content-encoding'];
    const bytes = await decompressHead(answer.bytes, encoding, FAILURE_BYTES);
    return decodeHead(bytes, answer.headers['content-type']);
  } catch {
    // An unknown coding: the status says enough, there is nothing to show.
    return '';
  }
}
async function refused(arrival: Arrival, context: ReadContext): Promise<Failure> {
  const head = await headOf(arrival.answer);
  return failureOfAnswer(
    { status: arrival.answer.status, headers: arrival.answer.headers, head },
    { facts: factsOf(arrival, head, context), retry500: context.init.retry500 === true },
  );
}

function failureOfBody(error: BodyError, arrival: Arrival, context: ReadContext): Failure {
  const facts = { ...factsOf(arrival, '', context), cause: error };
  switch (error.fault) {
    case 'too-large-on-wire':
    case 'too-large-inflated':
      return final(new ConnectorError('TOO_LARGE', `The answer is too large: ${error.message}`, facts));
    case 'unknown-encoding':
      return final(new ConnectorError('BAD_SHAPE', `The answer came in an unknown ${error.message}`, facts));
    case 'damaged':
      return {
        error: new ConnectorError('UPSTREAM_FAILED', `The answer broke off: ${error.message}`, facts),
        again: true,
      };
  }
}

function notJson(
  text: string,
  parsed: { readonly at: number; readonly truncated: boolean; readonly reason: string },
  arrival: Arrival,
  context: ReadContext,
): Failure {
  const facts = factsOf(arrival, text.slice(0, SHOWN_CHARS * 2), context);
  if (text.trim() === '') return final(new ConnectorError('BAD_SHAPE', 'The answer is empty', facts));
  if (parsed.truncated) {
    const message = `The answer ends in the middle of its JSON, after ${text.length} characters`;
    return { error: new ConnectorError('UPSTREAM_FAILED', message, facts), again: true };
  }
  const near = safeText(text.slice(parsed.at, parsed.at + 20), 20, context.secrets);
  const message = `expected JSON, got "${near}" at character ${parsed.at}`;
  return final(new ConnectorError('BAD_SHAPE', message, facts));
}

async function bodyText(arrival: Arrival, context: ReadContext): Promise<string> {
  const { answer } = arrival;
  if (!answer.whole) {
    throw new BodyError('too-large-on-wire', `more than ${context.caps.wireBytes} bytes`);
  }
  const bytes = await decompress(answer.bytes, answer.headers['content-encoding'], context.caps.bodyBytes);
  return decodeText(bytes, answer.headers['content-type']);
}

/** The JSON of an answer whose status is wanted; otherwise what the answer means. */
export async function readJson(
  arrival: Arrival,
  context: ReadContext,
): Promise<{ readonly value: JsonAnswer } | Failure> {
  const { answer, url } = arrival;
  const { status, headers } = answer;
  if (!isWanted(status, context.init)) return refused(arrival, context);
  let text: string;
  try {
    text = await bodyText(arrival, context);
  } catch (error) {
    if (error instanceof BodyError) return failureOfBody(error, arrival, context);
    throw error;
  }
  if (isPage({ status, headers, head: text.slice(0, FAILURE_BYTES) })) return refused(arrival, context);
  const parsed = parseJson(text, context.init.exactNumbers === true);
  if (parsed.ok) {
    return { value: { body: parsed.value, url, status, headers, validators: validatorsOf(headers), text } };
  }
  return status < 300 ? notJson(text, parsed, arrival, context) : refused(arrival, context);
}
