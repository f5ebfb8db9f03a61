/** Weeks of scrapes of Socrata catalogues by a scroll without a stable order: 200 OK, and 1 % to 100 % of the ids. */
import type { Call, ConnectorError, Portal, SourceRecord } from '../../../src/connector/index.ts';
import { confirmGone } from '../../../src/harvest/confirm-gone.ts';
import { decideDisappearance } from '../../../src/harvest/disappear.ts';
import { judgeWalk } from '../../../src/harvest/verdict.ts';
import { recordsOf } from './recordings.ts';

export interface Scrape {
  readonly at: string;
  readonly ids: ReadonlySet<string>;
}

/** By domain, oldest first. */
export function recordedScrapes(): ReadonlyMap<string, readonly Scrape[]> {
  const byDomain = new Map<string, Scrape[]>();
  for (const { domain, at, ids } of recordsOf('socrata/catalog-series/ids-cities.jsonl.gz')) {
    const list = byDomain.get(String(domain)) ?? [];
    list.push({ at: String(at), ids: new Set(Array.isArray(ids) ? ids.map(String) : []) });
    byDomain.set(String(domain), list);
  }
  for (const list of byDomain.values()) list.sort((a, b) => (a.at < b.at ? -1 : 1));
  return byDomain;
}

export interface Told {
  /** What the portal says its catalogue holds; null: it does not say. */
  readonly total: (scrapes: readonly Scrape[]) => number | null;
  /** Whether it can be asked for a dataset by id before it is given up. */
  readonly readsById: boolean;
}
export interface Outcome {
  readonly verdicts: Readonly<Record<'COMPLETE' | 'UNEVEN' | 'HELD' | 'BROKEN', number>>;
  readonly removals: number;
  /** Of those, datasets that a later scrape showed: they were there all the time. */
  readonly wrong: number;
}

const call: Call = { signal: new AbortController().signal, requestId: 'replay' };

function portalWith(isThere: (id: string) => boolean): Portal {
  const get = async (ids: readonly string[]): Promise<readonly (SourceRecord | ConnectorError | null)[]> =>
    ids.map((localId) => (isThere(localId) ? { localId, stamp: null, raw: {} } : null));
  return {
    capabilities: {
      catalogue: { since: 'none', order: 'unspecified', maxPageSize: 100, getMany: 100, count: 'exact' },
      rows: null,
    },
    catalogue: {
      list: () => {
        throw new Error('the list is given by the scrapes');
      },
      get,
    },
  };
}

/** Every scrape taken for a full walk that ended, under the rules of verdicts and of disappearance. */
export async function replayScrapes(scrapes: readonly Scrape[], told: Told): Promise<Outcome> {
  const verdicts = { COMPLETE: 0, UNEVEN: 0, HELD: 0, BROKEN: 0 };
  const missed = new Map<string, number>();
  const total = told.total(scrapes);
  let [removals, wrong] = [0, 0];
  for (const [index, { ids }] of scrapes.entries()) {
    const isThere = (id: string): boolean => scrapes.slice(index).some((later) => later.ids.has(id));
    const living = missed.size;
    for (const id of ids) missed.set(id, 0);
    const { verdict } = judgeWalk({
      mode: 'FULL',
      ended: true,
      failure: null,
      seen: ids.size,
      totals: total === null ? null : { first: total, last: total },
      repeatedPages: 0,
    });
    const absent = [...missed].filter(([id]) => !ids.has(id));
    const gone =
      verdict === 'COMPLETE'
        ? decideDisappearance(
            living,
            absent.map(([localId, missedBefore]) => ({ localId, missedBefore, isLeftOut: false })),
          )
        : { missed: [], remove: [], held: [] };
    verdicts[gone.held.length > 0 ? 'HELD' : verdict] += 1;
    for (const id of gone.missed) missed.set(id, (missed.get(id) ?? 0) + 1);
    const { found } = told.readsById
      ? await confirmGone(portalWith(isThere), gone.remove, call)
      : { found: [] };
    for (const { localId } of found) missed.set(localId, 0);
    const kept = new Set(found.map(({ localId }) => localId));
    for (const id of gone.remove.filter((one) => !kept.has(one))) {
      missed.delete(id);
      removals += 1;
      if (isThere(id)) wrong += 1;
    }
  }
  return { verdicts, removals, wrong };
}
