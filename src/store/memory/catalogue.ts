import { compareIds, type DatasetKey } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import type {
  Catalogue,
  DatasetChange,
  DatasetHits,
  DatasetScope,
  DatasetSearch,
  DatasetsSince,
  FacetBucket,
  FacetField,
  Page,
  PageRequest,
  Removal,
  StoredDataset,
} from '../../ports/store.ts';
import { pageOf } from '../page.ts';
import { highlightsOf } from '../search/highlight.ts';
import type { MemoryRecord, MemoryState } from './state.ts';

export class MemoryCatalogue implements Catalogue {
  readonly #state: MemoryState;
  constructor(state: MemoryState) {
    this.#state = state;
  }

  async revision(): Promise<number> {
    return this.#state.revision;
  }

  async datasets(keys: readonly DatasetKey[]): Promise<readonly (StoredDataset | null)[]> {
    return keys.map((key) => {
      const record = this.#state.record(key);
      return record === null ? null : stored(record);
    });
  }

  async rawRecords(keys: readonly DatasetKey[]): Promise<readonly (Json | undefined)[]> {
    return keys.map((key) => this.#state.record(key)?.write.raw);
  }

  async search(search: DatasetSearch): Promise<DatasetHits> {
    const { hits, words, ...rest } = this.#state.index.search(search);
    return {
      ...rest,
      hits: hits.map((hit) => {
        const record = this.#state.record(hit.key);
        return { ...hit, highlights: record === null ? [] : highlightsOf(record.write.searchText, words) };
      }),
    };
  }

  async facets(
    scope: DatasetScope,
    fields: readonly FacetField[],
    limit: number,
  ): Promise<readonly (readonly FacetBucket[])[]> {
    return this.#state.index.facets(scope, fields, limit);
  }

  async changes(
    requests: readonly { readonly key: DatasetKey; readonly page: PageRequest }[],
  ): Promise<readonly Page<DatasetChange>[]> {
    return requests.map(({ key, page }) => {
      const history = (this.#state.record(key)?.history ?? []).map((change, sequence) => ({
        change,
        sequence,
      }));
      return pageOf(
        history.reverse(),
        page,
        ['changes', key.portal, key.localId],
        ({ sequence }) => String(sequence),
        ({ change }) => change,
      );
    });
  }

  async removals(
    requests: readonly { readonly portal: string; readonly page: PageRequest }[],
  ): Promise<readonly Page<Removal>[]> {
    return requests.map(({ portal, page }) => {
      const removals = [...this.#state.portal(portal)].flatMap(([localId, record]) =>
        record.removedAt === null
          ? []
          : [{ key: { portal, localId }, removedAt: record.removedAt, lastSeenAt: record.lastSeenAt }],
      );
      removals.sort((a, b) => compare(b.removedAt, a.removedAt) || compareIds(a.key.localId, b.key.localId));
      return pageOf(
        removals,
        page,
        ['removals', portal],
        ({ key }) => key.localId,
        (removal) => removal,
      );
    });
  }

  async page(portal: string, afterLocalId: string | null, limit: number): Promise<readonly StoredDataset[]> {
    return this.#living(portal)
      .filter(([id]) => afterLocalId === null || compareIds(id, afterLocalId) > 0)
      .slice(0, limit)
      .map(([, record]) => stored(record));
  }

  async changedSince(portal: string, revision: number): Promise<DatasetsSince> {
    const isNews = ([, record]: readonly [string, MemoryRecord]): boolean => record.revision > revision;
    const living = this.#living(portal);
    const removed = [...this.#state.portal(portal)].filter(([, { removedAt }]) => removedAt !== null);
    return {
      revision: this.#state.revision,
      written: living
        .filter(isNews)
        .map(([localId, { write }]) => ({ localId, contentHash: write.contentHash })),
      removed: removed
        .filter(isNews)
        .map(([localId]) => localId)
        .toSorted(compareIds),
      living: living.length,
    };
  }

  #living(portal: string): readonly (readonly [localId: string, record: MemoryRecord])[] {
    return [...this.#state.portal(portal)]
      .filter(([, { removedAt }]) => removedAt === null)
      .sort(([a], [b]) => compareIds(a, b));
  }

  async counts(portals: readonly string[]): Promise<readonly number[]> {
    return portals.map(
      (slug) => [...this.#state.portal(slug).values()].filter(({ removedAt }) => removedAt === null).length,
    );
  }
}

function stored(record: MemoryRecord): StoredDataset {
  return {
    dataset: record.write.dataset,
    firstSeenAt: record.firstSeenAt,
    lastSeenAt: record.lastSeenAt,
    removedAt: record.removedAt,
    contentHash: record.write.contentHash,
  };
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
