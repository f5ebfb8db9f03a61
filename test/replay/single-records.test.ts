/** Single answers of real CKANs and of a DKAN, as they were sent: what they mean, not how they look. */
import { describe, expect, it } from 'vitest';
import { createClient } from '../../connectors/ckan/client.ts';
import { isJsonObject, type Json } from '../../src/domain/json.ts';
import { answering, CONFIG } from '../connectors/ckan/portal.ts';
import { aCall } from '../support/twin-http.ts';
import { hasRecordings, recordsOf } from './support/recordings.ts';
import { datasetOf, packageIn } from './support/single-records.ts';

const isHere = hasRecordings('single answers of CKANs in five countries');

const UK = 'https://data.gov.uk';
const TORONTO = 'https://ckan0.cf.opendata.inter.prod-toronto.ca';

describe.skipIf(!isHere)('recorded answers', () => {
  it('of Zurich: CC0, irregular, German words known as themes, a date written the German way', () => {
    const dataset = datasetOf(
      packageIn('ckan/zurich/ckan_package_search.json'),
      'https://zurich.example',
      'de',
    );
    expect(dataset).toMatchObject({
      title: 'Kommunaler Richtplan Verkehr',
      licence: { code: 'CC0-1.0', openness: 'OPEN' },
      updateFrequency: { raw: 'sporadisch oder unregelmaessig', code: 'IRREG', periodDays: null },
      dataModified: { at: '2004-09-22T00:00:00.000Z', precision: 'day', raw: '22.09.2004' },
      contact: { email: 'opendata@zuerich.ch' },
      temporalStart: null,
    });
    expect(dataset.themes.map(({ code }) => code)).toEqual(['TRAN', 'ENVI', 'GOVE']);
    const formats = dataset.distributions.map(({ format }) => format?.code);
    expect(formats).toEqual(expect.arrayContaining(['CSV', 'DXF', 'GPKG']));
  });

  it('of Toronto: its own open licence, its refresh rate, tables that can be queried', () => {
    const dataset = datasetOf(packageIn('ckan/toronto/package_show-death-registry.json'), TORONTO, 'en');
    expect(dataset).toMatchObject({
      licence: { code: 'LicenseRef-OGL-Toronto', openness: 'OPEN' },
      updateFrequency: { raw: 'Monthly', code: 'MONTHLY' },
      publisher: { name: 'City of Toronto' },
      dataModified: { at: '2023-05-01T12:01:10.467Z' },
    });
    expect(dataset.distributions.filter(({ tableId }) => tableId !== null)).toHaveLength(1);
  });

  it('of Toronto: "License not specified" is a statement that there is none, and never open', () => {
    const dataset = datasetOf(packageIn('ckan/toronto/package_show-ttc-routes.json'), TORONTO, 'en');
    expect(dataset.licence).toMatchObject({ openness: 'NONE', raw: 'notspecified · License not specified' });
  });

  it.each([
    ['de', 'Schlussresultate', ['fr', 'it']],
    ['fr', 'Résultats', ['de', 'it']],
    ['it', 'Risultati', ['de', 'fr']],
  ])('of opendata.swiss: texts in %s, the others beside', (language, begins, others) => {
    const file = 'ckan/opendata.swiss/package_search-bevoelkerung.json';
    const dataset = datasetOf(packageIn(file), 'https://ckan.opendata.swiss', language);
    expect(dataset.description?.startsWith(begins)).toBe(true);
    expect(Object.keys(dataset.translations)).toEqual(expect.arrayContaining(others));
    expect(Object.keys(dataset.translations)).not.toContain(language);
    expect(dataset).toMatchObject({
      identifier: 'vote-ct-13-200@kanton-basel-landschaft',
      updateFrequency: { code: 'IRREG' },
      // Stated on the files alone.
      licence: { code: 'LicenseRef-CH-open-by', openness: 'OPEN' },
      temporalStart: '2026-06-14',
      temporalEnd: '2026-06-14',
    });
  });

  it('of data.gov.uk: the Open Government Licence, places, periods and the words of its harvesters', () => {
    const flood = datasetOf(packageIn('ckan/data.gov.uk/package_show_inspire.json'), UK, 'en');
    expect(flood).toMatchObject({
      licence: { code: 'OGL-UK-3.0', openness: 'OPEN' },
      updateFrequency: { code: 'QUARTERLY' },
      language: ['en'],
      spatial: { kind: 'geometry', box: [-6.236, 49.943, 2.072, 55.816] },
      themes: [{ raw: 'Environment', code: 'ENVI' }],
    });
    const york = datasetOf(packageIn('ckan/data.gov.uk/package_show_create.json'), UK, 'en');
    expect(york).toMatchObject({
      publisher: { name: 'City of York Council' },
      updateFrequency: { raw: 'Monthly', code: 'MONTHLY' },
    });
    const fords = datasetOf(packageIn('ckan/data.gov.uk/package_show_update.json'), UK, 'en');
    expect(fords).toMatchObject({
      issued: { at: '2017-01-17T11:22:20.000Z' },
      dataModified: { at: '2017-02-23T10:11:38.000Z' },
      metadataModified: { at: expect.stringMatching(/^2018-03-18/) },
    });
    expect(fords.themes.map(({ code }) => code)).toEqual(['ENVI', 'TRAN']);
    const smoke = datasetOf(packageIn('ckan/data.gov.uk/new_api__package_show_create.json'), UK, 'en');
    expect(smoke).toMatchObject({
      issued: { at: '2013-12-12T00:00:00.000Z', precision: 'day' },
      temporalStart: '2002-01-14',
      temporalEnd: '2020-03-31',
      updateFrequency: { code: 'AS_NEEDED' },
      licence: { code: null, openness: 'UNKNOWN', raw: expect.stringContaining('PSMA') },
    });
  });

  it('of data.gov.uk: an announced dataset without files, whose licence nobody knows', () => {
    const dataset = datasetOf(packageIn('ckan/data.gov.uk/package_show_empty.json'), UK, 'en');
    expect(dataset).toMatchObject({
      title: 'Aggregates levy',
      distributions: [],
      contact: null,
      dataModified: null,
      licence: { raw: 'unpublished', code: null, openness: 'UNKNOWN' },
    });
  });

  it('of a DKAN: its list of one, French dates, a licence in the title, a box in the extras', () => {
    const file = 'ckan/dkan/dkan-french-w-license.json';
    const dataset = datasetOf(packageIn(file), 'https://opendata.hautsdefrance.fr', 'fr');
    expect(dataset).toMatchObject({
      title: 'Antennes régionales de la Région Hauts-de-France (au 01/10/2019)',
      publisher: { name: 'Région Hauts-de-France' },
      licence: { code: 'LicenseRef-etalab-1.0', openness: 'OPEN' },
      language: ['fr'],
      issued: { at: '2019-12-10T09:23:00.000Z', raw: 'mar, 10/12/2019 - 09:23' },
      dataModified: { at: '2019-12-19T03:00:00.000Z' },
      spatial: { kind: 'box' },
    });
    expect(dataset.description).not.toContain('<p>');
    expect(dataset.distributions[0]).toMatchObject({ byteSize: 42, format: { code: 'XLSX' } });
  });
});

describe.skipIf(!isHere)('recorded refusals', () => {
  const refusals = isHere ? recordsOf('ckan/errors-local-ckan-pydatajson.jsonl') : [];

  it('are five, and say by their code what to do', async () => {
    for (const { status, body } of refusals) {
      const http = answering(Number(status), JSON.parse(String(body)));
      const answer = createClient(CONFIG, http).get('package_show', { id: 'x' }, aCall());
      await expect(answer).rejects.toMatchObject({ code: status === 404 ? 'NOT_FOUND' : 'UNAUTHORISED' });
    }
    expect(refusals).toHaveLength(5);
  });
});

describe.skipIf(!isHere)('recorded exchanges of a client with CKAN', () => {
  const exchanges = isHere ? recordsOf('ckan/demo.ckan.org-and-local-exchanges.jsonl') : [];
  const shown = exchanges.flatMap(({ url, status, body }): Json[] => {
    if (status !== 200 || !String(url).includes('package_show')) return [];
    const answer: Json = typeof body === 'string' ? JSON.parse(body) : (body ?? null);
    return isJsonObject(answer) ? [answer] : [];
  });

  it('hold packages that the client takes out of their envelopes and the map reads', async () => {
    expect(shown).toHaveLength(22);
    for (const answer of shown) {
      const client = createClient(CONFIG, answering(200, answer));
      const pkg = await client.get('package_show', { id: 'x' }, aCall());
      if (!isJsonObject(pkg)) throw new TypeError('expected a package');
      const dataset = datasetOf(pkg, 'https://demo.ckan.org', 'en');
      expect(dataset.title).not.toBe('');
      const resources = pkg['resources'];
      expect(dataset.distributions).toHaveLength(Array.isArray(resources) ? resources.length : 0);
      const isStated = pkg['license_id'] !== null && pkg['license_id'] !== '';
      expect(dataset.licence !== null).toBe(isStated);
    }
  });
});
