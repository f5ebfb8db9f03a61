import { describe, expect, it } from 'vitest';
import { DOMAIN, draft } from './support.ts';

describe('distributions', () => {
  it('of a table are CSV and JSON, and GeoJSON where a column has places', () => {
    expect(draft({}).distributions.map((each) => each.format)).toEqual(['CSV', 'JSON']);
    const places = draft({ resource: { columns_datatype: ['Point'] } }).distributions;
    expect(places.map((each) => each.localId)).toEqual(['csv', 'json', 'geojson']);
    expect(places[0]?.downloadUrl).toBe(
      'https://data.city.gov/api/views/abcd-1234/rows.csv?accessType=DOWNLOAD',
    );
    expect(places.map((each) => each.tableId)).toEqual(['abcd-1234', 'abcd-1234', 'abcd-1234']);
  });

  it('of a file is the file', () => {
    const [file, ...others] = draft({
      type: 'file',
      resource: { blob_mime_type: 'application/pdf' },
    }).distributions;
    expect(others).toEqual([]);
    expect(file?.downloadUrl).toBe('https://data.city.gov/download/abcd-1234/application%2Fpdf');
    expect(file?.mediaType).toBe('application/pdf');
    expect(file?.tableId).toBeNull();
  });

  it.each(['href', 'link', 'federated_href'])('of a %s is only a page to start from', (type) => {
    const [link] = draft({ type }).distributions;
    expect(link).toMatchObject({ accessUrl: 'https://data.city.gov/d/abcd-1234', downloadUrl: null });
  });

  it('have the portal itself as host, whatever name it is asked by', () => {
    const [csv] = draft({ metadata: { domain: 'Data.City.Gov' } }).distributions;
    expect(new URL(csv?.downloadUrl ?? '').host).toBe('data.city.gov');
    const [odd] = draft({ metadata: { domain: 'evil.example/x?' } }).distributions;
    expect(new URL(odd?.downloadUrl ?? '').host).toBe(DOMAIN);
  });
});
