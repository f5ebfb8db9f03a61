/** errors/: what goes wrong is told as it is. */
import { ConnectorError, type ConnectorErrorCode, type Json } from '../connector/index.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { getAll, withoutGet } from './resuming.ts';
import { changedAt, HOSTILE_VALUES, nameOfPath, pathsOf } from './variants.ts';
import type { Instead } from './watch.ts';
import { aCall, demandConnectorError, open, walk, type Opened, type Walk } from './walks.ts';

/** What the portal's side does to us, and the connector may neither hide nor rename. */
export const PASSED_THROUGH: readonly ConnectorErrorCode[] = [
  'UNREACHABLE',
  'TIMEOUT',
  'RATE_LIMITED',
  'UPSTREAM_FAILED',
  'BLOCKED',
  'UNAUTHORISED',
  'TOO_LARGE',
];
const RETRY_AFTER_MS = 7_000;

/** Errors that platforms send with status 200, each in its own words. */
export const ERRORS_INSIDE_200: readonly Json[] = [
  { success: false, error: { __type: 'Search Error', message: 'something broke' } },
  { error: { code: 400, message: 'Invalid query', details: [] } },
  { error: true, message: 'internal error' },
  { error: 'internal error' },
  { errors: [{ message: 'internal error' }] },
  { code: 'internal', error: true, message: 'Internal error' },
  { error_code: 'ODSQLError', message: 'internal error' },
  { status: 'error', message: 'internal error' },
];

export function json(body: Json, status = 200): Instead {
  return { is: 'json', status, body };
}

/** A walk over a portal that answers like this from the first request on. */
async function walkOn(subject: Subject, instead: Instead): Promise<Walk & { readonly opened: Opened }> {
  const opened = open(subject);
  opened.http.answer(() => instead);
  return { ...(await walk(opened, { pageSize: subject.pageSizes.small })), opened };
}

async function checkBadShape(subject: Subject): Promise<void> {
  for (const body of [null, 42, 'text', [], {}, { unexpected: { deep: [1] } }] satisfies Json[]) {
    const what = `the answer ${JSON.stringify(body)}`;
    const { error } = await walkOn(subject, json(body));
    demandConnectorError(error, what);
    const isKnown = error.code === 'BAD_SHAPE' || error.code === 'NOT_THIS_PLATFORM';
    demand(isKnown, () => `${what}: expected BAD_SHAPE, got ${nameOfError(error)}`);
    const isNamed = error.facts.path !== undefined || /expected/i.test(error.message);
    demand(isNamed, `${what}: the message does not say what was expected: ${error.message}`);
  }
}

/** Each field of a real answer in turn, but not those of its records, which map/ looks at. */
async function checkHostileAnswers(subject: Subject): Promise<void> {
  const first = open(subject);
  const request = { since: null, resume: null, pageSize: subject.pageSizes.small };
  await first.portal.catalogue.list(request, aCall())[Symbol.asyncIterator]().next();
  const body = first.http.lastBody();
  const paths = pathsOf(body, 1).filter((path) => path.length <= 3);
  for (const path of paths) {
    for (const value of HOSTILE_VALUES) {
      const { error } = await walkOn(subject, json(changedAt(body, path, value)));
      if (error !== null)
        demandConnectorError(error, `an answer with ${nameOfPath(path)} = ${JSON.stringify(value)}`);
    }
  }
}

export function demandSame(error: ConnectorError, sent: ConnectorErrorCode, when: string): void {
  demand(error.code === sent, () => `${when}: ${sent} became ${nameOfError(error)}`);
  const { retryAfterMs } = error.facts;
  const isKept = sent !== 'RATE_LIMITED' || retryAfterMs === RETRY_AFTER_MS;
  demand(isKept, `${when}: retryAfterMs: expected ${RETRY_AFTER_MS}, got ${String(retryAfterMs)}`);
}

export function failure(code: ConnectorErrorCode): ConnectorError {
  const facts = code === 'RATE_LIMITED' ? { retryAfterMs: RETRY_AFTER_MS } : {};
  return new ConnectorError(code, 'the portal failed on purpose', facts);
}

async function checkPassesThrough(subject: Subject): Promise<void> {
  for (const code of PASSED_THROUGH) {
    const first = await walkOn(subject, failure(code));
    demandConnectorError(first.error, `${code} on the first request`);
    demandSame(first.error, code, 'on the first request');
    const opened = open(subject);
    const later = await walk(opened, { pageSize: subject.pageSizes.small }, () =>
      opened.http.answer(() => failure(code)),
    );
    demandConnectorError(later.error, `${code} after the first page`);
    demandSame(later.error, code, 'after the first page');
    if (withoutGet(subject) !== null) continue;
    const answers = await failingGet(subject, failure(code));
    for (const answer of answers) {
      demandConnectorError(answer, `${code} while reading by id`);
      demandSame(answer, code, 'while reading by id');
    }
  }
}

/** Answers by id of a failing portal: errors as values. */
async function failingGet(subject: Subject, instead: Instead): Promise<readonly unknown[]> {
  const opened = open(subject);
  opened.http.answer(() => instead);
  try {
    const answers = await getAll(opened, subject.samples);
    const [wanted, got] = [subject.samples.length, answers.length];
    demand(wanted === got, `reading by id from a failing portal: ${wanted} ids, ${got} answers`);
    return answers;
  } catch (error) {
    demand(
      !(error instanceof ConnectorError),
      () => `get threw ${nameOfError(error)}; expected it as a value for each id`,
    );
    throw error;
  }
}

async function checkErrorInside200(subject: Subject): Promise<void> {
  const own = subject.errorAnswers.map(({ status, body }) => json(body, status));
  for (const instead of [...ERRORS_INSIDE_200.map((body) => json(body)), ...own]) {
    const what = `the answer ${JSON.stringify(instead)}`;
    const { error, pages } = await walkOn(subject, instead);
    demand(pages.length === 0, `${what}: taken for a page`);
    demandConnectorError(error, what);
    if (withoutGet(subject) !== null) continue;
    for (const answer of await failingGet(subject, instead))
      demandConnectorError(answer, `${what}, reading by id`);
  }
}

async function checkNotFound(subject: Subject): Promise<void> {
  const [answer] = await getAll(open(subject), [subject.unknownId]);
  const got = answer instanceof Error ? nameOfError(answer) : JSON.stringify(answer);
  demand(answer === null, `"${subject.unknownId}": expected null, got ${got}`);
}

export const errorChecks: readonly Check[] = [
  {
    id: 'errors/bad-shape-is-named',
    promise: 'An answer of another shape is BAD_SHAPE, which says what was expected and where.',
    run: checkBadShape,
  },
  {
    id: 'errors/hostile-answers',
    promise:
      'With any field of an answer missing or of another type: pages or a ConnectorError, nothing else.',
    run: checkHostileAnswers,
  },
  {
    id: 'errors/upstream-passes-through',
    promise: 'What failed at the portal keeps its code and its Retry-After, by list and by id.',
    run: checkPassesThrough,
  },
  {
    id: 'errors/error-inside-200',
    promise: 'An error that comes as a good answer is an error: no empty catalogue, no "gone".',
    run: checkErrorInside200,
  },
  {
    id: 'errors/not-found-is-null',
    promise: 'An id that nobody has is null, not an error.',
    inapplicable: withoutGet,
    run: checkNotFound,
  },
];
