/** Promises of a benchmark: rules on what stands in the catalogue, as people write them, and some on what does not. */
import type { Commitment } from '../../src/domain/commitments/book.ts';
import type { Criterion, DatasetRule, Selector } from '../../src/domain/commitments/rules.ts';
import { tokensOf } from '../../src/domain/metrics/categories/phrases.ts';
import { CORE_CATEGORIES } from '../../src/domain/metrics/categories/terms.ts';
import { seededRandom } from '../../test/twins/faults.ts';

export interface Sample {
  readonly title: string;
  readonly publisher: string | null;
}
export const CITY = 'bench';
export const PLAN = 'bench-plan';

const CRITERIA: readonly (readonly Criterion[])[] = [
  [{ check: 'machineReadable', required: true }],
  [
    { check: 'machineReadable', required: true },
    { check: 'openLicence', required: true },
    { check: 'fresh', required: true, within: 'declared', grace: 0.25 },
  ],
  [
    { check: 'openLicence', required: true },
    { check: 'fresh', required: true, within: { days: 31 }, grace: 0.25 },
    { check: 'alive', required: false },
  ],
  [
    { check: 'api', required: true },
    { check: 'publishedBy', required: true, date: '2020-06-30', grace: 14 },
  ],
  [
    { check: 'mqa', required: true, gte: 200 },
    { check: 'contactable', required: true },
  ],
];

type Pick = <T>(of: readonly T[]) => T;

function contains(value: string): Selector {
  return {
    any: [
      { field: 'title', op: 'contains', value },
      { field: 'keyword', op: 'contains', value },
    ],
  };
}
/** Of ten promises, six by words of a title, two by a category and who publishes, one by a pattern, one in vain. */
function selectorFor(kind: number, sample: Sample, pick: Pick): Selector {
  const words = tokensOf(sample.title).filter((word) => word.length > 2);
  if (kind < 6 && words.length > 0) return { all: words.slice(0, 4).map(contains) };
  const category: Selector = { field: 'hvd.category', op: 'eq', value: pick(CORE_CATEGORIES) };
  if (kind < 8)
    return sample.publisher === null
      ? { all: [category, contains(words[0] ?? 'data')] }
      : { all: [category, { field: 'publisher.name', op: 'eq', value: sample.publisher }] };
  if (kind < 9) return { field: 'title', op: 'matches', value: `^(?i)${words.slice(0, 3).join('\\W+')}` };
  return { all: [contains('unicorns'), { not: contains(words[0] ?? 'data') }] };
}

/** The same for the same samples and seed. */
export function benchPromises(
  samples: readonly Sample[],
  count: number,
  seed: number,
): readonly Commitment[] {
  const draw = seededRandom(seed);
  const pick: Pick = (of) => {
    const one = of[Math.floor(draw() * of.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  };
  return Array.from({ length: count }, (_, at): Commitment => {
    const selector = selectorFor(at % 10, pick(samples), pick);
    return { ...promise(`bench-${at}`), evidence: [rule(selector, pick(CRITERIA), at)] };
  });
}

function rule(selector: Selector, criteria: readonly Criterion[], at: number): DatasetRule {
  return {
    ...{ id: 'e1', required: true, weight: 1, kind: 'dataset' },
    ...{ scope: null, pins: null, selector, savedQuery: null, criteria },
    quantifier: at % 5 === 0 ? { share: 0.8 } : { atLeast: 1 + (at % 3) },
  };
}

export function promise(id: string): Commitment {
  const said = { shown: id, by: { en: id } };
  return {
    id,
    provenance: {
      ...{ origin: 'FILE', sourceUrls: [], retrievedAt: null, note: null, file: 'bench.yaml', line: 1 },
    },
    ...{ plan: PLAN, city: CITY, number: null, title: said, text: said, themes: ['T1'], actionTypes: [] },
    ...{ pledges: [], ogpValues: [], policyAreas: [], problem: null, expectedResult: null },
    ...{ leadInstitution: null, supportingInstitutions: [], contact: null, partners: [], startOn: null },
    ...{ dueOn: '2020-06-30', dueRule: null, dueBasis: null, measurability: null, milestones: [] },
    ...{ evidence: [], related: [], release: null },
  };
}
