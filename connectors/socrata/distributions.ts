/** A Socrata asset has no list of files: its downloads follow from its kind and its id. */
import type { DistributionDraft } from '../../src/connector/index.ts';

export interface Asset {
  readonly id: string;
  readonly type: string;
  /** Host of the portal that the asset is of. */
  readonly host: string;
  readonly permalink: string;
  readonly blobMimeType: string | null;
  readonly isGeographic: boolean;
  readonly issued: string | null;
  readonly dataModified: string | null;
}
type Parts = Pick<DistributionDraft, 'localId' | 'title' | 'accessUrl'> & Partial<DistributionDraft>;

function distribution(asset: Asset, parts: Parts): DistributionDraft {
  return {
    description: null,
    downloadUrl: null,
    format: null,
    mediaType: null,
    byteSize: null,
    checksum: null,
    issued: asset.issued,
    modified: asset.dataModified,
    licence: null,
    tableId: null,
    ...parts,
  };
}

/**
 * Forms of one table, which SODA answers rows of. `/resource/{id}.json` answers 1,000 rows unless asked for more, so it
 * is access, not a download.
 */
function ofTable(asset: Asset): readonly DistributionDraft[] {
  const { id, host, permalink } = asset;
  const rows = (format: string): string =>
    `https://${host}/api/views/${id}/rows.${format}?accessType=DOWNLOAD`;
  const csv = distribution(asset, {
    localId: 'csv',
    title: 'CSV',
    accessUrl: permalink,
    downloadUrl: rows('csv'),
    format: 'CSV',
    mediaType: 'text/csv',
    tableId: id,
  });
  const json = distribution(asset, {
    localId: 'json',
    title: 'JSON',
    accessUrl: `https://${host}/resource/${id}.json`,
    downloadUrl: rows('json'),
    format: 'JSON',
    mediaType: 'application/json',
    tableId: id,
  });
  return asset.isGeographic
    ? [csv, json, { ...geoJson(asset, `https://${host}/resource/${id}.geojson`), tableId: id }]
    : [csv, json];
}

function geoJson(asset: Asset, accessUrl: string): DistributionDraft {
  return distribution(asset, {
    localId: 'geojson',
    title: 'GeoJSON',
    accessUrl,
    downloadUrl: `https://${asset.host}/api/geospatial/${asset.id}?method=export&format=GeoJSON`,
    format: 'GeoJSON',
    mediaType: 'application/geo+json',
  });
}

function ofFile(asset: Asset): DistributionDraft {
  const mime = asset.blobMimeType;
  const address = `https://${asset.host}/download/${asset.id}/${encodeURIComponent(mime ?? '')}`;
  return distribution(asset, {
    localId: 'file',
    title: null,
    accessUrl: asset.permalink,
    downloadUrl: mime === null ? null : address,
    mediaType: mime,
  });
}

/** What a link points to is not in the catalogue: only the page that leads there is. */
function ofLink(asset: Asset): DistributionDraft {
  return distribution(asset, { localId: 'link', title: null, accessUrl: asset.permalink });
}

export function distributionsOf(asset: Asset): readonly DistributionDraft[] {
  if (asset.type === 'dataset') return ofTable(asset);
  if (asset.type === 'file') return [ofFile(asset)];
  return asset.type === 'map' ? [geoJson(asset, asset.permalink)] : [ofLink(asset)];
}
