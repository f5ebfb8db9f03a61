/** High-value data: categories of cities, categories of the EU, and what the EU asks of those that are declared. */
import {
  declaredEuCategories,
  EU_CATEGORIES,
  EU_RELATIONS,
  isDeclaredHighValue,
  isHvdRegulation,
} from '../categories/eu-categories.ts';
import { TERMS_VERSION } from '../categories/terms.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { DatasetFacts } from '../facts.ts';
import { define, UNSEEN_IS_UNKNOWN, type GroupFacts } from '../indicator.ts';
import type { CategoryHit } from '../measured.ts';
import type { IndicatorResult, MeasurementState } from '../result.ts';
import {
  ABSENT,
  PASS,
  UNSEEN,
  amountOf,
  evidence,
  fail,
  notApplicable,
  pass,
  resultOf,
  unknown,
  unknownAmount,
  type Verdict,
} from '../verdict.ts';

const HVD: GroupFacts = {
  group: 'hvd',
  source: 'US City Open Data Census 2014 and 2018; Regulation (EU) 2023/138',
};
const EU: GroupFacts = {
  group: 'hvd',
  source: 'Implementing Regulation (EU) 2023/138, http://data.europa.eu/eli/reg_impl/2023/138/oj',
};

function category(categories: readonly CategoryHit[]): IndicatorResult {
  const { length } = categories.filter(({ verdict }) => verdict === 'MATCH');
  return amountOf('hvd.category', {
    value: length,
    lower: length,
    upper: categories.length,
    evidence: categories.map(({ category: field, verdict, method, phrases }) => ({
      field,
      value: [verdict, method, ...phrases],
    })),
  });
}

/** Declared ones count; those that words only point to may be. */
function euCategory({ dataset, sees }: DatasetFacts, categories: readonly CategoryHit[]): IndicatorResult {
  const declared = declaredEuCategories(dataset);
  const related = categories.flatMap(({ category: id, verdict }) => {
    const relation = EU_RELATIONS[id];
    return verdict === 'MATCH' && relation !== undefined ? [{ id, ...relation }] : [];
  });
  if (declared.length === 0 && !sees('hvdCategories')) return unknownAmount('hvd.euCategory', UNSEEN);
  const possible = new Set([...declared, ...related.map(({ code }) => code)]);
  return amountOf('hvd.euCategory', {
    value: declared.length,
    lower: declared.length,
    upper: possible.size,
    evidence: [
      ...declared.map((code) => ({ field: code, value: ['DECLARED', EU_CATEGORIES.get(code) ?? null] })),
      ...related.map(({ id, code, relation }) => ({ field: code, value: [relation, id] })),
    ],
  });
}

/** At most attribution: share-alike is more. */
function licence({ dataset, distributions, sees }: DatasetFacts): Verdict {
  const all = distributions.flatMap(({ distribution }) => distribution.licence ?? []);
  const stated = all.length > 0 ? all : dataset.licence === null ? [] : [dataset.licence];
  if (stated.some(({ openness }) => openness === 'OPEN')) return PASS;
  if (stated.some(({ openness }) => openness === 'UNKNOWN')) return unknown('CUSTOM_TERMS');
  if (stated.length > 0) return fail('NOT_OPEN');
  return sees('licence') || sees('distribution.licence') ? ABSENT : UNSEEN;
}

/** On the dataset, and on each of its distributions. */
function legislation({ dataset, distributions, sees }: DatasetFacts): Verdict {
  const names = (laws: readonly string[] | undefined): boolean => (laws ?? []).some(isHvdRegulation);
  if (!names(dataset.applicableLegislation)) return sees('applicableLegislation') ? ABSENT : UNSEEN;
  if (distributions.every(({ distribution }) => names(distribution.applicableLegislation))) return PASS;
  return sees('distribution.applicableLegislation') ? ABSENT : UNSEEN;
}

function conformance(facts: DatasetFacts, results: ReadonlyMap<string, IndicatorResult>): Verdict {
  if (!isDeclaredHighValue(facts.dataset)) {
    const isVisible = facts.sees('hvdCategories') && facts.sees('applicableLegislation');
    return isVisible ? notApplicable('NOT_DECLARED') : UNSEEN;
  }
  const resultFor = (id: string): MeasurementState => results.get(id)?.state ?? 'UNKNOWN';
  const parts = [
    ['LICENCE', licence(facts).state],
    ['BULK', resultFor('open.bulk')],
    ['API', resultFor('open.api')],
    ['LEGISLATION', legislation(facts).state],
  ] as const;
  const found = parts.flatMap(([part, state]) => evidence(part.toLowerCase(), state));
  const failed = parts.find(([, state]) => state === 'FAIL');
  if (failed !== undefined) return fail(`NO_${failed[0]}`, found);
  return parts.every(([, state]) => state === 'PASS') ? pass(found) : unknown('NOT_KNOWN', found);
}

/** `results`: those of openness. */
export function measureHvd(
  facts: DatasetFacts,
  categories: readonly CategoryHit[],
  results: ReadonlyMap<string, IndicatorResult>,
): readonly IndicatorResult[] {
  return [
    category(categories),
    euCategory(facts, categories),
    resultOf('hvd.conform', conformance(facts, results)),
  ];
}

export const HVD_DEFINITIONS: readonly IndicatorDefinition[] = [
  define(HVD, 'quantity', {
    id: 'hvd.category',
    title: 'Categories of high-value data',
    inputs: [
      'dct:title',
      'dcat:keyword',
      'dcat:theme',
      'dct:description',
      'columns',
      'dcatap:hvdCategory',
      'overrides',
    ],
    definition:
      'Which of 23 categories of high-value city data the dataset belongs to: by declaration, by a person, or by words in seven languages.',
    formula:
      'Categories with a score of 4 or more (title 4, keyword 3, column and theme 2, description 1; weak phrases half); 2 to 4 are candidates, which count in upper only. A declared EU category that is a close match counts whatever the words say.',
    unit: 'categories',
    range: [0, 23],
    better: null,
    missing: 'Languages without phrases are told at the portal.',
    version: TERMS_VERSION,
  }),
  define(EU, 'quantity', {
    id: 'hvd.euCategory',
    title: 'EU categories of high-value data, declared',
    inputs: ['dcatap:hvdCategory', 'hvd.category'],
    definition:
      'How many of the EU’s categories of high-value data the record declares. Categories of cities that stand near to one may be meant, which counts in upper only.',
    formula: 'Distinct codes under http://data.europa.eu/bna/ that are declared.',
    unit: 'categories',
    range: [0, null],
    better: null,
    missing: UNSEEN_IS_UNKNOWN,
  }),
  define(EU, 'verdict', {
    id: 'hvd.conform',
    title: 'Meets what the EU asks of high-value data',
    inputs: ['dct:license', 'open.bulk', 'open.api', 'dcatap:applicableLegislation'],
    definition:
      'Of datasets declared as high-value data by a category or by the regulation: whether they may be used with at most attribution, be fetched whole, be asked through an interface, and name the regulation.',
    formula:
      'PASS where the licence is open without share-alike, open.bulk and open.api pass, and the dataset and each of its distributions name the regulation.',
    missing:
      'Not declared: NOT_APPLICABLE. Declarations not visible on the platform, or any part UNKNOWN and none FAIL: UNKNOWN.',
  }),
];
