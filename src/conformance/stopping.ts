/** errors/ and manners/: a caller that gives up, and secrets that stay where they are. */
import { ConnectorError, type JsonObject, type TableSchema } from '../connector/index.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { CANARY } from './config.ts';
import { json } from './errors.ts';
import { getAll, withoutGet } from './resuming.ts';
import { namingColumns, openTable, readBatches, withoutTable } from './rows-table.ts';
import type { Instead } from './watch.ts';
import { aCall, demandConnectorError, open, walk, type Opened } from './walks.ts';

/** Lets whatever was started go on until it waits for something that does not come by itself. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 200; turns += 1) await Promise.resolve();
}

export function demandAborted(error: unknown, when: string): void {
  demandConnectorError(error, when);
  demand(error.code === 'ABORTED', () => `${when}: expected ABORTED, got ${nameOfError(error)}`);
}

async function abortedFromTheStart(subject: Subject): Promise<void> {
  const call = aCall(AbortSignal.abort());
  const opened = open(subject);
  const before = opened.http.asked.length;
  const { error } = await walk(opened, { pageSize: subject.pageSizes.small }, undefined, call);
  demandAborted(error, 'given up before the first page');
  if (withoutGet(subject) === null) {
    const answers = await getAll(opened, subject.samples, call).catch((thrown: unknown) => [thrown]);
    for (const answer of answers) demandAborted(answer, 'given up before reading by id');
  }
  await settle();
  const sent = opened.http.asked.length - before;
  demand(sent === 0, `${sent} requests for a caller that had given up`);
}

async function abortedInTheMiddle(subject: Subject): Promise<void> {
  const controller = new AbortController();
  const opened = open(subject);
  let before = 0;
  const stop = (): void => {
    controller.abort();
    before = opened.http.asked.length;
  };
  const wanted = { pageSize: subject.pageSizes.small };
  const { error } = await walk(opened, wanted, stop, aCall(controller.signal));
  demandAborted(error, 'given up after the first page');
  await settle();
  const sent = opened.http.asked.length - before;
  demand(sent === 0, `${sent} requests after the caller gave up`);
}

async function abortedUnderWay(subject: Subject): Promise<void> {
  const opened = open(subject);
  opened.http.answer(() => new ConnectorError('ABORTED', 'the caller gave up'));
  const { error } = await walk(opened, { pageSize: subject.pageSizes.small });
  demandAborted(error, 'given up during a request');
}

function secretNames(subject: Subject): readonly string[] {
  return Object.entries(subject.connector.manifest.config).flatMap(([name, { type }]) =>
    type === 'secret' ? [name] : [],
  );
}

function factsOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return String(error);
  const facts = error instanceof ConnectorError ? JSON.stringify({ ...error.facts, cause: null }) : '';
  return `${error.message} ${facts} ${error.cause === undefined ? '' : factsOf(error.cause, depth + 1)}`;
}

const FAILURES: readonly Instead[] = [
  new ConnectorError('UNREACHABLE', 'no answer'),
  new ConnectorError('UNAUTHORISED', 'HTTP 403'),
  { is: 'html', status: 200 },
  json(null),
  json({ success: false, error: { __type: 'Authorization Error', message: 'Access denied' } }, 403),
  json({ error: 'Bad token' }, 400),
];

async function everythingSaid(subject: Subject, opened: Opened): Promise<string> {
  const { pages, error } = await walk(opened, { pageSize: subject.pageSizes.small });
  const answers = await getAll(opened, [...subject.samples, subject.unknownId]).catch((thrown: unknown) => [
    thrown,
  ]);
  return [
    JSON.stringify(pages.map(({ next, leftOut, rejected }) => ({ next, leftOut, rejected }))),
    ...pages.flatMap((page) => page.rejected.map((one) => factsOf(one.error))),
    factsOf(error),
    ...answers.map((answer) => factsOf(answer)),
    ...(await everythingSaidOfRows(subject, opened)),
    ...opened.notes,
  ].join('\n');
}

/** Schemas and errors of the subject's table. */
async function everythingSaidOfRows(subject: Subject, { portal }: Opened): Promise<readonly string[]> {
  const { table } = subject;
  const { rows: source } = portal;
  if (table === null || source === undefined) return [];
  const answers = await source
    .describe([table.ref, table.unknown], aCall())
    .catch((thrown: unknown) => [thrown]);
  const said = answers.map((answer) => (answer instanceof Error ? factsOf(answer) : JSON.stringify(answer)));
  const schema = answers.find((answer) => isSchema(answer));
  if (!isSchema(schema)) return said;
  const { error } = await readBatches({ source, schema });
  return [...said, factsOf(error)];
}
function isSchema(answer: unknown): answer is TableSchema {
  return typeof answer === 'object' && answer !== null && !(answer instanceof Error);
}

async function checkSecrets(subject: Subject): Promise<void> {
  const secrets = Object.fromEntries(secretNames(subject).map((name) => [name, CANARY]));
  const values: JsonObject = { ...subject.config, ...secrets };
  for (const instead of [null, ...FAILURES]) {
    const opened = open(subject, values);
    opened.http.answer(instead === null ? null : () => instead);
    const said = await everythingSaid(subject, opened);
    const at = said.indexOf(CANARY);
    demand(at === -1, () => `a secret shows in: ${said.slice(Math.max(0, at - 80), at)}***`);
  }
}

async function checkEarlyReturn(subject: Subject): Promise<void> {
  const opened = open(subject);
  const request = { since: null, resume: null, pageSize: subject.pageSizes.small };
  const pages = opened.portal.catalogue.list(request, aCall())[Symbol.asyncIterator]();
  await pages.next();
  const before = opened.http.asked.length;
  await pages.return?.();
  await settle();
  const sent = opened.http.asked.length - before;
  demand(sent === 0, `${sent} requests after the reader had enough`);
}

async function checkNothingBeforeUse(subject: Subject): Promise<void> {
  const opened = open(subject);
  opened.portal.catalogue.list({ since: null, resume: null, pageSize: subject.pageSizes.small }, aCall());
  await settle();
  const sent = opened.http.asked.length;
  demand(sent === 0, `${sent} requests although nobody asked for a page`);
  if (withoutTable(subject) !== null) return;
  const table = await openTable(subject);
  const before = table.http.asked.length;
  const query = { columns: namingColumns(table), where: null, orderBy: [], window: null };
  table.source.rows(table.schema, query, aCall());
  await settle();
  demand(table.http.asked.length === before, 'requests although nobody asked for a row');
}

export const stoppingChecks: readonly Check[] = [
  {
    id: 'errors/abort-stops-requests',
    promise: 'When the caller gives up, nothing more is sent, and the error says ABORTED.',
    async run(subject) {
      await abortedFromTheStart(subject);
      await abortedInTheMiddle(subject);
      await abortedUnderWay(subject);
    },
  },
  {
    id: 'errors/no-secret-in-message',
    promise: 'Keys and tokens show in no error, note or cursor.',
    inapplicable: (subject) => (secretNames(subject).length === 0 ? 'it has no secret settings' : null),
    run: checkSecrets,
  },
  {
    id: 'manners/stops-when-told',
    promise: 'A reader that has enough ends the traffic.',
    run: checkEarlyReturn,
  },
  {
    id: 'manners/nothing-before-use',
    promise: 'Opening a portal sends nothing.',
    run: checkNothingBeforeUse,
  },
];
