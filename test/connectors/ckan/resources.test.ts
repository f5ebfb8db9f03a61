import { describe, expect, it } from 'vitest';
import { columnsOf, distributionsOf } from '../../../connectors/ckan/resources.ts';
import { read, type DistributionDraft, type JsonObject } from '../../../src/connector/index.ts';

function distribution(raw: JsonObject): DistributionDraft {
  const [only] = distributionsOf([read({ id: 'r', ...raw })], undefined);
  if (only === undefined) throw new Error('no distribution');
  return only;
}

describe('a CKAN resource', () => {
  it('is titled by its name, its format, or the end of its address', () => {
    const url = 'https://x.city/files/tree%20list.csv?v=1';
    expect(distribution({ name: 'Trees', format: 'CSV', url }).title).toBe('Trees');
    expect(distribution({ name: '', format: 'CSV', url }).title).toBe('CSV');
    expect(distribution({ url }).title).toBe('tree list.csv');
    expect(distribution({ url: 'https://x.city/%zz' }).title).toBe('%zz');
    expect(distribution({ name: { de: 'Bäume', en: '' } }).title).toBe('Bäume');
  });

  it('can be downloaded when it is an upload, a file by its ending, or of a file format', () => {
    const table: readonly (readonly [JsonObject, boolean])[] = [
      [{ url: 'https://x/a', url_type: 'upload' }, true],
      [{ url: 'https://x/a.csv', format: '' }, true],
      [{ url: 'https://x/a.php?file=a.csv', format: 'csv' }, true],
      [{ url: 'https://x/a', format: 'GeoJSON' }, true],
      [{ url: 'https://x/page', format: 'HTML' }, false],
      [{ url: 'https://x/wms', format: 'WMS' }, false],
      [{ url: 'https://x/api', format: 'API' }, false],
      [{ url: 'https://x/page' }, false],
    ];
    for (const [raw, isFile] of table) {
      const draft = distribution(raw);
      expect([raw, draft.downloadUrl !== null]).toEqual([raw, isFile]);
      expect(draft.accessUrl).toBe(raw['url']);
    }
    expect(distribution({ url: 'https://x/page', download_url: 'https://x/a.csv' })).toMatchObject({
      accessUrl: 'https://x/page',
      downloadUrl: 'https://x/a.csv',
    });
  });

  it('gives its size as sent, and none for what is no size', () => {
    const sizes = [12, '12345', '1.2 MB', '42 octets', 0, -1, '-1', '0', 'null', '', null];
    const read = sizes.map((size) => distribution({ size }).byteSize);
    expect(read).toEqual([12, '12345', '1.2 MB', '42 octets', null, null, null, null, null, null, null]);
    expect(distribution({ size: null, byte_size: 7 }).byteSize).toBe(7);
  });

  it('has rows only where the DataStore says so', () => {
    const flags = [true, 'True', 'true', false, 'False', undefined, null, 'maybe'];
    const tables = flags.map(
      (flag) => distribution(flag === undefined ? {} : { datastore_active: flag }).tableId,
    );
    expect(tables).toEqual(['r', 'r', 'r', null, null, null, null, null]);
  });

  it('has a licence of its own only where it states one', () => {
    expect(distribution({ license: 'https://x/terms' }).licence).toEqual({
      url: 'https://x/terms',
      id: null,
      title: null,
    });
    expect(distribution({ license: 'cc-by' }).licence).toEqual({ url: null, id: 'cc-by', title: null });
    expect(distribution({ license_id: 'CC-BY-4.0' }).licence).toEqual({
      url: null,
      id: 'CC-BY-4.0',
      title: null,
    });
    expect(distribution({ license: '' }).licence).toBeNull();
  });

  it('changed when its file did, with the zone that CKAN leaves out', () => {
    const raw = {
      created: '2020-01-01T00:00:00',
      last_modified: '2021-01-01T00:00:00',
      metadata_modified: '2026',
    };
    expect(distribution(raw)).toMatchObject({
      issued: '2020-01-01T00:00:00Z',
      modified: '2021-01-01T00:00:00Z',
    });
    expect(distribution({ metadata_modified: '2026-01-01' }).modified).toBeNull();
  });

  it('has an id that no other of its dataset has', () => {
    const list = [{ id: 'a' }, { id: 'a' }, { url: 'https://x' }, { url: 'https://x' }, {}, {}].map((raw) =>
      read(raw),
    );
    const ids = distributionsOf(list, undefined).map((draft) => draft.localId);
    expect(ids).toEqual(['a', 'a#2', 'https://x', 'https://x#2', 'resource', 'resource#2']);
  });
});

describe('the columns of a CKAN package', () => {
  const none = read({});

  it('are those that Andino describes', () => {
    const attributesDescription =
      '[{"title": "SMP", "description": "Parcel", "type": "string"}, {"type": "x"}]';
    expect(columnsOf(none, [read({ attributesDescription })], undefined)).toEqual([
      { name: 'SMP', title: null, description: 'Parcel', sourceType: 'string' },
    ]);
  });

  it('are those of a table schema', () => {
    const schema = { fields: [{ name: 'n', title: 'Number', type: 'integer' }] };
    expect(columnsOf(none, [read({ schema }), read({ schema: 'no' })], undefined)).toEqual([
      { name: 'n', title: 'Number', description: null, sourceType: 'integer' },
    ]);
  });

  it('are the pairs that Zurich keeps with the package', () => {
    const core = read({ sszFields: '[["Jahr (technisch: JAHR)", "Kalenderjahr"], ["Ort", ""], []]' });
    expect(columnsOf(core, [], undefined)).toEqual([
      { name: 'JAHR', title: 'Jahr', description: 'Kalenderjahr', sourceType: null },
      { name: 'Ort', title: null, description: null, sourceType: null },
    ]);
  });

  it('appear once, described where one of the resources describes them', () => {
    const one = read({ attributesDescription: [{ title: 'a' }, { title: 'b', description: 'first' }] });
    const two = read({
      attributesDescription: [
        { title: 'a', description: 'x' },
        { title: 'b', description: 'y' },
      ],
    });
    const columns = columnsOf(none, [one, two], undefined);
    expect(columns.map(({ name, description }) => [name, description])).toEqual([
      ['a', 'x'],
      ['b', 'first'],
    ]);
  });
});
