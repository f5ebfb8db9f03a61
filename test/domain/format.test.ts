import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRows } from '../../src/domain/format-table.ts';
import { readFormat, type FormatReading } from '../../src/domain/format.ts';

interface Given {
  readonly format?: string;
  readonly mediaType?: string;
  readonly url?: string;
  readonly title?: string;
}
function read({ format, mediaType, url, title }: Given): FormatReading {
  return readFormat({
    format: format ?? null,
    mediaType: mediaType ?? null,
    url: url ?? null,
    title: title ?? null,
  });
}
const code = (given: Given): string | null | undefined => read(given).format?.code;

describe('readFormat', () => {
  it('tells what the portal states from what was made of it', () => {
    expect(read({ format: 'CSV' }).format).toMatchObject({ mediaType: 'text/csv', statedMediaType: null });
    expect(
      readFormat({ format: null, mediaType: 'Text/CSV; charset=utf-8', url: null }).format,
    ).toMatchObject({
      statedMediaType: 'text/csv',
      rawIsMediaType: true,
    });
    expect(read({ format: 'csv', mediaType: 'text/csv' }).format).not.toHaveProperty('rawIsMediaType');
  });

  it('reads words in all spellings', () => {
    const cases = {
      CSV: [
        'csv',
        '.CSV',
        'CSV file',
        'text/csv; charset=utf-8',
        'ＣＳＶ',
        'Comma Separated Values',
        'csv;charset=utf-8',
        'CSV/csv',
      ],
      XLSX: ['Excel', 'xlsx', 'xslx', 'xisx'],
      XLS: ['Excel (old)', 'application/msexcel'],
      SHP: ['Esri Shapefile', 'Shapefile (zip)', 'shp.zip', 'zipped shp'],
      REST: ['ArcGIS GeoServices REST API', 'Esri REST', 'GEOSERVICE', 'API'],
      HTML: ['Web Page', 'HT ML', 'htm', 'Link'],
      RDF_XML: ['rdf/xml', 'application/rdf+xml'],
      GEOJSON: [
        'http://publications.europa.eu/resource/authority/file-type/GEOJSON',
        'application/vnd.geo+json',
      ],
      JSON: ['topojson', 'https://www.iana.org/assignments/media-types/application/json'],
    };
    for (const [expected, words] of Object.entries(cases)) {
      for (const format of words)
        expect(`${format} ${code({ format }) ?? 'null'}`).toBe(`${format} ${expected}`);
    }
  });

  it('reads every code of its own again, with the same flags', () => {
    for (const [known, row] of formatRows) {
      // "TAB" alone is tab-separated text; see below.
      if (known === 'TAB') continue;
      const { format } = read({ format: known });
      expect(format).toMatchObject({
        code: known,
        mediaType: row.mediaType,
        machineReadable: row.machineReadable,
      });
    }
  });

  it('lets the word win over the media type, unless the word is generic or missing', () => {
    expect(read({ format: 'GeoJSON', mediaType: 'application/octet-stream' })).toMatchObject({
      format: { code: 'GEOJSON' },
      rule: null,
    });
    expect(code({ format: 'XLS', mediaType: 'text/csv' })).toBe('XLS');
    expect(read({ format: 'HTML', mediaType: 'text/csv' })).toMatchObject({
      format: { raw: 'HTML', code: 'CSV' },
      rule: 'format-from-media-type',
    });
    expect(read({ mediaType: 'text/csv' }).rule).toBe('format-from-media-type');
  });

  it('looks into wrappers, by the name of the file and by the title', () => {
    expect(read({ format: 'ZIP', url: 'https://x.org/a.csv.zip' })).toMatchObject({
      format: { code: 'CSV' },
      rule: 'format-from-url',
    });
    expect(read({ format: 'ZIP', title: 'Shapefile' })).toMatchObject({
      format: { code: 'SHP' },
      rule: 'format-from-name',
    });
    expect(code({ format: 'ZIP', title: 'All the files', url: 'https://x.org/a.zip' })).toBe('ZIP');
  });

  it('asks the address when the words are unknown', () => {
    expect(read({ format: 'otros', url: 'https://x.org/a.kml?x=1' })).toMatchObject({
      format: { raw: 'otros', code: 'KML' },
      rule: 'format-from-url',
    });
    expect(code({ url: 'https://x.org/rows.csv?accessType=DOWNLOAD' })).toBe('CSV');
    expect(code({ url: 'https://x.org/rows?format=json' })).toBe('JSON');
    expect(code({ url: 'https://x.org/page.php' })).toBeUndefined();
    expect(code({ url: 'https://data.city.zip' })).toBeUndefined();
  });

  it('knows nothing of lists of different formats and of foreign words', () => {
    for (const format of [
      'CSV, JSON',
      'xls/xlsx',
      'OBJ',
      'otros',
      'unknown',
      '/DATASET/B_BUS_GTFS_RT-TOEI',
    ]) {
      expect(read({ format, url: 'https://x.org/a' })).toEqual({
        format: {
          raw: format,
          statedMediaType: null,
          code: null,
          mediaType: null,
          machineReadable: null,
          nonProprietary: null,
          machineReadableExtended: null,
        },
        rule: null,
      });
    }
    expect(code({ format: 'PNG 24', mediaType: 'application/octet-stream' })).toBeNull();
  });

  it('is null when nobody says anything', () => {
    for (const format of ['', 'null', 'N/A'])
      expect(read({ format, url: 'https://x.org/a' }).format).toBeNull();
    expect(read({}).format).toBeNull();
  });

  it('tells a table of MapInfo from tab-separated text by the media type', () => {
    expect(code({ format: 'tab' })).toBe('TSV');
    expect(code({ format: 'TAB', mediaType: 'application/x-mapinfo' })).toBe('TAB');
  });

  it('calls a zipped shapefile a ZIP to the eye of a browser', () => {
    expect(read({ format: 'SHP', mediaType: 'application/zip' }).format?.mediaType).toBe('application/zip');
    expect(read({ format: 'SHP' }).format?.mediaType).toBe('application/vnd.shp');
  });

  it('never throws, and has flags exactly with a code', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('csv', 'zip', 'text/csv', 'a/b', ';', '.zip', '()', 'file'),
    );
    const maybe = fc.option(words, { nil: null });
    fc.assert(
      fc.property(maybe, maybe, maybe, maybe, (format, mediaType, url, title) => {
        const { format: result } = readFormat({ format, mediaType, url, title });
        if (result === null) return;
        const flags = [result.machineReadable, result.nonProprietary, result.machineReadableExtended];
        expect(flags.every((flag) => (flag === null) === (result.code === null))).toBe(true);
      }),
    );
  });
});
