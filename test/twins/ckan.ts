/**
 * A CKAN portal, catalogue and DataStore, after the sources of ckan/ckan 2.7 to 2.11. Not to be taken for a recording: it says what those sources say, over whatever packages it is given.
 */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import { answer, type CkanProfile, type Settings } from './ckan-actions.ts';
import {
  ActionError,
  actionName,
  BadRequest,
  failure,
  htmlAnswer,
  jsonAnswer,
  readAction,
  success,
} from './ckan-request.ts';
import type { IdRange } from './ckan-search.ts';
import { CkanState } from './ckan-state.ts';
import { createRowActions, type DatastoreControl, type RowKnobs } from './ckan-rows.ts';
import type { TableSource } from './ckan-datastore.ts';
import type { Twin, TwinRequest, TwinResponse } from './twin.ts';

export type { CkanProfile };

export interface CkanTwinOptions {
  /** Raw package dicts. */
  readonly packages: readonly Json[];
  readonly profile: CkanProfile;
  /** The most that `rows` gives, whatever is asked; 1,000 when not given. */
  readonly rowsCap?: number;
  readonly siteTitle?: string;
  /** Leave `ckan_version` out of status_show (2.10 and later). */
  readonly hideVersion?: boolean;
  /** Where CKAN is mounted, such as "/data"; the root of the host when not given. */
  readonly root?: string;
  /** Whoever sends this token sees private packages; any other token is anonymous. */
  readonly token?: string;
  readonly now?: () => Date;
  /** Rows of resources; every other resource has no table. */
  readonly tables?: TableSource;
  /** What differs from the usual of the profile. */
  readonly datastore?: Partial<RowKnobs>;
}

export interface CkanTwin extends Twin {
  readonly datastore: DatastoreControl;
  insert(pkg: Json): void;
  /** Merges `patch` into the package and, unless it says otherwise, moves `metadata_modified` to now. */
  update(id: string, patch: JsonObject): void;
  /** Deleted, not purged: gone from lists, 403 by id. */
  remove(id: string): void;
  /** Gone without a trace: 404 by id. */
  purge(id: string): void;
  makePrivate(id: string): void;
  /** Packages that compare equal come in another order from now on. */
  reorder(): void;
  /** How long search stays behind package_show; 0: not at all. */
  setIndexLag(ms: number): void;
  /** How `id:{"x" TO *]` behaves. */
  setIdRange(behaviour: IdRange): void;
  /** The next `count` searches fail as when Solr cannot be reached. */
  failSearches(count: number): void;
  /** Called before each request is answered, with the number of requests before it. */
  onRequest(hook: ((request: TwinRequest, index: number) => void) | null): void;
  /** Ids that an anonymous search finds now, sorted. */
  publicIds(): readonly string[];
}

function stampOf(now: Date): string {
  return now.toISOString().replace('Z', '000');
}

export function createCkanTwin(options: CkanTwinOptions): CkanTwin {
  const now = options.now ?? (() => new Date('2026-11-23T12:00:00Z'));
  const state = new CkanState(options.packages, now);
  const root = options.root ?? '';
  const rows = createRowActions(
    options.profile,
    options.tables ?? (() => null),
    options.datastore ?? {},
    state,
  );
  const settings: Settings = {
    rows,
    profile: options.profile,
    rowsCap: options.rowsCap ?? 1000,
    takesFlAsText: options.profile !== '2.7',
    idRange: 'works',
    now,
    root,
    siteTitle: options.siteTitle ?? 'Open data',
    hidesVersion: options.hideVersion === true,
    token: options.token ?? null,
  };
  let hook: ((request: TwinRequest, index: number) => void) | null = null;
  let handled = 0;
  let failing = 0;

  const act = (request: TwinRequest): TwinResponse => {
    if (request.url.pathname.replace(/\/$/, '') === `${root}/api/3`) return jsonAnswer(200, '{"version": 3}');
    const name = actionName(request.url, root);
    if (name === null) return htmlAnswer(404, 'Page not found');
    try {
      const action = readAction(name, request);
      if (name === 'package_search' && failing > 0) {
        failing -= 1;
        throw new ActionError(500, 'Search Connection Error', 'Unable to connect to the search index');
      }
      return success(request, root, name, answer(action, request, state, settings));
    } catch (error) {
      if (error instanceof BadRequest) return jsonAnswer(400, JSON.stringify(error.message));
      if (error instanceof ActionError) return failure(request, root, name, error);
      throw error;
    }
  };
  const patch = (id: string, change: JsonObject): void => {
    const doc = state.find(id);
    if (doc === null) throw new TypeError(`no package ${id} to change`);
    state.put({ ...doc.pkg, metadata_modified: stampOf(now()), ...change });
  };
  return {
    datastore: rows.control,
    async handle(request) {
      hook?.(request, handled);
      handled += 1;
      return act(request);
    },
    insert: (pkg) => {
      if (!isJsonObject(pkg)) throw new TypeError('a package is an object');
      state.put(pkg);
    },
    update: patch,
    remove: (id) => patch(id, { state: 'deleted' }),
    purge: (id) => state.purge(id),
    makePrivate: (id) => patch(id, { private: true }),
    reorder: () => state.reorder(),
    setIndexLag: (ms) => {
      state.indexLagMs = ms;
    },
    setIdRange: (behaviour) => {
      settings.idRange = behaviour;
    },
    failSearches: (count) => {
      failing = count;
    },
    onRequest: (next) => {
      hook = next;
    },
    publicIds: () =>
      [...state.database.values()]
        .filter((doc) => doc.isPublic && doc.state === 'active')
        .map((doc) => doc.id)
        .sort((a, b) => (a < b ? -1 : 1)),
  };
}
