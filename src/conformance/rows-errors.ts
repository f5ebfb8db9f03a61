/** rows/: what goes wrong while tables are described and read is told as it is. */
import { ConnectorError, type ConnectorErrorCode, type TableRef } from '../connector/index.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { demandSame, ERRORS_INSIDE_200, failure, json, PASSED_THROUGH } from './errors.ts';
import { demandAborted, settle } from './stopping.ts';
import { allColumns, openRows, openTable, readBatches, rowCheck, type Table } from './rows-table.ts';
import { changedAt, HOSTILE_VALUES, nameOfPath, pathsOf } from './variants.ts';
import type { Instead } from './watch.ts';
import { aCall, demandConnectorError } from './walks.ts';

type Answers = readonly unknown[];

function wordFor(answer: unknown): string {
  if (answer instanceof Error) return nameOfError(answer);
  return answer === null ? 'null' : typeof answer === 'object' ? 'a schema' : String(answer);
}
function isSchemaOf(answer: unknown, { tableId }: TableRef): boolean {
  if (typeof answer !== 'object' || answer === null || !('ref' in answer)) return false;
  const { ref } = answer;
  return typeof ref === 'object' && ref !== null && 'tableId' in ref && ref.tableId === tableId;
}

async function checkUnknown(subject: Subject): Promise<void> {
  const { source, named } = openRows(subject);
  const answers: Answers = await source.describe([named.unknown], aCall());
  const [answer] = answers;
  demand(answers.length === 1, `asked for one table, got ${answers.length} answers`);
  demand(answer === null, () => `"${named.unknown.tableId}": expected null, got ${wordFor(answer)}`);
}

async function describeAll(subject: Subject, failAt: number | null): Promise<[Answers, number]> {
  const { source, named, http } = openRows(subject);
  const refs = [named.unknown, named.ref, named.ref];
  if (failAt !== null)
    http.answer((_, index) =>
      index === failAt ? new ConnectorError('UPSTREAM_FAILED', 'on purpose') : null,
    );
  const before = http.asked.length;
  try {
    const answers: Answers = await source.describe(refs, aCall());
    demand(answers.length === refs.length, `asked for ${refs.length} tables, got ${answers.length} answers`);
    return [answers, http.asked.length - before];
  } catch (error) {
    const isOurs = error instanceof ConnectorError;
    demand(!isOurs, () => `describe threw ${nameOfError(error)}; expected it as a value for each table`);
    throw error;
  }
}

async function checkAligned(subject: Subject): Promise<void> {
  const { source, named, http } = openRows(subject);
  const none = await source.describe([], aCall());
  demand(none.length === 0 && http.asked.length === 0, 'no tables: expected no answers and no requests');
  const [[unknown, first, second], requests] = await describeAll(subject, null);
  demand(unknown === null, () => `the first of three, unknown: expected null, got ${wordFor(unknown)}`);
  for (const answer of [first, second])
    demand(isSchemaOf(answer, named.ref), () => `after an unknown table: got ${wordFor(answer)}`);
  let isSpared = requests < 2;
  for (let at = 0; at < requests; at += 1) {
    const [answers] = await describeAll(subject, at);
    const schemas = answers.filter((answer) => isSchemaOf(answer, named.ref)).length;
    const failed = answers.filter((answer) => answer instanceof ConnectorError).length;
    demand(answers[1] !== null, `request ${at + 1} failed, and the table is told to be gone`);
    isSpared ||= schemas > 0 && failed > 0;
  }
  demand(isSpared, 'one request failed, whichever it was, and every table with it');
}

/** Every way to read a table, from a portal that answers like this once the table is described. */
async function failingReads(
  subject: Subject,
  instead: Instead,
): Promise<readonly (readonly [string, unknown])[]> {
  const thrownBy = async (asked: Promise<unknown> | undefined): Promise<unknown> => {
    try {
      await asked;
      return null;
    } catch (error) {
      return error;
    }
  };
  const table = await openTable(subject);
  const { source, schema, http } = table;
  http.answer(() => instead);
  const { batches, error } = await readBatches(table, { columns: allColumns(table) });
  const isQuiet = batches.every(({ rows }) => rows.length === 0);
  demand(isQuiet || error === null, 'rows before the portal answered');
  const isCounting = schema.capabilities.count !== 'none' && source.count !== undefined;
  const isGrouping = schema.capabilities.aggregate !== null && source.aggregate !== undefined;
  const measures = [{ as: 'n', fn: 'count', column: null }] as const;
  const query = { where: null, groupBy: [], measures, limit: 10 };
  return [
    ['reading rows', error],
    ...(isCounting ? [['counting', await thrownBy(source.count?.(schema, null, aCall()))] as const] : []),
    ...(isGrouping
      ? [['aggregating', await thrownBy(source.aggregate?.(schema, query, aCall()))] as const]
      : []),
  ];
}
/** As a value. */
async function failingDescribe(subject: Subject, instead: Instead): Promise<unknown> {
  const { source, named, http } = openRows(subject);
  http.answer(() => instead);
  const [answer] = await source.describe([named.ref], aCall());
  return answer;
}

async function checkPassThrough(subject: Subject): Promise<void> {
  for (const code of PASSED_THROUGH satisfies readonly ConnectorErrorCode[]) {
    for (const [what, error] of await failingReads(subject, failure(code))) {
      demandConnectorError(error, `${code} while ${what}`);
      demandSame(error, code, `while ${what}`);
    }
    const answer = await failingDescribe(subject, failure(code));
    demandConnectorError(answer, `${code} while describing`);
    demandSame(answer, code, 'while describing');
  }
}

async function checkInside200(subject: Subject): Promise<void> {
  const own = subject.errorAnswers.map(({ status, body }) => json(body, status));
  for (const instead of [...ERRORS_INSIDE_200.map((body) => json(body)), ...own]) {
    const words = `the answer ${JSON.stringify(instead)}`;
    for (const [what, error] of await failingReads(subject, instead))
      demandConnectorError(error, `${words}, ${what}`);
  }
}

async function readWith(table: Table, instead: Instead): Promise<unknown> {
  table.http.answer(() => instead);
  return (await readBatches(table, { columns: allColumns(table) })).error;
}
/** Each field of a real answer in turn. */
async function checkHostile(subject: Subject): Promise<void> {
  const first = await openTable(subject);
  await readBatches(first, { columns: allColumns(first) });
  const body = first.http.lastBody();
  const paths = pathsOf(body, 1).filter((path) => path.length <= 3);
  const table = await openTable(subject);
  for (const path of paths) {
    for (const value of HOSTILE_VALUES) {
      const error = await readWith(table, json(changedAt(body, path, value)));
      if (error !== null)
        demandConnectorError(error, `rows with ${nameOfPath(path)} = ${JSON.stringify(value)}`);
    }
  }
}

async function checkAbort(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const { source, http, named } = table;
  const before = http.asked.length;
  const call = aCall(AbortSignal.abort());
  const { error } = await readBatches(table, {}, call);
  demandAborted(error, 'given up before the first batch');
  const described: unknown = await source
    .describe([named.ref], call)
    .then(([answer]) => answer)
    .catch((thrown: unknown) => thrown);
  demandAborted(described, 'given up before describing');
  await settle();
  const sent = http.asked.length - before;
  demand(sent === 0, `${sent} requests for a caller that had given up`);
  const underWay = await readWith(table, new ConnectorError('ABORTED', 'the caller gave up'));
  demandAborted(underWay, 'given up during a request');
}

export const rowErrorChecks: readonly Check[] = [
  rowCheck('rows/unknown-table-is-null', 'A table that nobody has is null, not an error.', checkUnknown),
  rowCheck(
    'rows/describe-aligned',
    'Schemas stand where their tables stand: unknown ones between, repeats; one failure is not all.',
    checkAligned,
  ),
  rowCheck(
    'rows/errors-pass-through',
    'What failed at the portal keeps its code and its Retry-After, whatever was asked of the table.',
    checkPassThrough,
  ),
  rowCheck(
    'rows/error-inside-200',
    'An error that comes as a good answer is an error: no empty table, no count of 0.',
    checkInside200,
  ),
  rowCheck(
    'rows/hostile-answers',
    'With any field of an answer missing or of another type: rows or a ConnectorError, nothing else.',
    checkHostile,
  ),
  rowCheck(
    'rows/abort-stops-requests',
    'When the caller gives up, nothing more is sent, and the error says ABORTED.',
    checkAbort,
  ),
];
