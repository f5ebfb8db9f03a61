/**
 * The parameters of Socrata's Discovery API, as https://dev.socrata.com/docs/other/discovery describes them.
 * Anything else is taken for a custom metadata field, which is why a misspelt name empties the answer without
 * an error (afeld/sodapy#59).
 */
export const TYPES = [
  'api',
  'calendar',
  'chart',
  'datalens',
  'dataset',
  'federated_href',
  'file',
  'filter',
  'form',
  'href',
  'link',
  'map',
  'measure',
  'story',
  'visualization',
  'system_dataset',
];

export const ORDERS = [
  'relevance',
  'name',
  'owner',
  'dataset_id',
  'datatype',
  'domain_category',
  'createdAt',
  'updatedAt',
  'page_views_total',
  'page_views_last_month',
  'page_views_last_week',
];

const FILTERS = ['categories', 'tags', 'attribution', 'license', 'names', 'provenance', 'parent_ids'];
/** Accepted, and without effect on what an anonymous reader sees. */
const IDLE = ['public', 'visibility', 'audience', 'published', 'approval_status', 'explicitly_hidden'];
const MORE_IDLE = ['data_json_hidden', 'derived', 'boostOfficial', 'show_visibility', 'min_should_match'];
const OWN = ['domains', 'search_context', 'ids', 'only', 'q', 'order', 'offset', 'limit', 'scroll_id'];
const KNOWN = new Set([...FILTERS, ...IDLE, ...MORE_IDLE, ...OWN, 'column_names', 'derived_from']);
const COMMA_LISTS = new Set(['domains', 'ids', 'only', 'tags']);

export interface DiscoveryQuery {
  readonly domains: readonly string[];
  readonly searchContext: string | null;
  readonly ids: readonly string[] | null;
  readonly only: readonly string[];
  readonly words: readonly string[];
  readonly order: { readonly field: string; readonly isDescending: boolean };
  readonly offset: number;
  readonly limit: number;
  /** "" starts a scroll; null: no scroll. */
  readonly scrollId: string | null;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly custom: Readonly<Record<string, readonly string[]>>;
}

/** An answer {"error": text} with a status. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

function valuesOf(params: URLSearchParams, name: string): readonly string[] {
  return params.getAll(name).flatMap((value) => (COMMA_LISTS.has(name) ? value.split(',') : [value]));
}

function whole(params: URLSearchParams, name: string, fallback: number): number {
  const text = params.get(name);
  if (text === null) return fallback;
  if (!/^\d+$/.test(text)) throw new Refusal(400, `Invalid value for ${name}: ${text}`);
  return Number(text);
}

function typesOf(params: URLSearchParams): readonly string[] {
  return valuesOf(params, 'only').map((value) => {
    const type = TYPES.includes(value) ? value : value.replace(/s$/, '');
    if (!TYPES.includes(type))
      throw new Refusal(400, `'only' must be one of ${TYPES.join(', ')}; got ${value}`);
    return type;
  });
}

function orderOf(params: URLSearchParams): DiscoveryQuery['order'] {
  const [field = '', direction = 'ASC', ...rest] = (params.get('order') ?? 'relevance').split(' ');
  if (!ORDERS.includes(field) || !['ASC', 'DESC'].includes(direction) || rest.length > 0)
    throw new Refusal(400, `'order' must be one of ${ORDERS.join(', ')}; got ${params.get('order') ?? ''}`);
  return { field, isDescending: direction === 'DESC' };
}

/** Throws a Refusal as the API answers it: a window past the wall, a scroll with an order, an unknown value. */
export function readQuery(params: URLSearchParams, windowLimit: number): DiscoveryQuery {
  const names = [...new Set(params.keys())];
  const pick = (wanted: (name: string) => boolean): Record<string, readonly string[]> =>
    Object.fromEntries(names.filter(wanted).map((name) => [name, valuesOf(params, name)]));
  const scrollId = params.get('scroll_id');
  if (scrollId !== null && params.has('order'))
    throw new Refusal(400, "'scroll_id' cannot be used with 'order'");
  const offset = whole(params, 'offset', 0);
  const limit = whole(params, 'limit', 100);
  if (offset + limit > windowLimit)
    throw new Refusal(400, `The sum of 'offset' and 'limit' must not exceed ${windowLimit}`);
  return {
    domains: valuesOf(params, 'domains'),
    searchContext: params.get('search_context'),
    ids: params.has('ids') ? valuesOf(params, 'ids') : null,
    only: typesOf(params),
    words: (params.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
    order: orderOf(params),
    offset,
    limit,
    scrollId,
    filters: pick((name) => FILTERS.includes(name)),
    custom: pick((name) => !KNOWN.has(name)),
  };
}
