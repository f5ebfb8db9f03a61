/** What a Socrata twin holds: the catalogue of one domain and of its neighbours on the same platform. */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';

export interface Asset {
  readonly id: string;
  /** Where it is listed; a federated asset's own `metadata.domain` is another. */
  readonly domain: string;
  readonly type: string;
  readonly result: JsonObject;
  readonly isPrivate: boolean;
}
export interface SocrataState {
  readonly domains: ReadonlySet<string>;
  assets: Asset[];
  /** Raised by every change, so that sorted lists may be kept between requests. */
  version: number;
}

export function section(result: Json, key: string): JsonObject {
  const value = isJsonObject(result) ? result[key] : null;
  return isJsonObject(value) ? value : {};
}
export function textAt(value: JsonObject, key: string): string {
  const text = value[key];
  return typeof text === 'string' ? text : '';
}
export function textsAt(value: JsonObject, key: string): readonly string[] {
  const list = value[key];
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

export function assetOf(result: Json, domain: string): Asset {
  const resource = section(result, 'resource');
  return {
    id: textAt(resource, 'id'),
    domain,
    type: textAt(resource, 'type'),
    result: isJsonObject(result) ? result : {},
    isPrivate: false,
  };
}

/** Merges section by section; what is not named stays. */
export function patched(asset: Asset, patch: JsonObject, at: string): Asset {
  const stamps = { metadata_updated_at: at, updatedAt: at };
  const merged: Record<string, Json> = { ...asset.result };
  for (const [key, value] of Object.entries({ resource: {}, ...patch })) {
    const base =
      key === 'resource' ? { ...section(asset.result, key), ...stamps } : section(asset.result, key);
    merged[key] = isJsonObject(value) ? { ...base, ...value } : value;
  }
  return { ...assetOf(merged, asset.domain), isPrivate: asset.isPrivate };
}
