import { describe, expect, it } from 'vitest';
import ckan from '../../../connectors/ckan/index.ts';
import {
  ConnectorError,
  isJsonObject,
  type DatasetDraft,
  type Json,
  type JsonObject,
} from '../../../src/connector/index.ts';
import { aPackage, CONFIG, idNumber } from './portal.ts';

function draftOfRaw(raw: Json): DatasetDraft {
  return ckan.map({ localId: idNumber(1), stamp: null, raw }, { portalId: 'city', config: CONFIG });
}

function draftOf(more: JsonObject): DatasetDraft {
  return draftOfRaw(aPackage(1, more));
}

const full: JsonObject = aPackage(1, {
  title: 'Street trees',
  name: 'street-trees',
  url: 'https://parks.example.city/trees',
  author: 'Parks',
  author_email: 'parks@city.example',
  maintainer: 'null',
  license_id: 'cc-by',
  license_title: 'Creative Commons Attribution',
  license_url: 'http://www.opendefinition.org/licenses/cc-by',
  organization: { id: 'org', name: 'parks', title: 'Parks Dept' },
  groups: [{ name: 'nature', title: 'Nature', display_name: 'Nature' }],
  tags: [{ name: 'tree', display_name: 'Tree' }, { name: 'oak' }, { display_name: 'Tree' }],
  extras: [
    { key: 'frequency', value: 'weekly' },
    { key: 'theme', value: '["http://x/ENVI"]' },
    { key: 'language', value: '["en", "fr"]' },
    { key: 'spatial', value: '{"type": "Point", "coordinates": [1, 2]}' },
    { key: 'identifier', value: 'T-1' },
    { key: 'conforms_to', value: '["http://x/standard"]' },
    { key: 'provenance', value: 'Field work' },
    { key: 'contact_email', value: 'trees@city.example' },
    { key: 'modified', value: '2026-05-05' },
  ],
  resources: [
    {
      id: 'r1',
      name: 'List',
      format: 'CSV',
      url: 'https://x.city/trees.csv',
      size: '12345',
      hash: 'a'.repeat(32),
      mimetype: 'text/csv',
      created: '2020-01-01T00:00:00',
      last_modified: null,
      datastore_active: true,
    },
  ],
});

describe('the DCAT draft of a CKAN package', () => {
  it('has every term in its slot', () => {
    expect(draftOfRaw(full)).toEqual({
      title: 'Street trees',
      name: 'street-trees',
      translations: {},
      description: 'Counted by hand.',
      identifier: 'T-1',
      iri: `https://data.example.city/dataset/${idNumber(1)}`,
      landingPage: 'https://parks.example.city/trees',
      publisher: { localId: 'org', name: 'Parks Dept' },
      contact: { name: null, email: 'trees@city.example', url: null },
      keywords: ['Tree', 'oak'],
      themes: ['http://x/ENVI', 'Nature'],
      language: ['en', 'fr'],
      issued: '2026-01-01T00:01:00.123456Z',
      metadataModified: '2026-01-01T00:01:00.654321Z',
      dataModified: '2026-05-05',
      updateFrequency: 'weekly',
      licence: {
        url: 'http://www.opendefinition.org/licenses/cc-by',
        id: 'cc-by',
        title: 'Creative Commons Attribution',
      },
      accessRights: 'public',
      spatial: { type: 'Point', coordinates: [1, 2] },
      temporal: { interval: null, start: null, end: null },
      conformsTo: ['http://x/standard'],
      provenance: 'Field work',
      derivedFrom: [],
      columns: [],
      distributions: [
        {
          localId: 'r1',
          title: 'List',
          description: null,
          accessUrl: 'https://x.city/trees.csv',
          downloadUrl: 'https://x.city/trees.csv',
          format: 'CSV',
          mediaType: 'text/csv',
          byteSize: '12345',
          checksum: 'a'.repeat(32),
          issued: '2020-01-01T00:00:00Z',
          modified: null,
          licence: null,
          tableId: 'r1',
        },
      ],
    });
  });

  it('is the same whether fields are extras or beside the core keys', () => {
    const { extras, ...core } = full;
    const flat = Object.fromEntries(
      (Array.isArray(extras) ? extras : []).flatMap((extra: Json) =>
        isJsonObject(extra) ? [[String(extra['key']), extra['value'] ?? null]] : [],
      ),
    );
    expect(draftOfRaw({ ...core, ...flat })).toEqual(draftOfRaw(full));
  });

  it('leaves unknown what is missing', () => {
    expect(draftOfRaw({ id: 'a' })).toMatchObject({
      title: null,
      description: null,
      publisher: null,
      contact: null,
      keywords: [],
      issued: null,
      metadataModified: null,
      dataModified: null,
      licence: null,
      accessRights: null,
      spatial: null,
      distributions: [],
    });
  });

  it('names the publisher of the extras before the organisation that harvested it', () => {
    const organization = { id: 'o', name: 'state', title: 'State catalogue' };
    expect(draftOf({ organization, extras: [{ key: 'publisher_name', value: 'City' }] }).publisher).toEqual({
      localId: null,
      name: 'City',
    });
    expect(draftOf({ organization, publisher: { name: 'City', url: 'https://c' } }).publisher?.name).toBe(
      'City',
    );
    expect(draftOf({ organization: null, author: 'Parks' }).publisher).toEqual({
      localId: null,
      name: 'Parks',
    });
  });

  it('takes a contact from one role, not from two', () => {
    const both = { maintainer: 'Ana', maintainer_email: '', author: 'Bo', author_email: 'bo@x' };
    expect(draftOf(both).contact).toEqual({ name: 'Ana', email: null, url: null });
    expect(draftOf({ contact_points: [{ name: 'Cy', email: 'cy@x' }], ...both }).contact?.name).toBe('Cy');
  });

  it('links to its own page where the url is no web page', () => {
    for (const url of ['Parks Dept, Unit 5', '', null, 'ftp://x/y'])
      expect(draftOf({ url }).landingPage).toBe('https://data.example.city/dataset/package-1');
  });

  it('reads a box of four extras', () => {
    const extras = ['west-long', 'south-lat', 'east-long', 'north-lat'].map((end, index) => ({
      key: `bbox-${end}`,
      value: String(index),
    }));
    expect(draftOf({ extras }).spatial).toEqual([0, 1, 2, 3]);
    expect(draftOf({ extras: extras.slice(1) }).spatial).toBeNull();
  });

  it('reads DKAN, where groups publish, titles hold licence addresses and all is "private"', () => {
    const raw = {
      type: 'Dataset',
      private: true,
      groups: [{ title: 'Region' }],
      license_title: 'https://x/licence',
    };
    expect(draftOfRaw([aPackage(1, raw)])).toMatchObject({
      publisher: { localId: null, name: 'Region' },
      themes: [],
      accessRights: null,
      licence: { url: 'https://x/licence', id: null, title: null },
    });
  });

  it('says restricted for a private package that a token can see', () => {
    expect(draftOf({ private: true }).accessRights).toBe('restricted');
    expect(draftOf({ private: 'True', access_rights: 'PUBLIC' }).accessRights).toBe('PUBLIC');
  });

  it('collects themes of Buenos Aires, Toronto and the United Kingdom', () => {
    expect(draftOf({ extras: [{ key: 'superTheme', value: '["GOVE"]' }] }).themes).toEqual(['GOVE']);
    expect(draftOf({ topics: 'Health,Transportation' }).themes).toEqual(['Health', 'Transportation']);
    expect(draftOf({ 'theme-primary': 'Environment', 'theme-secondary': ['Transport'] }).themes).toEqual([
      'Environment',
      'Transport',
    ]);
    expect(draftOf({ theme: '{Economy,"Public sector"}' }).themes).toEqual(['Economy', 'Public sector']);
  });
});

/** Every path in a value, as a function that replaces what is there. */
function* variants(value: Json, replacement: Json | undefined): Generator<Json> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const changed of [replacement, ...variants(item, replacement)])
        yield value.map((other: Json, at) => (at === index ? (changed ?? null) : other));
    return;
  }
  if (!isJsonObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    for (const changed of [replacement, ...variants(item, replacement)]) {
      const { [key]: _gone, ...rest } = value;
      yield changed === undefined ? rest : { ...rest, [key]: changed };
    }
  }
}

describe('a hostile CKAN package', () => {
  const replacements: readonly (Json | undefined)[] = [
    undefined,
    null,
    '',
    'null',
    5,
    true,
    [],
    {},
    [[]],
    [{}],
    '[{]',
    '\ud800',
  ];

  it('gives a draft or BAD_SHAPE whichever field is removed, nulled or of another type', () => {
    let drafts = 0;
    let refusals = 0;
    for (const replacement of replacements)
      for (const raw of variants(full, replacement)) {
        try {
          const draft = draftOfRaw(raw);
          drafts += 1;
          expect(JSON.stringify(draft)).not.toMatch(/:""|undefined|\bNaN\b/);
        } catch (error) {
          if (!(error instanceof ConnectorError)) throw error;
          expect(error.code).toBe('BAD_SHAPE');
          refusals += 1;
        }
      }
    expect(drafts).toBeGreaterThan(800);
    expect(refusals).toBeGreaterThan(0);
  });

  it('is not changed by being read, and reads the same again', () => {
    const before = JSON.stringify(full);
    expect(draftOfRaw(full)).toEqual(draftOfRaw(JSON.parse(before)));
    expect(JSON.stringify(full)).toBe(before);
  });
});

describe('declared high-value data', () => {
  const law = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
  const category = 'http://data.europa.eu/bna/c_ac64a52d';

  it.each([
    ['lists', { hvd_category: [category], applicable_legislation: [law] }],
    ['one text', { hvd_category: category, applicable_legislation: law }],
    [
      'lists in extras',
      {
        extras: [
          { key: 'hvd_category', value: `["${category}"]` },
          { key: 'applicable_legislation', value: `["${law}"]` },
        ],
      },
    ],
  ])('is read from %s', (_, given) => {
    const { hvdCategories, applicableLegislation } = draftOf(given);
    expect({ hvdCategories, applicableLegislation }).toEqual({
      hvdCategories: [category],
      applicableLegislation: [law],
    });
  });

  it('is read of each resource, and left out where there is none', () => {
    const [first, second] = draftOf({
      resources: [{ id: 'a', url: 'https://x.city/a.csv', applicable_legislation: [law] }, { id: 'b' }],
    }).distributions;
    expect(first?.applicableLegislation).toEqual([law]);
    expect(second).not.toHaveProperty('applicableLegislation');
    expect(draftOf({})).not.toHaveProperty('hvdCategories');
  });
});
