/** Which assets of a Socrata catalogue are datasets, and what is said of the others. */
import {
  ConnectorError,
  read,
  type Json,
  type LeftOut,
  type Reader,
  type SourceRecord,
} from '../../src/connector/index.ts';

/**
 * Kinds that hold or point to data: tables, uploaded files, links to data elsewhere.
 * https://dev.socrata.com/docs/other/discovery lists all kinds under `only`.
 */
export const DATA_KINDS = ['dataset', 'file', 'href', 'link', 'federated_href'] as const;
/** Views of datasets, and pages about them. `system_dataset` is the platform's own bookkeeping: not asked for. */
export const OTHER_KINDS = [
  'api',
  'calendar',
  'chart',
  'datalens',
  'filter',
  'form',
  'map',
  'measure',
  'story',
  'visualization',
] as const;
export const ALL_KINDS: readonly string[] = [...DATA_KINDS, ...OTHER_KINDS];

export type Sorted =
  | { readonly is: 'record'; readonly id: string; readonly record: SourceRecord }
  | { readonly is: 'left out'; readonly id: string; readonly leftOut: LeftOut }
  | {
      readonly is: 'rejected';
      readonly id: string | null;
      readonly rejected: { readonly localId: string | null; readonly error: ConnectorError };
    };

const FOUR_BY_FOUR = /^[a-z0-9]{4}-[a-z0-9]{4}$/;
export function isFourByFour(id: string): boolean {
  return FOUR_BY_FOUR.test(id);
}

function isData(type: string, resource: Reader): boolean {
  if (DATA_KINDS.some((kind) => kind === type)) return true;
  // A map of nothing else in the catalogue is an uploaded geospatial file: the data themselves.
  return (
    type === 'map' && resource.list('parent_fxf').length === 0 && resource.text('lens_view_type') === 'geo'
  );
}

/** null: it is a dataset of the domain. */
function reasonToLeaveOut(result: Reader, resource: Reader, domain: string): string | null {
  const home = result.object('metadata')?.text('domain')?.toLowerCase() ?? null;
  if (home !== null && home !== domain) return `federated from ${home}`;
  const type = resource.needText('type');
  return isData(type, resource) ? null : type;
}

function rejection(id: string | null, cause: unknown): Sorted {
  if (!(cause instanceof ConnectorError)) throw cause;
  return { is: 'rejected', id, rejected: { localId: id, error: cause } };
}

/** Every result becomes exactly one of the three. */
export function sortResult(raw: Json, domain: string): Sorted {
  let id: string | null = null;
  try {
    const result = read(raw);
    const resource = result.needObject('resource');
    id = resource.needText('id');
    if (!isFourByFour(id)) throw resource.wrong('id', 'a 4x4');
    const reason = reasonToLeaveOut(result, resource, domain);
    if (reason !== null) return { is: 'left out', id, leftOut: { localId: id, reason } };
    // `updatedAt` is the later of metadata_updated_at and data_updated_at.
    return { is: 'record', id, record: { localId: id, stamp: resource.text('updatedAt'), raw } };
  } catch (cause) {
    return rejection(id, cause);
  }
}
