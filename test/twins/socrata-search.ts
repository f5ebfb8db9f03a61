/** Socrata's Discovery search over the twin's state: filter, order, window and scroll. */
import type { Json, JsonObject } from '../../src/domain/json.ts';
import { Refusal, type DiscoveryQuery } from './socrata-params.ts';
import { section, textAt, textsAt, type Asset, type SocrataState } from './socrata-state.ts';

/**
 * How a scroll (which takes no `order`) lists what is left: `stable` by id; `relevance-first`, as recorded in
 * 2022, starts with a page by relevance and goes on by id after that page's last, so the ids before it never
 * come; `shuffled` does so on every page.
 */
export type ScrollOrder = 'stable' | 'relevance-first' | 'shuffled';

function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0;
}
function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function customValues(asset: Asset, key: string): readonly string[] {
  const list = section(asset.result, 'classification')['domain_metadata'];
  return (Array.isArray(list) ? list : []).flatMap((entry: JsonObject) =>
    textAt(entry, 'key') === key ? [textAt(entry, 'value')] : [],
  );
}

function filterValues(asset: Asset, name: string): readonly string[] {
  const resource = section(asset.result, 'resource');
  const classification = section(asset.result, 'classification');
  if (name === 'categories')
    return [textAt(classification, 'domain_category'), ...textsAt(classification, 'categories')];
  if (name === 'tags') return [...textsAt(classification, 'domain_tags'), ...textsAt(classification, 'tags')];
  if (name === 'license') return [textAt(section(asset.result, 'metadata'), 'license')];
  if (name === 'names') return [textAt(resource, 'name')];
  return name === 'parent_ids' ? textsAt(resource, 'parent_fxf') : [textAt(resource, name)];
}

function hasWords(asset: Asset, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const resource = section(asset.result, 'resource');
  const tags = textsAt(section(asset.result, 'classification'), 'domain_tags').join(' ');
  const text = `${textAt(resource, 'name')} ${textAt(resource, 'description')} ${tags}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function isMatch(asset: Asset, query: DiscoveryQuery): boolean {
  if (asset.isPrivate) return false;
  if (query.domains.length > 0 && !query.domains.includes(asset.domain)) return false;
  if (query.only.length > 0 && !query.only.includes(asset.type)) return false;
  if (query.ids !== null && !query.ids.includes(asset.id)) return false;
  // Categories and tags are those of a search context; without it they match nothing of a domain.
  const isBlind = query.domains.length > 0 && query.searchContext === null;
  for (const [name, wanted] of Object.entries(query.filters)) {
    if (isBlind && (name === 'categories' || name === 'tags')) return false;
    if (!filterValues(asset, name).some((value) => wanted.includes(value))) return false;
  }
  for (const [name, wanted] of Object.entries(query.custom))
    if (!customValues(asset, name).some((value) => wanted.includes(value))) return false;
  return hasWords(asset, query.words);
}

function sortValue(asset: Asset, field: string): string | number {
  const resource = section(asset.result, 'resource');
  if (field === 'relevance') return hashOf(asset.id);
  if (field === 'dataset_id') return asset.id;
  if (field === 'datatype') return asset.type;
  if (field === 'domain_category') return textAt(section(asset.result, 'classification'), field);
  if (field === 'owner') return textAt(section(asset.result, 'owner'), 'display_name');
  if (field.startsWith('page_views')) return Number(section(resource, 'page_views')[field] ?? 0);
  return textAt(resource, field);
}

function ordered(assets: readonly Asset[], { field, isDescending }: DiscoveryQuery['order']): Asset[] {
  const sign = isDescending ? -1 : 1;
  // Equal values come in relevance order, not by id: only `dataset_id` is a total order.
  return assets
    .map((asset) => ({ asset, value: sortValue(asset, field), tie: hashOf(asset.id) }))
    .sort((a, b) => sign * compare(a.value, b.value) || a.tie - b.tie)
    .map((entry) => entry.asset);
}

function scrolled(found: readonly Asset[], query: DiscoveryQuery, order: ScrollOrder): readonly Asset[] {
  const after = query.scrollId ?? '';
  const left = found.filter((asset) => asset.id > after).sort((a, b) => compare(a.id, b.id));
  const isById = order === 'stable' || (order === 'relevance-first' && after !== '');
  return isById ? left : left.sort((a, b) => hashOf(a.id + after) - hashOf(b.id + after));
}

export interface SearchLimits {
  readonly saturation: number;
  readonly pageCap: number;
}

/** Keeps the last sorted lists, so that a walk sorts a large catalogue once. */
export function createSearch(
  state: SocrataState,
  limits: SearchLimits,
  scrollOrder: () => ScrollOrder,
): (query: DiscoveryQuery) => Json {
  const kept = new Map<string, readonly Asset[]>();
  let version = -1;
  const listFor = (query: DiscoveryQuery): readonly Asset[] => {
    if (version !== state.version) kept.clear();
    version = state.version;
    const key = JSON.stringify({ ...query, offset: 0, limit: 0, scrollId: null });
    const known = kept.get(key);
    if (known !== undefined) return known;
    const list = ordered(
      state.assets.filter((asset) => isMatch(asset, query)),
      query.order,
    );
    if (kept.size > 20) kept.clear();
    kept.set(key, list);
    return list;
  };
  return (query) => {
    for (const domain of [...query.domains, ...(query.searchContext === null ? [] : [query.searchContext])])
      if (!state.domains.has(domain)) throw new Refusal(404, `Domain not found: ${domain}`);
    const found = listFor(query);
    const rest = query.scrollId === null ? found.slice(query.offset) : scrolled(found, query, scrollOrder());
    return {
      results: rest.slice(0, Math.min(query.limit, limits.pageCap)).map((asset) => asset.result),
      resultSetSize: Math.min(new Set(found.map((asset) => asset.id)).size, limits.saturation),
      timings: { serviceMillis: 27, searchMillis: [3, 9] },
      warnings: [],
    };
  };
}
