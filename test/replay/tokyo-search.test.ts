/** What a resident of Tokyo types, asked of the graph and compared with a plain look through the recorded records. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import { hasRecordings, idOf, recordsOf, TOKYO } from './support/recordings.ts';
import { openGraph, type ReplayGraph } from './support/replay-graph.ts';
import { httpOver, openReplay, tokyo, type ReplayWorld } from './support/replay-world.ts';

const isHere = hasRecordings('Japanese search over 5,077 datasets of Tokyo');

/** Every query with the number of datasets that hold it, counted in the recording. */
const QUERIES = [
  ['避難所', 55],
  ['保育園', 66],
  ['待機児童', 34],
  ['AED', 23],
  ['公園', 225],
  // 79 in hiragana, four more in katakana
  ['ごみ', 83],
  ['人口', 642],
  ['図書館', 112],
  ['防災', 341],
  ['トイレ', 42],
  ['橋', 318],
  ['駐輪場', 14],
  ['コロナ', 26],
  ['東京都', null],
] as const;

const KATAKANA = [
  ...'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ',
];
const HIRAGANA = [
  ...'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ',
];

function level(text: string): string {
  return kanaLevel(text.normalize('NFKC').toLowerCase());
}
/** Katakana as hiragana, by their names in the code charts: the other way round than the index does it. */
function kanaLevel(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (letter) => HIRAGANA[KATAKANA.indexOf(letter)] ?? letter);
}
function textAt(value: Json | undefined, key: string): string {
  const text = isJsonObject(value) ? value[key] : null;
  return typeof text === 'string' ? level(text) : '';
}
function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
function textsAt(pkg: JsonObject, list: string, key: string): readonly string[] {
  return listOf(pkg[list]).map((item) => textAt(item, key));
}
/** All that a person reads on the dataset's page. */
function wordsOf(pkg: JsonObject): string {
  return [
    textAt(pkg, 'title'),
    textAt(pkg, 'notes'),
    ...textsAt(pkg, 'tags', 'display_name'),
    ...textsAt(pkg, 'groups', 'title'),
    ...textsAt(pkg, 'resources', 'name'),
    textAt(pkg['organization'], 'title'),
  ].join('\n');
}

interface Hit {
  readonly localId: string;
  readonly title: string;
}
const SEARCH = `query ($query: String!, $after: String) {
  datasets(query: $query, first: 100, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { localId title }
    corrections { from }
  }
}`;

async function searched(graph: ReplayGraph, query: string): Promise<readonly Hit[]> {
  const found: Hit[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 60; pages += 1) {
    const { datasets }: Record<string, Json> = await graph.ask(SEARCH, { query, after });
    if (!isJsonObject(datasets) || !isJsonObject(datasets['pageInfo'])) throw new TypeError('no answer');
    const { nodes, pageInfo, corrections } = datasets;
    expect(corrections).toEqual([]);
    for (const node of listOf(nodes))
      if (isJsonObject(node)) found.push({ localId: String(node['localId']), title: textAt(node, 'title') });
    after = typeof pageInfo['endCursor'] === 'string' ? pageInfo['endCursor'] : null;
    if (pageInfo['hasNextPage'] !== true) {
      expect(found).toHaveLength(Number(datasets['totalCount']));
      return found;
    }
  }
  throw new Error(`"${query}" has more than 60 pages`);
}

describe.skipIf(!isHere)('the search over Tokyo', () => {
  const packages = isHere ? recordsOf(TOKYO.second) : [];
  const words = new Map(packages.map((pkg) => [idOf(pkg), wordsOf(pkg)]));
  const titles = new Map(packages.map((pkg) => [idOf(pkg), textAt(pkg, 'title')]));
  const holding = (texts: ReadonlyMap<string, string>, query: string): readonly string[] =>
    [...texts].filter(([, text]) => text.includes(level(query))).map(([id]) => id);
  let world: ReplayWorld;
  let graph: ReplayGraph;

  beforeAll(async () => {
    if (!isHere) return;
    const http = httpOver(createCkanTwin({ packages, profile: '2.7' }));
    world = openReplay({ entry: tokyo, now: '2022-09-05T12:00:00Z', http });
    await world.full();
    graph = await openGraph(world);
  }, 120_000);
  afterAll(async () => {
    await graph?.close();
    await world?.close();
  });

  it.each(QUERIES)('finds by %s everything that holds it', async (query, count) => {
    const wanted = holding(words, query);
    if (count !== null) expect(wanted).toHaveLength(count);
    const found = new Set((await searched(graph, query)).map(({ localId }) => localId));
    expect(wanted.filter((id) => !found.has(id))).toEqual([]);
  });

  it.each(QUERIES)('finds by %s little else: only where its characters stand apart', async (query) => {
    const found = await searched(graph, query);
    const wanted = new Set(holding(words, query));
    const others = found.filter(({ localId }) => !wanted.has(localId));
    for (const { localId } of others)
      for (const character of level(query)) expect(words.get(localId)).toContain(character);
    expect(others.length).toBeLessThanOrEqual(found.length / 10);
  });

  it.each(QUERIES)('ranks by %s titles first', async (query) => {
    const found = await searched(graph, query);
    const inTitle = new Set(holding(titles, query));
    expect(found.slice(0, inTitle.size).filter(({ localId }) => !inTitle.has(localId))).toEqual([]);
  });

  it.each([
    ['ﾄｲﾚ', 'トイレ'],
    ['ＡＥＤ', 'AED'],
    ['aed', 'AED'],
    ['ﾜｸﾁﾝ', 'ワクチン'],
    ['平成２５年', '平成25年'],
    ['　避難所　', '避難所'],
    ['といれ', 'トイレ'],
    ['ゴミ', 'ごみ'],
    ['ｺﾞﾐ', 'ごみ'],
    ['ころな', 'コロナ'],
    ['わくちん接種', 'ワクチン接種'],
  ])('takes %s for %s', async (typed, meant) => {
    const found = await searched(graph, typed);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(await searched(graph, meant));
  });

  it('finds by several words what holds all of them, whatever their order', async () => {
    const found = (await searched(graph, '公園 トイレ')).map(({ localId }) => localId);
    const both = holding(words, '公園').filter((id) => holding(words, 'トイレ').includes(id));
    expect(both.length).toBeGreaterThan(3);
    expect(both.filter((id) => !found.includes(id))).toEqual([]);
    expect((await searched(graph, 'トイレ　公園')).length).toBe(found.length);
  });

  it('finds nothing where nothing is, and does not guess', async () => {
    expect(await searched(graph, '砂漠鯨')).toEqual([]);
  });
});
