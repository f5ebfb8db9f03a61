/** An indicator of a dataset: what it is, and the function that measures it. */
import type { IndicatorDefinition, IndicatorGroup } from './definition.ts';
import type { DatasetFacts } from './facts.ts';
import type { IndicatorResult } from './result.ts';
import { resultOf, type Verdict } from './verdict.ts';

export interface DatasetIndicator<Facts = DatasetFacts> {
  readonly definition: IndicatorDefinition;
  readonly measure: (facts: Facts) => IndicatorResult;
}
/** What is to be said of one; the rest follows from its kind. */
export interface IndicatorWords {
  readonly id: string;
  readonly title: string;
  readonly inputs: readonly string[];
  readonly definition: string;
  readonly formula: string;
  readonly missing: string;
  readonly dimension?: string;
  readonly weight?: number;
  readonly version?: string;
  readonly unit?: string;
  readonly range?: readonly [number, number | null];
  readonly better?: IndicatorDefinition['better'];
}
export interface GroupFacts {
  readonly group: IndicatorGroup;
  readonly source: string;
}

/** What most say of fields that a platform does not show. */
export const UNSEEN_IS_UNKNOWN = 'Not visible on the platform: UNKNOWN.';

const UNITS = { verdict: '0 or 1', share: 'share', quantity: 'number', points: 'points' } as const;

export function define(
  { group, source }: GroupFacts,
  kind: IndicatorDefinition['kind'],
  words: IndicatorWords,
): IndicatorDefinition {
  const { id, title, inputs, definition, formula, missing } = words;
  return {
    ...{ id, title, group, source, kind, inputs, definition, formula, missing },
    version: words.version ?? '1.0.0',
    dimension: words.dimension ?? null,
    subject: 'DATASET',
    unit: words.unit ?? UNITS[kind],
    range: words.range ?? [0, 1],
    weight: words.weight ?? null,
    better: words.better === undefined ? 'more' : words.better,
  };
}

export function verdictIndicator<Facts = DatasetFacts>(
  group: GroupFacts,
  words: IndicatorWords,
  judge: (facts: Facts) => Verdict,
): DatasetIndicator<Facts> {
  const definition = define(group, 'verdict', words);
  return { definition, measure: (facts) => resultOf(definition.id, judge(facts)) };
}
export function measuredIndicator<Facts = DatasetFacts>(
  group: GroupFacts,
  kind: 'share' | 'quantity' | 'points',
  words: IndicatorWords,
  measure: (id: string, facts: Facts) => IndicatorResult,
): DatasetIndicator<Facts> {
  const definition = define(group, kind, words);
  return { definition, measure: (facts) => measure(definition.id, facts) };
}
