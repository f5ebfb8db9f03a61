/** Measures one dataset by every indicator that there is. Pure: the same subject gives the same results. */
import { classifyDataset } from './categories/classify-dataset.ts';
import type { IndicatorDefinition } from './definition.ts';
import type { DatasetFacts } from './facts.ts';
import { factsOf } from './facts-of.ts';
import type { DatasetIndicator } from './indicator.ts';
import { CENSUS_INDICATORS } from './indicators/census.ts';
import { CONTENT_DEFINITIONS, measureContent } from './indicators/content.ts';
import { DOC_INDICATORS } from './indicators/doc.ts';
import { HVD_DEFINITIONS, measureHvd } from './indicators/hvd.ts';
import { MORE_DEFINITIONS, measureFair, measureLinks } from './indicators/more.ts';
import { measureMqa, MQA_DEFINITIONS } from './indicators/mqa.ts';
import { ODPW_INDICATORS } from './indicators/odpw.ts';
import { OPEN_INDICATORS, STAR_INDICATORS } from './indicators/open.ts';
import { TIME_INDICATORS } from './indicators/time.ts';
import type { MeasuredDataset } from './measured.ts';
import type { IndicatorResult } from './result.ts';
import type { DatasetSubject } from './subject.ts';
import { traitsOf } from './traits.ts';

const SIMPLE: readonly DatasetIndicator[] = [
  ...ODPW_INDICATORS,
  ...STAR_INDICATORS,
  ...OPEN_INDICATORS,
  ...CENSUS_INDICATORS,
  ...DOC_INDICATORS,
  ...TIME_INDICATORS,
];

/** One definition each, in the order of results. */
export const DATASET_INDICATORS: readonly IndicatorDefinition[] = [
  ...MQA_DEFINITIONS,
  ...SIMPLE.map(({ definition }) => definition),
  ...MORE_DEFINITIONS,
  ...HVD_DEFINITIONS,
  ...CONTENT_DEFINITIONS,
];

export function measureDataset(subject: DatasetSubject): MeasuredDataset {
  return measureFacts(factsOf(subject));
}
/** Of facts that are there already. */
export function measureFacts(facts: DatasetFacts): MeasuredDataset {
  const { subject } = facts;
  const { results: mqa, quality } = measureMqa(facts);
  const simple = SIMPLE.map(({ measure }) => measure(facts));
  const categories = classifyDataset(facts.dataset, subject.portal.overrides);
  const before: readonly IndicatorResult[] = [...mqa, ...simple];
  const byId = new Map(before.map((result) => [result.indicator, result]));
  return {
    portal: subject.dataset.portal,
    localId: subject.dataset.localId,
    platform: subject.platform,
    results: [
      ...before,
      ...measureFair(byId),
      ...measureLinks(facts),
      ...measureHvd(facts, categories, byId),
      ...measureContent(facts),
    ],
    quality,
    categories,
    traits: traitsOf(facts),
  };
}
