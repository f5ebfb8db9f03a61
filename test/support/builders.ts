/** Values for tests: whole and plain, with what the test is about put in by name. */
import { createHash } from 'node:crypto';
import type { Dataset, Distribution, Moment } from '../../src/domain/dataset.ts';
import type { Json } from '../../src/domain/json.ts';
import { searchTextOf } from '../../src/domain/search-text.ts';
import type { Snapshot } from '../../src/ports/metrics.ts';
import type { PageWrite, RecordWrite, RunStart, Settlement } from '../../src/ports/store.ts';

/** A day, as a portal would write it: "2026-01-31". */
export function aMoment(day: string): Moment {
  return { at: `${day}T00:00:00.000Z`, precision: 'day', raw: day };
}

export function aDistribution(given: Partial<Distribution> = {}): Distribution {
  return {
    localId: 'r1',
    title: null,
    description: null,
    accessUrl: null,
    downloadUrl: null,
    format: null,
    byteSize: null,
    checksum: null,
    issued: null,
    modified: null,
    licence: null,
    tableId: null,
    ...given,
  };
}

/** A file of a known format: "CSV". */
export function aFormat(code: string): NonNullable<Distribution['format']> {
  return {
    raw: code,
    code,
    mediaType: null,
    machineReadable: null,
    nonProprietary: null,
    machineReadableExtended: null,
  };
}

export function aLicence(
  openness: NonNullable<Dataset['licence']>['openness'],
): NonNullable<Dataset['licence']> {
  return { raw: openness, code: null, title: null, url: null, openness, inherited: false };
}

export function aColumn(name: string, title: string | null = null): Dataset['columns'][number] {
  return { name, title, description: null, sourceType: null };
}

export function aDataset(given: Partial<Dataset> = {}): Dataset {
  return {
    portal: 'springfield',
    localId: 'd1',
    title: 'Building permits',
    description: null,
    translations: {},
    identifier: null,
    iri: null,
    landingPage: null,
    publisher: null,
    contact: null,
    keywords: [],
    themes: [],
    language: [],
    issued: null,
    metadataModified: null,
    dataModified: null,
    updateFrequency: null,
    licence: null,
    accessRights: null,
    spatial: null,
    temporalStart: null,
    temporalEnd: null,
    conformsTo: [],
    provenance: null,
    derivedFrom: [],
    columns: [],
    distributions: [],
    remarks: [],
    fieldsObserved: ['title'],
    ...given,
  };
}

export interface RecordGiven {
  readonly dataset?: Partial<Dataset>;
  readonly raw?: Json;
  readonly stamp?: string | null;
  readonly mapVersion?: number;
  readonly contentHash?: string;
}

/** The hash is of the dataset, and the raw record says the title, unless the test says otherwise. */
export function aRecordWrite(given: RecordGiven = {}): RecordWrite {
  const dataset = aDataset(given.dataset);
  const text = JSON.stringify(dataset);
  return {
    dataset,
    contentHash: given.contentHash ?? createHash('sha256').update(text).digest('hex'),
    raw: given.raw ?? { id: dataset.localId, said: text },
    stamp: given.stamp ?? null,
    searchText: searchTextOf(dataset),
    mapVersion: given.mapVersion ?? 1,
  };
}

export function aRunStart(given: Partial<RunStart> = {}): RunStart {
  return {
    portal: 'springfield',
    mode: 'FULL',
    startedAt: '2026-01-01T00:00:00.000Z',
    holder: 'holder-1',
    leaseMs: 60_000,
    isOver: () => false,
    since: null,
    resumableAfter: null,
    ...given,
  };
}

export function aPageWrite(given: Partial<PageWrite> & { readonly runId: string }): PageWrite {
  return {
    portal: 'springfield',
    seenAt: '2026-01-01T00:01:00.000Z',
    records: [],
    rejections: [],
    leftOut: [],
    cursor: null,
    expected: null,
    requests: 1,
    bytes: 100,
    ...given,
  };
}

export function aSettlement(given: Partial<Settlement> & { readonly runId: string }): Settlement {
  return {
    at: '2026-01-01T01:00:00.000Z',
    verdict: 'COMPLETE',
    reason: null,
    error: null,
    missed: [],
    remove: [],
    held: [],
    keepsPlace: false,
    ...given,
  };
}

export function aSnapshot(given: Partial<Snapshot> = {}): Snapshot {
  const { scope = 'portal:springfield', at = '2026-11-01T06:00:00.000Z' } = given;
  return {
    ...{ id: `${scope}@${at}`, scope, at, setVersion: 'v1', isWhole: true, run: 'r', mapVersion: 1 },
    ...{ platform: 'ckan', records: 2, datasets: 2, linkMode: 'NONE', freshness: [], ...given },
  };
}
