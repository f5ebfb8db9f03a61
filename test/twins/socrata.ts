/**
 * A twin of Socrata: the Discovery API at `/api/catalog/v1` (https://dev.socrata.com/docs/other/discovery),
 * `/api/views/{4x4}.json` and the rows of its tables (see `soda.ts`). One server plays a whole region: `domains` and `search_context` say whose catalogue
 * is meant, and without them every domain answers (DallasMorningNews/socrata2sql#4).
 */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import type { TwinTable } from './rows.ts';
import { sodaKnobs, type SodaKnobs } from './soda.ts';
import { createSodaTables, type SodaControl, type SodaTables } from './soda-tables.ts';
import { countsOf, facetsOf } from './socrata-facets.ts';
import { readQuery, Refusal } from './socrata-params.ts';
import { createSearch, type ScrollOrder } from './socrata-search.ts';
import { assetOf, patched, section, textAt, type Asset, type SocrataState } from './socrata-state.ts';
import { NO_SUCH_VIEW, PRIVATE_VIEW, viewOf } from './socrata-views.ts';
import type { Twin, TwinRequest, TwinResponse } from './twin.ts';

export interface SocrataTwinOptions {
  readonly domain: string;
  /** Discovery result objects of the domain; repeated ids are listed as often as they are given. */
  readonly results: readonly Json[];
  /** Other domains of the region, by host. */
  readonly otherDomains?: Readonly<Record<string, readonly Json[]>>;
  /** `resultSetSize` never says more than this. */
  readonly saturation?: number;
  /** Greatest offset + limit. */
  readonly windowLimit?: number;
  /** Silently lowers `limit`. */
  readonly pageCap?: number;
  /** Rows of an asset by its id, in the names of its columns; made when they are first asked for. Default: none. */
  readonly tables?: (id: string) => Pick<TwinTable, 'rows'> | null;
  readonly now?: () => Date;
}
export interface SocrataTwin extends Twin {
  readonly rows: SodaControl;
  readonly knobs: SodaKnobs;
  insert(result: Json): void;
  /** Merges `patch` into the sections of a result and stamps it as changed now, unless the patch says when. */
  update(id: string, patch: JsonObject): void;
  remove(id: string): void;
  /** Out of the catalogue; its view answers 403. */
  makePrivate(id: string): void;
  /** Runs before each answer, so a test can change the catalogue between pages. */
  onRequest: ((request: TwinRequest) => void) | null;
  scrollOrder: ScrollOrder;
  /** Assets of which Discovery lists columns wrongly: without types, or with fewer of them. Views are right. */
  readonly misindexed: Map<string, 'no types' | 'fewer types'>;
}

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'x-socrata-region': 'aws-us-east-1-fedramp-prod',
  'x-socrata-requestid': '0beb9c8d16cb979cf9a7814a77e55622',
};

function answer(status: number, body: Json): TwinResponse {
  return { status, headers: HEADERS, body: JSON.stringify(body) };
}
function notFoundPage(): TwinResponse {
  const body = '<!DOCTYPE html><html><head><title>Page not found</title></head><body></body></html>';
  return { status: 404, headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }, body };
}

function stateOf(options: SocrataTwinOptions): SocrataState {
  const listed = { [options.domain]: options.results, ...options.otherDomains };
  return {
    domains: new Set(Object.keys(listed)),
    assets: Object.entries(listed).flatMap(([domain, results]) => results.map((r) => assetOf(r, domain))),
    version: 0,
  };
}

type Control = Pick<SocrataTwin, 'insert' | 'update' | 'remove' | 'makePrivate'>;

function controlOf(state: SocrataState, domain: string, now: () => Date): Control {
  const change = (id: string, make: (asset: Asset) => readonly Asset[]): void => {
    if (!state.assets.some((asset) => asset.id === id)) throw new Error(`the twin has no asset ${id}`);
    state.assets = state.assets.flatMap((asset) => (asset.id === id ? make(asset) : [asset]));
    state.version += 1;
  };
  return {
    insert(result) {
      state.assets = [...state.assets, assetOf(result, domain)];
      state.version += 1;
    },
    update: (id, patch) => change(id, (asset) => [patched(asset, patch, now().toISOString())]),
    remove: (id) => change(id, () => []),
    makePrivate: (id) => change(id, (asset) => [{ ...asset, isPrivate: true }]),
  };
}

function viewAnswer(state: SocrataState, tables: SodaTables, id: string): TwinResponse {
  const asset = state.assets.find((each) => each.id === id);
  if (asset === undefined) return answer(404, NO_SUCH_VIEW);
  return asset.isPrivate ? answer(403, PRIVATE_VIEW) : answer(200, viewOf(asset, tables.backendOf(asset)));
}

function misindexed(answered: Json, wrong: SocrataTwin['misindexed']): Json {
  const listed = isJsonObject(answered) ? answered['results'] : null;
  if (wrong.size === 0 || !Array.isArray(listed) || !isJsonObject(answered)) return answered;
  const results = listed.map((result: Json) => {
    const resource = section(result, 'resource');
    const how = wrong.get(textAt(resource, 'id'));
    if (how === undefined || !isJsonObject(result)) return result;
    const types = resource['columns_datatype'];
    const left = how === 'no types' || !Array.isArray(types) ? null : types.slice(1);
    return { ...result, resource: { ...resource, columns_datatype: left } };
  });
  return { ...answered, results };
}

function countsAnswer(state: SocrataState, path: string, params: URLSearchParams): TwinResponse {
  const isOpen = (asset: Asset): boolean => !asset.isPrivate;
  const facets = /^domains\/([^/]+)\/facets$/.exec(path)?.[1];
  if (facets !== undefined && state.domains.has(facets))
    return answer(200, facetsOf(state.assets.filter((asset) => isOpen(asset) && asset.domain === facets)));
  const wanted = params.getAll('domains').flatMap((text) => text.split(','));
  const isWanted = (asset: Asset): boolean => wanted.length === 0 || wanted.includes(asset.domain);
  const counts = countsOf(
    path,
    state.assets.filter((asset) => isOpen(asset) && isWanted(asset)),
  );
  return counts === null
    ? answer(404, { error: facets === undefined ? 'Not found' : `Domain not found: ${facets}` })
    : answer(200, counts);
}

type Ask = (request: TwinRequest) => TwinResponse;

function routes(state: SocrataState, tables: SodaTables, search: (params: URLSearchParams) => Json): Ask {
  return (request) => {
    const { method, url } = request;
    const rows = tables.answer(request);
    if (rows !== null) return rows;
    if (method !== 'GET' && method !== 'HEAD') return answer(405, { error: 'Method not allowed' });
    if (url.pathname === '/api/catalog/v1') return answer(200, search(url.searchParams));
    const counts = /^\/api\/catalog\/v1\/(.+)$/.exec(url.pathname)?.[1];
    if (counts !== undefined) return countsAnswer(state, counts, url.searchParams);
    const view = /^\/api\/views\/([a-z0-9]{4}-[a-z0-9]{4})(?:\.json)?$/.exec(url.pathname)?.[1];
    return view === undefined ? notFoundPage() : viewAnswer(state, tables, view);
  };
}

/** Answers as api.us.socrata.com and as the domain's own site would. */
export function createSocrataTwin(options: SocrataTwinOptions): SocrataTwin {
  const state = stateOf(options);
  const { saturation = 10_000, windowLimit = 10_000, pageCap = Infinity } = options;
  const now = options.now ?? (() => new Date('2026-11-23T00:00:00.000Z'));
  const control = controlOf(state, options.domain, now);
  const knobs = sodaKnobs();
  const source = options.tables ?? (() => null);
  const tables = createSodaTables({ state, knobs, source, now, stamp: control.update });
  const twin: SocrataTwin = {
    ...control,
    rows: tables.control,
    knobs,
    misindexed: new Map(),
    onRequest: null,
    scrollOrder: 'stable',
    async handle(request) {
      twin.onRequest?.(request);
      try {
        return route(request);
      } catch (error) {
        if (error instanceof Refusal) return answer(error.status, { error: error.message });
        throw error;
      }
    },
  };
  const search = createSearch(state, { saturation, pageCap }, () => twin.scrollOrder);
  const route = routes(state, tables, (params) =>
    misindexed(search(readQuery(params, windowLimit)), twin.misindexed),
  );
  return twin;
}
