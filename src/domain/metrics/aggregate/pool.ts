/** The datasets of several portals as those of one city: each once. */
import { lookupKey } from '../../ids.ts';
import type { DatasetTraits, MeasuredDataset } from '../measured.ts';

/** A text, or a number that stands for one. */
type PoolKey = string | number | null;
/** All that pooling needs of a dataset: some hundred bytes, so that a whole city fits. */
export interface PoolFact extends Pick<DatasetTraits, 'derivedFrom'> {
  readonly sameDownload: PoolKey;
  readonly sameFiles: PoolKey;
  readonly sameIdentifier: PoolKey;
  readonly sameText: PoolKey;
  readonly portal: string;
  readonly localId: string;
  /** MQA points for certain: of copies the best described one is kept. */
  readonly points: number;
}
export interface DatasetName {
  readonly portal: string;
  readonly localId: string;
}
export interface Dropped extends DatasetName {
  readonly because: 'DERIVED' | 'SAME_DOWNLOAD' | 'SAME_IDENTIFIER' | 'SAME_TEXT';
  /** What stands for it in the pool. */
  readonly by: DatasetName;
}
export interface Pool {
  /** Kept datasets. */
  readonly size: number;
  readonly dropped: readonly Dropped[];
}

const KEYS = [
  ['sameDownload', 'SAME_DOWNLOAD'],
  ['sameFiles', 'SAME_DOWNLOAD'],
  ['sameIdentifier', 'SAME_IDENTIFIER'],
  ['sameText', 'SAME_TEXT'],
] as const;

export function poolFactOf({ portal, localId, quality, traits }: MeasuredDataset): PoolFact {
  const { derivedFrom, sameDownload, sameFiles, sameIdentifier, sameText } = traits;
  return {
    ...{ portal, localId, points: quality.lower },
    ...{ derivedFrom, sameDownload, sameFiles, sameIdentifier, sameText },
  };
}

/**
 * Views go where all that they are views of is in the pool: what they show stands there. Of the rest, datasets with
 * one download address are one, or with the same addresses in any order, then those with one identifier, then those with
 * one title, publisher and columns. Of copies, the one with the most MQA points is kept; among equals the first by portal
 * and local id. The order of the facts does not matter.
 */
export function poolDatasets(facts: Iterable<PoolFact>): Pool {
  const { kept, dropped } = withoutViews([...facts]);
  let left = kept;
  for (const [key, because] of KEYS) {
    const holders = bestByKey(left, key);
    const copies = left.filter((fact) => holderOf(holders, fact[key], fact) !== fact);
    if (copies.length === 0) continue;
    left = left.filter((fact) => holderOf(holders, fact[key], fact) === fact);
    for (const fact of copies.sort(byMerit))
      dropped.push({ ...nameOf(fact), because, by: nameOf(holderOf(holders, fact[key], fact)) });
  }
  return { size: left.length, dropped: resolved(dropped) };
}

type Holders = ReadonlyMap<string | number, PoolFact>;

/** Of all with a key, the best: nothing is sorted, since most keys are one fact's alone. */
function bestByKey(facts: readonly PoolFact[], key: (typeof KEYS)[number][0]): Holders {
  const best = new Map<string | number, PoolFact>();
  for (const fact of facts) {
    const value = fact[key];
    if (value === null) continue;
    const holder = best.get(value);
    if (holder === undefined || byMerit(fact, holder) < 0) best.set(value, fact);
  }
  return best;
}

function holderOf(holders: Holders, key: PoolKey, fact: PoolFact): PoolFact {
  return key === null ? fact : (holders.get(key) ?? fact);
}

/** What stood for a dataset may have been dropped itself by a later rule. */
function resolved(dropped: readonly Dropped[]): readonly Dropped[] {
  const standIn = new Map(dropped.map((one) => [lookupKey(one), one.by]));
  return dropped.map((one) => {
    let by = one.by;
    for (let next = standIn.get(lookupKey(by)); next !== undefined;) {
      by = next;
      next = standIn.get(lookupKey(by));
    }
    return { ...one, by };
  });
}

function withoutViews(all: readonly PoolFact[]): {
  readonly kept: readonly PoolFact[];
  readonly dropped: Dropped[];
} {
  if (all.every(({ derivedFrom }) => derivedFrom.length === 0)) return { kept: all, dropped: [] };
  const byName = new Map(all.map((fact) => [lookupKey(fact), fact]));
  const parentOf = (fact: PoolFact): PoolFact | null => {
    const parents = fact.derivedFrom.map((localId) =>
      byName.get(lookupKey({ portal: fact.portal, localId })),
    );
    const [first] = parents;
    return first === undefined || parents.includes(undefined) ? null : first;
  };
  const roots = rootsOf(all, parentOf);
  const dropped: Dropped[] = [];
  const rootOf = (fact: PoolFact): PoolFact => roots.get(fact) ?? fact;
  for (const fact of all.filter((one) => rootOf(one) !== one).sort(byMerit))
    dropped.push({ ...nameOf(fact), because: 'DERIVED', by: nameOf(rootOf(fact)) });
  return { kept: all.filter((one) => rootOf(one) === one), dropped };
}

/** The dataset at the end of each chain of views; of a circle of views, the best of it. Every link is followed once. */
function rootsOf(
  all: readonly PoolFact[],
  parentOf: (fact: PoolFact) => PoolFact | null,
): ReadonlyMap<PoolFact, PoolFact> {
  const roots = new Map<PoolFact, PoolFact>();
  for (const fact of all) {
    const trail = new Set<PoolFact>();
    let here = fact;
    let root = roots.get(here);
    while (root === undefined && !trail.has(here)) {
      trail.add(here);
      const parent = parentOf(here);
      if (parent === null) root = here;
      else {
        here = parent;
        root = roots.get(here);
      }
    }
    root ??= bestOfCircle([...trail], here);
    for (const one of trail) roots.set(one, root);
  }
  return roots;
}

function bestOfCircle(trail: readonly PoolFact[], entry: PoolFact): PoolFact {
  const [best = entry] = trail.slice(trail.indexOf(entry)).sort(byMerit);
  return best;
}

function byMerit(a: PoolFact, b: PoolFact): number {
  return b.points - a.points || compare(a.portal, b.portal) || compare(a.localId, b.localId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nameOf({ portal, localId }: PoolFact): DatasetName {
  return { portal, localId };
}
