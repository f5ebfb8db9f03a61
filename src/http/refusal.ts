/** What an answer is whose body is not what was asked for, with the facts that may be shown of it. */
import { ConnectorError, type ErrorFacts } from '../connector/index.ts';
import { decompressHead, type BodyError } from './body.ts';
import { decodeHead } from './charset.ts';
import { failureOfAnswer } from './classify.ts';
import type { WireAnswer } from './exchange.ts';
import { FAILURE_BYTES, SHOWN_CHARS } from './limits.ts';
import { safeText, safeUrl } from './redact.ts';
import { askedPauseMs, type Failure } from './retry.ts';
import type { Arrival } from './walk.ts';

export interface RefusalContext {
  readonly portalId: string;
  readonly now: Date;
  /** Values that must not be shown even where the portal repeats them. */
  readonly secrets: readonly string[];
}

/** `head`: the beginning of the body, decoded; empty: nothing of it is shown. */
export function factsOf(arrival: Arrival, head: string, context: RefusalContext): ErrorFacts {
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
export function final(error: ConnectorError): Failure {
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
/** What the status and the page that came with it mean. */
export async function refused(
  arrival: Arrival,
  context: RefusalContext & { readonly retry500: boolean },
): Promise<Failure> {
  const head = await headOf(arrival.answer);
  return failureOfAnswer(
    { status: arrival.answer.status, headers: arrival.answer.headers, head },
    { facts: factsOf(arrival, head, context), retry500: context.retry500 },
  );
}

export function failureOfBody(error: BodyError, arrival: Arrival, context: RefusalContext): Failure {
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
