/** What a kept measurement rests on: found anew from the record, which the same results prove to be the same. */
import type { Dataset } from '../domain/dataset.ts';
import { measureFacts } from '../domain/metrics/measure-dataset.ts';
import type { MeasuredDataset } from '../domain/metrics/measured.ts';
import type { Overrides } from '../domain/metrics/overrides.ts';
import { unpacked } from '../domain/metrics/pack.ts';
import type { Evidence, IndicatorResult } from '../domain/metrics/result.ts';
import { violationsIn, type Violation } from '../domain/metrics/violations.ts';
import type { ContentStore } from '../ports/contents.ts';
import type { LinkStore } from '../ports/links.ts';
import type { KeptMeasurement, MetricBook } from '../ports/metrics.ts';
import { factsAt, type Seen, type Surroundings } from './facts-at.ts';
import { linksOf } from './known-links.ts';

export interface EvidenceDeps {
  readonly links: Pick<LinkStore, 'facts'>;
  readonly metrics: Pick<MetricBook, 'pasts'>;
  readonly contents: Pick<ContentStore, 'facts'>;
  readonly overrides: Overrides;
}
export interface Found extends Pick<Seen, 'facts'> {
  readonly measured: MeasuredDataset;
}
/** `isShared`: it was measured as one whose description too many others have. */
export type FindAgain = (dataset: Dataset, isShared: boolean) => Found;

/** Whether the description of a dataset was one of too many, which is kept in the result alone. */
export function wasShared({ pack }: Pick<KeptMeasurement, 'pack'>, at: string): boolean {
  return unpacked(pack, at).some(
    ({ indicator, reason }) => indicator === 'doc.description' && reason === 'SHARED',
  );
}

/** Measures datasets of one portal as they were measured at `at`. One question to each store for all of them. */
export async function findAgain(
  { links, metrics, contents, overrides }: EvidenceDeps,
  portal: string,
  { platform, language, at }: Pick<Surroundings, 'platform' | 'language' | 'at'>,
  datasets: readonly Dataset[],
): Promise<FindAgain> {
  const ids = datasets.map(({ localId }) => localId);
  const pasts = await metrics.pasts(portal, ids);
  const facts = await contents.facts(ids.map((localId) => ({ portal, localId })));
  const known = new Map(
    ids.map((localId, index) => [localId, { past: pasts[index] ?? null, content: facts[index] ?? null }]),
  );
  const said = overrides.portals.get(portal) ?? [];
  const surroundings = { platform, language, at, overrides: said, link: await linksOf(links, datasets) };
  return (dataset, isShared) => {
    const { past = null, content = null } = known.get(dataset.localId) ?? {};
    const seen = factsAt(dataset, surroundings, { past, content, isShared });
    return { facts: seen.facts, measured: measureFacts(seen.facts) };
  };
}

/** null: the record has changed since it was measured, so that what it holds now is no evidence. */
export function evidenceOf(
  { measured }: Found,
  kept: Pick<KeptMeasurement, 'pack'>,
  at: string,
  indicator: string,
): readonly Evidence[] | null {
  const before = unpacked(kept.pack, at).find((result) => result.indicator === indicator);
  const now = measured.results.find((result) => result.indicator === indicator);
  if (before === undefined || now === undefined) return null;
  return isSame(before, now) ? now.evidence : null;
}

/** The reason too: what is unknown for another reason now rests on something else. */
function isSame(a: IndicatorResult, b: IndicatorResult): boolean {
  return (
    a.state === b.state &&
    a.value === b.value &&
    a.lower === b.lower &&
    a.upper === b.upper &&
    a.reason === b.reason
  );
}

/** The kept violation in full; null: mended, or the record has changed so that it cannot be shown. */
export function violationIn(dataset: Dataset, again: FindAgain, indicator: string): Violation | null {
  const among = (isShared: boolean): Violation | null => {
    const { facts, measured } = again(dataset, isShared);
    return violationsIn(facts, measured).find((violation) => violation.indicator === indicator) ?? null;
  };
  // Of a description nobody but the kept result knows whether it was one of too many.
  return among(false) ?? (indicator === 'doc.description' ? among(true) : null);
}
