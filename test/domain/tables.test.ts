import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/domain/normalise.ts';
import { queryabilityOf, tablesOf } from '../../src/domain/tables.ts';
import type { Distribution } from '../../src/domain/dataset.ts';
import type { DistributionDraft } from '../../src/domain/draft.ts';
import { aContext, aDistributionDraft, aDraft } from './drafts.ts';

/** As a portal's words come out of normalising. */
function given(part: Partial<DistributionDraft>): Distribution {
  const draft = aDraft({ distributions: [aDistributionDraft({ localId: 'r1', ...part })] });
  const [distribution] = normalise(draft, aContext()).distributions;
  if (distribution === undefined) throw new Error('no distribution');
  return distribution;
}
function formatOf(part: Partial<DistributionDraft>): string | null {
  const found = queryabilityOf(given({ downloadUrl: 'https://x.org/a', ...part }));
  return found.via === 'file' ? found.format : null;
}
function reasonOf(part: Partial<DistributionDraft>): string {
  const found = queryabilityOf(given({ downloadUrl: 'https://x.org/a', ...part }));
  return found.via === null ? found.because : `via ${found.via}`;
}

describe('a distribution that the portal answers rows of', () => {
  it('is asked there, whatever its file is', () => {
    expect(queryabilityOf(given({ tableId: 't-1', format: 'PDF' }))).toEqual({
      via: 'api',
      table: 'api:t-1',
      tableId: 't-1',
    });
  });
});

describe('a file that is read here', () => {
  it('is named by its distribution', () => {
    expect(queryabilityOf(given({ format: 'CSV', downloadUrl: 'https://x.org/a.csv' }))).toEqual({
      via: 'file',
      table: 'file:r1',
      format: 'csv',
      url: 'https://x.org/a.csv',
    });
  });

  it.each([
    ['CSV', 'csv'],
    ['TSV', 'tsv'],
    ['GeoJSON', 'geojson'],
    ['Parquet', 'parquet'],
    ['geoparquet', 'parquet'],
    ['JSONL', 'jsonl'],
    ['ndjson', 'jsonl'],
    ['JSON Lines', 'jsonl'],
    ['newline-delimited JSON', 'jsonl'],
    ['geojsonl', 'geojson'],
  ])('is known by the word %s', (format, expected) => {
    expect(formatOf({ format })).toBe(expected);
  });

  it.each([
    ['text/csv; charset=utf-8', 'csv'],
    ['text/tab-separated-values', 'tsv'],
    ['application/x-ndjson', 'jsonl'],
    ['application/jsonl', 'jsonl'],
    ['application/geo+json', 'geojson'],
    ['application/geo+json-seq', 'geojson'],
    ['application/vnd.apache.parquet', 'parquet'],
  ])('is known by the media type %s', (mediaType, expected) => {
    expect(formatOf({ mediaType })).toBe(expected);
    expect(formatOf({ mediaType, format: 'otros' })).toBe(expected);
  });

  it.each([
    ['https://x.org/a.csv', 'csv'],
    ['https://x.org/a.CSV?dl=1#x', 'csv'],
    ['https://x.org/a.csv.gz', 'csv'],
    ['https://x.org/a.tsv', 'tsv'],
    ['https://x.org/2024.trees.ndjson', 'jsonl'],
    ['https://x.org/a.geojson', 'geojson'],
    ['https://x.org/a.parquet', 'parquet'],
  ])(
    'is known by the end of %s where the portal is silent, vague or speaks of something unknown',
    (downloadUrl, expected) => {
      for (const format of [null, 'otros', 'data', 'TXT'])
        expect(formatOf({ downloadUrl, format })).toBe(expected);
    },
  );

  it('may be called JSON by the portal and be lines of it, or GeoJSON, by its name', () => {
    expect(formatOf({ format: 'JSON', downloadUrl: 'https://x.org/a.jsonl' })).toBe('jsonl');
    expect(formatOf({ format: 'JSON', downloadUrl: 'https://x.org/a.geojson' })).toBe('geojson');
    expect(formatOf({ format: 'JSON', downloadUrl: 'https://x.org/a.json' })).toBeNull();
  });

  it('may be compressed by itself', () => {
    expect(formatOf({ format: 'CSV', downloadUrl: 'https://x.org/a.csv.gz' })).toBe('csv');
    expect(formatOf({ format: 'gzip', downloadUrl: 'https://x.org/a.jsonl.gz' })).toBe('jsonl');
  });
});

describe('a file that is not read here', () => {
  it.each([
    [{ downloadUrl: null }, 'no address of a file'],
    [{}, 'Its format is unknown'],
    [{ format: 'otros' }, 'Its format "otros" is not known here'],
    [{ format: 'PDF' }, 'PDF files hold no table'],
    [{ format: 'XLSX', downloadUrl: 'https://x.org/a.csv' }, 'XLSX files hold no table'],
    [{ format: 'JSON' }, 'JSON files hold no table'],
    [{ format: 'CSV', downloadUrl: 'https://x.org/a.zip' }, 'packed in an archive (zip)'],
    [{ format: 'CSV', downloadUrl: 'https://x.org/a.csv.zip' }, 'packed in an archive (zip)'],
    [{ format: 'CSV (zip)' }, 'packed in an archive (zip)'],
    [{ format: 'zipped CSV' }, 'Its format "zipped CSV" is not known here'],
    [{ format: 'GeoJSON', downloadUrl: 'https://x.org/a.tar' }, 'packed in an archive (tar)'],
  ])('says why: %j', (part, because) => {
    expect(reasonOf(part)).toContain(because);
    expect(reasonOf(part)).toMatch(/^[A-Z].*\.$/);
  });

  it('lies at no web address', () => {
    for (const downloadUrl of [
      'ftp://x.org/a.csv',
      'file:///a.csv',
      's3://bucket/a.csv',
      'a.csv',
      'http:///a.csv',
    ])
      expect(queryabilityOf({ ...given({ format: 'CSV' }), downloadUrl }), downloadUrl).toMatchObject({
        via: null,
        because: expect.stringContaining('http or https'),
      });
  });

  it('may well have a name that ends like a plain file although its words speak of ZIP', () => {
    expect(formatOf({ format: 'CSV (zip)', downloadUrl: 'https://x.org/a.csv' })).toBe('csv');
  });
});

describe('the tables of a dataset', () => {
  it('are listed once each, in order, without what is no table', () => {
    const distributions = [
      given({ localId: 'a', tableId: 't-1', format: 'CSV' }),
      given({ localId: 'b', tableId: 't-1', format: 'JSON' }),
      given({ localId: 'c', format: 'PDF', downloadUrl: 'https://x.org/a.pdf' }),
      given({ localId: 'd', format: 'CSV', downloadUrl: 'https://x.org/a.csv' }),
    ];
    expect(tablesOf({ distributions })).toEqual([
      { via: 'api', table: 'api:t-1', tableId: 't-1', distribution: 'a' },
      { via: 'file', table: 'file:d', format: 'csv', url: 'https://x.org/a.csv', distribution: 'd' },
    ]);
  });
});
