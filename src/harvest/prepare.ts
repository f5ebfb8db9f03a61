/** From a portal's record to what is written: mapped, normalised, hashed; or rejected, with the reason. */
import { failureOf } from '../connector/failure.ts';
import { ConnectorError, type ConfigFields, type ConfigOf, type SourceRecord } from '../connector/index.ts';
import type { Connector } from '../connector/index.ts';
import { canonicalJson, contentOf } from '../domain/fingerprint.ts';
import type { Rejection } from '../domain/harvest.ts';
import { normalise } from '../domain/normalise.ts';
import type { PortalEntry } from '../domain/registry.ts';
import { searchTextOf } from '../domain/search-text.ts';
import type { RecordWrite } from '../ports/store.ts';
import { MAX_RECORD_CHARS, MAX_RECORD_DEPTH, sizeOf } from './record-size.ts';

export interface Preparation {
  readonly entry: PortalEntry;
  readonly connector: Connector;
  readonly config: ConfigOf<ConfigFields>;
  readonly now: Date;
  readonly digest: (text: string) => string;
}
export type Prepared =
  | { readonly is: 'write'; readonly write: RecordWrite }
  | { readonly is: 'rejection'; readonly rejection: Rejection };

const MAX_ID = 1_000;

function refuse(record: SourceRecord): void {
  const { localId } = record;
  if (localId === '' || localId.length > MAX_ID)
    throw new ConnectorError('BAD_SHAPE', `an id of ${localId.length} characters`);
  const size = sizeOf(record.raw);
  if (size === 'TOO_LONG')
    throw new ConnectorError('TOO_LARGE', `the record is longer than ${MAX_RECORD_CHARS} characters`);
  if (size === 'TOO_DEEP')
    throw new ConnectorError('TOO_LARGE', `the record is nested deeper than ${MAX_RECORD_DEPTH} levels`);
}

function writeOf(record: SourceRecord, preparation: Preparation): RecordWrite {
  const { entry, connector, config } = preparation;
  refuse(record);
  const draft = connector.map(record, { portalId: entry.slug, config });
  const dataset = normalise(draft, {
    portal: entry.slug,
    localId: record.localId,
    now: preparation.now,
    language: entry.language,
    conventions: entry.conventions,
    fieldsObserved: connector.manifest.observes,
    baseUrl: entry.url,
  });
  return {
    dataset,
    contentHash: preparation.digest(canonicalJson(contentOf(dataset))),
    raw: record.raw,
    stamp: record.stamp,
    searchText: searchTextOf(dataset),
    mapVersion: connector.manifest.mapVersion,
  };
}

export function rejectionOf(localId: string | null, error: unknown): Rejection {
  const { code, message } = failureOf(error);
  return { localId: localId === null ? null : localId.slice(0, MAX_ID), code, message };
}

/** Never throws: a record that cannot be read is a rejection, and its neighbours are not disturbed. */
export function prepareRecord(record: SourceRecord, preparation: Preparation): Prepared {
  try {
    return { is: 'write', write: writeOf(record, preparation) };
  } catch (error) {
    return { is: 'rejection', rejection: rejectionOf(record.localId, error) };
  }
}

export interface PreparedRecords {
  readonly writes: readonly RecordWrite[];
  readonly rejections: readonly Rejection[];
}
export function prepareRecords(records: readonly SourceRecord[], preparation: Preparation): PreparedRecords {
  const writes: RecordWrite[] = [];
  const rejections: Rejection[] = [];
  for (const record of records) {
    const prepared = prepareRecord(record, preparation);
    if (prepared.is === 'write') writes.push(prepared.write);
    else rejections.push(prepared.rejection);
  }
  return { writes, rejections };
}
