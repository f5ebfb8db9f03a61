/** From an answer on the wire to JSON, or to the failure that it is. */
import { ConnectorError, type HttpInit, type HttpJson } from '../connector/index.ts';
import { BodyError, decompress } from './body.ts';
import { decodeText } from './charset.ts';
import { isPage } from './classify.ts';
import { parseJson } from './json-text.ts';
import { FAILURE_BYTES, SHOWN_CHARS, type HttpCaps } from './limits.ts';
import { validatorsOf } from './memory.ts';
import { safeText } from './redact.ts';
import { factsOf, failureOfBody, final, refused, type RefusalContext } from './refusal.ts';
import type { Failure } from './retry.ts';
import type { Arrival } from './walk.ts';

export interface ReadContext extends RefusalContext {
  readonly init: HttpInit;
  readonly caps: HttpCaps;
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
  const asked = { ...context, retry500: context.init.retry500 === true };
  if (!isWanted(status, context.init)) return refused(arrival, asked);
  let text: string;
  try {
    text = await bodyText(arrival, context);
  } catch (error) {
    if (error instanceof BodyError) return failureOfBody(error, arrival, context);
    throw error;
  }
  if (isPage({ status, headers, head: text.slice(0, FAILURE_BYTES) })) return refused(arrival, asked);
  const parsed = parseJson(text, context.init.exactNumbers === true);
  if (parsed.ok) {
    return { value: { body: parsed.value, url, status, headers, validators: validatorsOf(headers), text } };
  }
  return status < 300 ? notJson(text, parsed, arrival, context) : refused(arrival, asked);
}
