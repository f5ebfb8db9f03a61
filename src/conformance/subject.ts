/** Reads `fixtures/subject.json`: what a connector is held against. */
import { isUrl } from '../connector/index.ts';
import {
  ConnectorError,
  read,
  type Call,
  type Http,
  type Json,
  type Reader,
  type TableRef,
} from '../connector/index.ts';
import type { OtherPortal, Subject, SubjectTable } from './check.ts';

function addressOf(reader: Reader, key: string): URL {
  const text = reader.needText(key);
  if (!isUrl(text)) throw reader.wrong(key, 'a URL');
  return new URL(text);
}

function sinceOf(reader: Reader): Subject['since'] {
  const since = reader.object('since');
  if (since === null) return null;
  const at = new Date(since.needText('at'));
  if (Number.isNaN(at.getTime())) throw since.wrong('at', 'a time');
  return { at, ids: since.texts('ids') };
}

function cappedOf(reader: Reader): Subject['capped'] {
  const capped = reader.object('capped');
  if (capped === null) return null;
  return {
    config: capped.needObject('config').value,
    pageSize: capped.needNumber('pageSize'),
    count: capped.needNumber('count'),
  };
}

function refOf(ref: Reader): TableRef {
  return { datasetId: ref.needText('datasetId'), tableId: ref.needText('tableId') };
}
function tableOf(reader: Reader): SubjectTable | null {
  const table = reader.object('table');
  if (table === null) return null;
  checkNames(table, TABLE_KNOWN);
  const nulls = table.object('nulls');
  const names = Object.keys(nulls?.value ?? {});
  return {
    ref: refOf(table.needObject('ref')),
    rows: table.needNumber('rows'),
    nulls: Object.fromEntries(names.map((name) => [name, nulls?.needNumber(name) ?? 0])),
    oddColumns: table.texts('oddColumns'),
    unknown: refOf(table.needObject('unknown')),
  };
}

const TABLE_KNOWN: ReadonlySet<string> = new Set(['ref', 'rows', 'nulls', 'oddColumns', 'unknown']);
const KNOWN: ReadonlySet<string> = new Set([
  'address',
  'config',
  'samples',
  'unknownId',
  'pageSizes',
  'since',
  'capped',
  'table',
  'errorAnswers',
  'hosts',
  'bypass',
]);

/** A misspelt member would silently turn checks off. */
function checkNames(reader: Reader, known: ReadonlySet<string>): void {
  const unknown = Object.keys(reader.value).find((name) => !known.has(name));
  if (unknown === undefined) return;
  const names = [...known].join(', ');
  throw new ConnectorError('BAD_SHAPE', `${reader.path}.${unknown}: expected one of ${names}`);
}

/** `portal` is called for each check: it starts a tape, or a twin, from its beginning. Throws BAD_SHAPE. */
export function readSubject(
  json: Json,
  parts: Pick<Subject, 'folder' | 'connector' | 'portal'> & Partial<Pick<Subject, 'others'>>,
): Subject {
  const reader = read(json, 'subject.json');
  checkNames(reader, KNOWN);
  const sizes = reader.needObject('pageSizes');
  const samples = reader.texts('samples');
  if (samples.length < 2) throw reader.wrong('samples', 'at least two ids');
  return {
    folder: parts.folder,
    connector: parts.connector,
    portal: parts.portal,
    others: parts.others ?? [],
    address: addressOf(reader, 'address'),
    config: reader.needObject('config').value,
    samples,
    unknownId: reader.needText('unknownId'),
    pageSizes: { small: sizes.needNumber('small'), large: sizes.needNumber('large') },
    since: sinceOf(reader),
    capped: cappedOf(reader),
    table: tableOf(reader),
    errorAnswers: reader
      .objects('errorAnswers')
      .map((one) => ({ status: one.needNumber('status'), body: one.json('body') })),
    hosts: reader.texts('hosts'),
    bypass: reader
      .objects('bypass')
      .map((one) => ({ check: one.needText('check'), reason: one.text('reason') ?? '' })),
  };
}

/** A portal that has only what was recorded: any other question is answered with 404. */
export function onlyRecorded(http: Http): Http {
  const notFound = (error: unknown): ConnectorError | null =>
    error instanceof ConnectorError && error.code === 'UNREACHABLE'
      ? new ConnectorError('NOT_FOUND', 'HTTP 404', { status: 404 })
      : null;
  return {
    async json(url, call: Call, init) {
      try {
        return await http.json(url, call, init);
      } catch (error) {
        throw notFound(error) ?? error;
      }
    },
    async text(url, call: Call) {
      try {
        return await http.text(url, call);
      } catch (error) {
        if (notFound(error) === null) throw error;
        return { body: 'Not found', status: 404, headers: {} };
      }
    },
  };
}

/** Another connector's subject as a portal on which `probe` must say no. */
export function asOther(subject: Subject): OtherPortal {
  const { folder, address, portal } = subject;
  return { name: folder, address, portal: () => onlyRecorded(portal()) };
}
