import { describe, expect, it } from 'vitest';
import { formatExtensions, formatRows, formatWords } from '../../src/domain/format-table.ts';

const codesWith = (flag: 'machineReadable' | 'nonProprietary'): string[] =>
  [...formatRows.values()]
    .filter((row) => row[flag])
    .map((row) => row.code)
    .sort();

describe('the table of formats', () => {
  it('flags as machine-readable what the list behind data.europa.eu does', () => {
    expect(codesWith('machineReadable').join(' ')).toBe(
      'CSV GEOJSON ICS JSON JSON_LD KML KMZ NETCDF ODS RDF RDFA RDF_N_QUADS RDF_N_TRIPLES RDF_TRIG RDF_TURTLE RDF_XML RSS SHP XLS XLSX XML',
    );
  });

  it('flags as non-proprietary what the list behind data.europa.eu does', () => {
    expect(codesWith('nonProprietary').join(' ')).toBe(
      'BMP CSV DBF GEOJSON GPKG GZIP HTML ICS JPEG2000 JSON JSON_LD KML KMZ NETCDF ODS PNG RDF RDF_N_QUADS RDF_N_TRIPLES RDF_TRIG ' +
        'RDF_TURTLE RDF_XML RSS RTF TAR TIFF TSV TXT WMS_SRVC XML ZIP',
    );
  });

  it('counts at least the official list as machine-readable in the longer one', () => {
    const missing = [...formatRows.values()].filter(
      (row) => row.machineReadable && !row.machineReadableExtended,
    );
    expect(missing).toEqual([]);
    for (const code of [
      'TSV',
      'GPKG',
      'GML',
      'GTFS',
      'GTFS_RT',
      'PARQUET',
      'FGB',
      'GPX',
      'WFS_SRVC',
      'YAML',
      'DBF',
      'GDB',
    ]) {
      expect(formatRows.get(code)?.machineReadableExtended, code).toBe(true);
    }
    for (const code of ['PDF', 'HTML', 'ZIP', 'PNG', 'DOCX', 'MDB']) {
      expect(formatRows.get(code)?.machineReadableExtended, code).toBe(false);
    }
  });

  it('gives out no media type that IANA has not registered', () => {
    const types = new Set([...formatRows.values()].map((row) => row.mediaType));
    const foreign =
      'x-ndjson rss+xml gpx+xml x-netcdf x-hdf x-tar x-7z-compressed x-bzip2 x-xz x-msaccess x-protobuf';
    for (const subtype of foreign.split(' '))
      expect(types.has(`application/${subtype}`), subtype).toBe(false);
    for (const type of types) if (type !== null) expect(type).not.toMatch(/\/x-/);
  });

  it('leads every word to a row', () => {
    for (const [word, code] of formatWords) expect(formatRows.has(code), word).toBe(true);
  });

  it('knows endings of files, and none that are parts of most addresses', () => {
    for (const ending of ['csv', 'geojson', 'xlsx', 'zip', 'shp', 'kml', 'parquet', 'ttl'])
      expect(formatExtensions.has(ending)).toBe(true);
    for (const ending of ['api', 'web', 'data', 'link', 'rest', 'wms'])
      expect(formatExtensions.has(ending)).toBe(false);
  });
});
