/** Real catalogues, recorded, put behind the twin and read through the real protocol. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import ckan from '../../../connectors/ckan/index.ts';
import { isJsonObject, type DatasetDraft, type Json } from '../../../src/connector/index.ts';
import { CONFIG, getAll, idsIn, openTwin, walk } from './portal.ts';

const folder = join(import.meta.dirname, '../../../../shared/replay/ckan');
const isHere = existsSync(folder);
if (!isHere) console.info('skipped: no recorded CKAN catalogues beside the project');

/** Packages of a file, with or without the envelope of package_show. */
function recorded(file: string): Json[] {
  const lines = gunzipSync(readFileSync(join(folder, file)))
    .toString('utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const value: Json = JSON.parse(line);
    return isJsonObject(value) && 'success' in value ? (value['result'] ?? null) : value;
  });
}

function document(file: string): Json {
  const value: Json = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return isJsonObject(value) && 'result' in value ? (value['result'] ?? null) : value;
}

async function draftsOf(file: string, rowsCap: number): Promise<{ drafts: DatasetDraft[]; ids: string[] }> {
  const { portal, twin } = openTwin({ packages: recorded(file), profile: '2.9', rowsCap });
  const pages = await walk(portal);
  expect(idsIn(pages)).toEqual(twin.publicIds());
  expect(pages.flatMap((page) => page.rejected)).toEqual([]);
  const records = pages.flatMap((page) => page.records);
  const context = { portalId: 'city', config: CONFIG };
  return { drafts: records.map((record) => ckan.map(record, context)), ids: idsIn(pages) };
}

function count(drafts: readonly DatasetDraft[], has: (draft: DatasetDraft) => boolean): number {
  return drafts.filter(has).length;
}

describe.skipIf(!isHere)('the recorded catalogue of Buenos Aires', () => {
  it('lists and maps whole, with what its publishers fill in', async () => {
    const { drafts } = await draftsOf('data.buenosaires.gob.ar.2021-04-25.ndjson.gz', 100);
    expect(drafts).toHaveLength(381);
    for (const key of [
      'title',
      'description',
      'publisher',
      'licence',
      'dataModified',
      'updateFrequency',
    ] as const)
      expect([key, count(drafts, (draft) => draft[key] !== null)]).toEqual([key, 381]);
    expect(count(drafts, (draft) => draft.columns.length > 0)).toBeGreaterThan(150);
    expect(drafts.flatMap((draft) => draft.distributions).length).toBe(2_435);
  });

  it('shows between two days what was added and changed, by stamps alone', async () => {
    const load = (day: string): Map<string, Json> =>
      new Map(
        recorded(`data.buenosaires.gob.ar.2021-04-${day}.ndjson.gz`).map((pkg) =>
          isJsonObject(pkg) ? [String(pkg['id']), pkg] : ['', null],
        ),
      );
    const [before, after] = [load('25'), load('30')];
    const { portal } = openTwin({ packages: [...after.values()], profile: '2.9' });
    const changed = idsIn(await walk(portal, { since: new Date('2021-04-25T12:00:00Z') }));
    const differing = [...after].filter(
      ([id, pkg]) => JSON.stringify(before.get(id)) !== JSON.stringify(pkg),
    );
    expect(changed).toEqual(expect.arrayContaining(differing.map(([id]) => id)));
    expect(changed.length).toBeLessThan(60);
  });

  it('gives any of its packages by id in one request', async () => {
    const { portal, http, twin } = openTwin({
      packages: recorded('data.buenosaires.gob.ar.2021-04-25.ndjson.gz'),
      profile: '2.7',
    });
    const ids = [...twin.publicIds()].reverse();
    const answers = await getAll(portal, ids);
    expect(answers.map((answer) => (answer !== null && 'localId' in answer ? answer.localId : null))).toEqual(
      ids,
    );
    expect(http.requests).toHaveLength(1);
  });
});

describe.skipIf(!isHere)('the recorded catalogue of Tokyo', () => {
  it('lists and maps whole', async () => {
    const { drafts } = await draftsOf('tokyo/package_show-2021-12-18.ndjson.gz', 1000);
    expect(drafts).toHaveLength(3_969);
    for (const key of ['title', 'publisher', 'licence'] as const)
      expect([key, count(drafts, (draft) => draft[key] !== null)]).toEqual([key, 3_969]);
    expect(count(drafts, (draft) => draft.updateFrequency !== null)).toBe(3_905);
    expect(drafts.flatMap((draft) => draft.distributions).length).toBe(48_491);
  });
});

describe.skipIf(!isHere)('single recorded packages', () => {
  const map = (raw: Json): DatasetDraft =>
    ckan.map({ localId: 'x', stamp: null, raw }, { portalId: 'city', config: CONFIG });
  const first = (value: Json): Json => {
    const results = isJsonObject(value) ? value['results'] : null;
    return Array.isArray(results) ? (results[0] ?? null) : value;
  };

  it('of opendata.swiss are read in a language that says something', () => {
    const draft = map(first(document('opendata.swiss/package_search-bevoelkerung.json')));
    expect(draft.title).toMatch(/Gesetzesinitiative/);
    expect(draft.contact?.email).toMatch(/@bl\.ch$/);
    expect(draft.translations['fr']?.description).toMatch(/^Résultats/);
    expect(draft.distributions[0]?.licence?.url).toMatch(/^https:\/\/opendata\.swiss\/terms/);
  });

  it('of Zurich, Toronto, the United Kingdom and a DKAN are read', () => {
    const drafts = [
      'zurich/ckan_package_search.json',
      'toronto/package_show-death-registry.json',
      'toronto/package_show-ttc-routes.json',
      'data.gov.uk/package_show_update.json',
      'dkan/dkan-french-w-license.json',
    ].map((file) => map(first(document(file))));
    expect(drafts.every((draft) => draft.title !== null && draft.distributions.length > 0)).toBe(true);
    expect(drafts.slice(0, 3).map((draft) => draft.updateFrequency)).toEqual([
      'sporadisch oder unregelmaessig',
      'Monthly',
      'Monthly',
    ]);
    expect(drafts[1]?.distributions[0]?.tableId).toMatch(/^[0-9a-f-]{36}$/);
    expect(drafts[4]?.licence?.url).toMatch(/etalab/);
  });
});
