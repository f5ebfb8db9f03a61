/** The read-only actions of CKAN's catalogue, but for search. */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import { LICENCES } from './ckan-licences.ts';
import {
  ActionError,
  BadRequest,
  flagParam,
  integerParam,
  textParam,
  validation,
  type Action,
} from './ckan-request.ts';
import type { RowActions } from './ckan-rows.ts';
import { packageSearch, type SearchSettings } from './ckan-search.ts';
import { textOf, type CkanState, type Doc } from './ckan-state.ts';
import type { TwinRequest } from './twin.ts';

/** `dkan`: package_show answers a list of one. */
export type CkanProfile = '2.7' | '2.9' | '2.10' | '2.11' | 'dkan';

export interface Settings extends SearchSettings {
  readonly profile: CkanProfile;
  readonly root: string;
  readonly siteTitle: string;
  readonly hidesVersion: boolean;
  readonly token: string | null;
  readonly rows: RowActions;
}

const VERSIONS: Readonly<Record<CkanProfile, string>> = {
  '2.7': '2.7.12',
  '2.9': '2.9.11',
  '2.10': '2.10.7',
  '2.11': '2.11.3',
  dkan: '2.0',
};
/** Actions with side effects: POST only, and never for the anonymous. */
const WRITES = /^(?:package|resource|organization|group|tag|dataset)_(?:create|update|patch|delete|purge)$/;

/** Tokens travel in `Authorization`; before 2.11 also in X-CKAN-API-Key. A wrong one is the same as none. */
function canSeeAll(request: TwinRequest, settings: Settings): boolean {
  if (settings.token === null) return false;
  const { headers } = request;
  const isOld = settings.profile !== '2.11';
  return (
    headers['authorization'] === settings.token || (isOld && headers['x-ckan-api-key'] === settings.token)
  );
}

function statusShow(request: TwinRequest, settings: Settings): string {
  const canHide = settings.profile === '2.10' || settings.profile === '2.11';
  const version = settings.hidesVersion && canHide ? {} : { ckan_version: VERSIONS[settings.profile] };
  return JSON.stringify({
    site_title: settings.siteTitle,
    site_description: '',
    site_url: `${request.url.origin}${settings.root}`,
    error_emails_to: null,
    locale_default: 'en',
    extensions: ['stats', 'text_view', 'datastore', 'harvest'],
    ...version,
  });
}

function needId(params: JsonObject, name = 'id'): string {
  const id = textParam(params, name);
  if (id === '') throw validation({ [name]: ['Missing value'] });
  return id;
}

function notFound(): ActionError {
  return new ActionError(404, 'Not Found Error', 'Not found');
}

function packageShow(action: Action, state: CkanState, settings: Settings, seesAll: boolean): string {
  const doc = state.find(needId(action.params));
  if (doc === null) throw notFound();
  if (!seesAll && (!doc.isPublic || doc.state !== 'active'))
    throw new ActionError(
      403,
      'Authorization Error',
      `Access denied: User  not authorized to read package ${doc.id}`,
    );
  return settings.profile === 'dkan' ? `[${doc.json}]` : doc.json;
}

function visible(state: CkanState): readonly Doc[] {
  return [...state.database.values()].filter((doc) => doc.isPublic && doc.state === 'active');
}

function packageList(action: Action, state: CkanState): string {
  const names = visible(state)
    .map((doc) => doc.name)
    .sort((a, b) => (a < b ? -1 : 1));
  const offset = integerParam(action.params, 'offset', 0);
  const limit = integerParam(action.params, 'limit', names.length);
  return JSON.stringify(names.slice(offset, offset + limit));
}

function organizations(state: CkanState): readonly JsonObject[] {
  const byId = new Map<string, JsonObject>();
  const counts = new Map<string, number>();
  for (const doc of visible(state)) {
    const organization: Json = doc.pkg['organization'] ?? null;
    if (!isJsonObject(organization)) continue;
    const id = textOf(organization['id']) || textOf(organization['name']);
    byId.set(id, organization);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...byId]
    .map(([id, organization]) => ({ ...organization, package_count: counts.get(id) ?? 0 }))
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function nameOf(organization: JsonObject): string {
  return textOf(organization['name']);
}

/** Names up to 1,000; whole records 25 at a time, from 2.9. */
function organizationList(action: Action, state: CkanState, settings: Settings): string {
  const { params } = action;
  const isFull = flagParam(params, 'all_fields', false);
  const cap = settings.profile === '2.7' ? Infinity : isFull ? 25 : 1000;
  const limit = Math.min(integerParam(params, 'limit', Number.MAX_SAFE_INTEGER), cap);
  const offset = integerParam(params, 'offset', 0);
  const page = organizations(state).slice(offset, offset + limit);
  return JSON.stringify(isFull ? page : page.map(nameOf));
}

function organizationShow(action: Action, state: CkanState): string {
  const id = needId(action.params);
  const found = organizations(state).find((one) => one['id'] === id || nameOf(one) === id);
  if (found === undefined) throw notFound();
  return JSON.stringify(found);
}

function resourceShow(action: Action, state: CkanState): string {
  const id = needId(action.params);
  for (const doc of visible(state)) {
    const resources = doc.pkg['resources'];
    if (!Array.isArray(resources)) continue;
    const found = resources.find((one: Json) => isJsonObject(one) && one['id'] === id);
    if (found !== undefined) return JSON.stringify(found);
  }
  throw new ActionError(404, 'Not Found Error', 'Not found: Resource was not found.');
}

/** The result of an action as JSON text; throws ActionError or BadRequest as CKAN answers them. */
export function answer(action: Action, request: TwinRequest, state: CkanState, settings: Settings): string {
  const seesAll = canSeeAll(request, settings);
  if (WRITES.test(action.name)) {
    if (!action.isPost)
      throw new BadRequest(
        'Bad request - JSON Error: Invalid request. Please use POST method for your request',
      );
    throw new ActionError(403, 'Authorization Error', 'Access denied: requires an authenticated user');
  }
  switch (action.name) {
    case 'status_show':
    case 'site_read':
      return action.name === 'site_read' ? 'true' : statusShow(request, settings);
    case 'package_search':
      return packageSearch(action, state, settings, seesAll);
    case 'package_show':
      return packageShow(action, state, settings, seesAll);
    case 'package_list':
      return packageList(action, state);
    case 'license_list':
      return JSON.stringify(LICENCES);
    case 'organization_list':
      return organizationList(action, state, settings);
    case 'organization_show':
      return organizationShow(action, state);
    case 'resource_show':
      return resourceShow(action, state);
    default: {
      const result = settings.rows.answer(action, seesAll);
      if (result === null) throw new BadRequest(`Bad request - Action name not known: ${action.name}`);
      return result;
    }
  }
}
