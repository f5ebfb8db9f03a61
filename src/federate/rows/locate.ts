/** Where a table is: its dataset in the catalogue, its portal or its file. */
import { isUrl } from '../../domain/web-address.ts';
import type { RowSource } from '../../connector/index.ts';
import { unknownName } from '../../domain/suggest.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { SourceFailure } from '../../domain/harvest.ts';
import type { TableKey } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import type { TableRef, TableSchema } from '../../domain/query/table.ts';
import { queryabilityOf, tablesOf, type TableListing } from '../../domain/tables.ts';
import type { StoredDataset } from '../../ports/store.ts';
import type { RowServiceDeps } from './row-service-deps.ts';

export interface Located {
  readonly is: 'located';
  readonly key: TableKey;
  readonly via: 'api' | 'file';
  readonly ref: TableRef;
  readonly source: RowSource;
  /** What is kept of a file whatever its portal says now; null: nothing, or it is no file. */
  readonly lastKept: () => Promise<TableSchema | null>;
  /** What fails together: a portal's rows, or the files that it points to. */
  readonly line: string;
  /** The table and how it is asked: kept answers of one that is asked in another way are not its own. */
  readonly identity: Json;
}
export interface NotAsked {
  readonly is: 'refused';
  readonly key: TableKey;
  readonly failure: SourceFailure;
}
/** An Error value is a mistake of the caller's. */
export type Location = Located | NotAsked | GatewayError;
type Deps = Pick<RowServiceDeps, 'catalogue' | 'portals' | 'files'>;

/** Aligned with `keys`; one question to the catalogue for all. */
export async function locate(deps: Deps, keys: readonly TableKey[]): Promise<readonly Location[]> {
  const stored = await deps.catalogue.datasets(keys.map(({ portal, localId }) => ({ portal, localId })));
  return keys.map((key, index) => locateIn(deps, key, stored[index] ?? null));
}

function locateIn(deps: Deps, key: TableKey, stored: StoredDataset | null): Location {
  const { portal } = key;
  if (stored === null)
    return new GatewayError('NOT_FOUND', `There is no dataset "${key.localId}" of portal "${portal}".`, {
      portal,
    });
  const listing = tablesOf(stored.dataset).find(({ table }) => table === key.table);
  if (listing === undefined) return notListed(key, stored);
  if (stored.removedAt !== null)
    return new GatewayError(
      'NOT_FOUND',
      `The dataset "${key.localId}" was removed from portal "${portal}"; this was noticed on ${stored.removedAt}.`,
      { portal, hint: 'Its description is still in the catalogue; its rows are not to be had.' },
    );
  const opening = deps.portals.open(portal);
  if (opening.is === 'refused') return { is: 'refused', key, failure: opening.failure };
  const source = sourceOf(deps, key, listing, opening.portal.rows);
  if (source instanceof GatewayError) return source;
  const ref = { datasetId: key.localId, tableId: listing.via === 'api' ? listing.tableId : listing.table };
  return {
    is: 'located',
    key,
    via: listing.via,
    ref,
    source,
    lastKept: async () =>
      listing.via === 'api' ? null : ((await deps.files?.lastKept({ portal, ...listing }, ref)) ?? null),
    line: listing.via === 'api' ? portal : `files of ${hostOf(listing.url)}`,
    identity: [
      opening.identity,
      portal,
      key.localId,
      key.table,
      ...(listing.via === 'file' ? [listing.url] : []),
    ],
  };
}

function sourceOf(
  deps: Deps,
  key: TableKey,
  listing: TableListing,
  ofPortal: RowSource | undefined,
): RowSource | GatewayError {
  const { portal } = key;
  if (listing.via === 'file') {
    const { url, format } = listing;
    return (
      deps.files?.source({ portal, url, format }) ??
      new GatewayError('UNSUPPORTED', 'Tables out of files are not read here.', { portal })
    );
  }
  return (
    ofPortal ??
    new GatewayError('UNSUPPORTED', `The connector of portal "${portal}" cannot read rows.`, {
      portal,
      hint: 'Download a distribution of the dataset instead.',
    })
  );
}

/** An address that is none fails by itself, and alone. */
function hostOf(url: string): string {
  return isUrl(url) ? new URL(url).host : url;
}

/** Why a distribution is no table is worth more than that it is not in the list. */
function notListed(key: TableKey, { dataset }: StoredDataset): GatewayError {
  const { portal } = key;
  const named = dataset.distributions.find(({ localId }) => key.table === `file:${localId}`);
  const queryability = named === undefined ? null : queryabilityOf(named);
  if (queryability?.via === null) return new GatewayError('UNSUPPORTED', queryability.because, { portal });
  const known = tablesOf(dataset).map(({ table }) => table);
  return new GatewayError('NOT_FOUND', unknownName('table', key.table, known), { portal });
}
