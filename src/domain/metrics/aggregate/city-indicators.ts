/** The indicators of a city, as researchers read them. */
import { COMMITMENT_INDICATORS } from '../../commitments/figure-indicators.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { defineAggregate, type DefinitionText } from './define.ts';
import { PORTAL_INDICATORS } from './portal-indicators.ts';

const CENSUS = 'US City Open Data Census 2018, categories';
const UNLIKE_PORTALS = new Set(['p.catalogueApi']);
const MOVEMENT_MISSING =
  'UNKNOWN until a portal of the city has a complete snapshot from 90 days before. Portals without one widen the bounds (PARTIAL_HISTORY). Until the city itself was measured 90 days before, copies are counted each (NOT_DEDUPLICATED).';
const CATEGORIES_MISSING =
  'A category with unconfirmed candidates only counts as not covered, and as covered in the upper bound; after an incomplete harvest it is UNKNOWN.';

const coverage: readonly DefinitionText[] = [
  {
    id: 'c.hvdCoverage',
    title: 'Coverage of the core categories',
    definition:
      'Of the 20 core categories of city data that are the city’s duty, those found in its catalogues. Not found there does not mean that the data do not exist.',
    formula: 'categories FOUND / (FOUND + CANDIDATE_ONLY + NOT_FOUND)',
    inputs: ['hvd.category'],
    source: CENSUS,
    missing: CATEGORIES_MISSING,
  },
  {
    id: 'c.hvdCoverage.2014',
    title: 'Coverage of the categories of 2014',
    definition:
      'As c.hvdCoverage, of the 19 categories of the older list, for comparison with older studies.',
    formula: 'categories FOUND / (FOUND + CANDIDATE_ONLY + NOT_FOUND)',
    inputs: ['hvd.category'],
    source: 'US City Open Data Census 2014, categories',
    missing: CATEGORIES_MISSING,
  },
  {
    id: 'c.hvdScore',
    title: 'Openness of the core categories',
    definition:
      'The mean over the core categories of the best census score among the datasets of each; 0 for a category that was not found.',
    formula: 'sum over applicable categories of max(census.score) / categories',
    kind: 'quantity',
    unit: 'points',
    range: [0, 100],
    inputs: ['hvd.category', 'census.score'],
    source: CENSUS,
    missing:
      'After an incomplete harvest a category that was not found is UNKNOWN, with bounds 0 and 100. The upper bound is that of whichever dataset may turn out to be the best.',
  },
  {
    id: 'c.hvdFresh',
    title: 'Freshness of the core categories',
    definition: 'Of the core categories found, those whose dataset with the best census score is up to date.',
    formula: 'categories whose best dataset has time.fresh PASS / (PASS + FAIL)',
    inputs: ['hvd.category', 'time.fresh'],
    source: CENSUS,
    missing:
      'The value goes by the dataset with the best score as far as that is known, the bounds by every one that may turn out to be the best.',
  },
];

const delivery: readonly DefinitionText[] = [
  {
    id: 'c.releaseOnTime',
    title: 'Releases on time',
    definition: 'Of the releases planned for the last 365 days, those that came within 14 days of their day.',
    formula: 'releases with a delay < 14 days / releases due in the last 365 days',
    inputs: ['release plan'],
    source: 'New York City Open Data, compliance dashboard',
    missing: 'UNKNOWN (NOT_IMPORTED) until a release plan is given.',
  },
  {
    id: 'c.policy',
    title: 'Provisions of the open data policy',
    definition: 'How many of the 31 provisions of the Sunlight guidelines the city’s policy documents hold.',
    formula: 'number of provisions tagged in policy documents',
    kind: 'quantity',
    unit: 'provisions',
    range: [0, 31],
    inputs: ['policy documents'],
    source: 'Sunlight Foundation, Open Data Policy Guidelines, version 3',
    missing: 'UNKNOWN (NOT_IMPORTED) until tags are given.',
  },
];

const INDEX_MISSING =
  'A pillar that is missing leaves no value and widens the bounds by its weight; without pillars of coverage >= 0.6 for 0.7 of the weight there are no bounds either.';
const PILLARS =
  'c.hvdCoverage 0.25, mean of c.openLicence and c.machineReadable 0.20, c.tau 0.20, c.mqa/405 0.15, c.alive 0.10, c.commitments.fulfilledShare 0.10';

const index: readonly DefinitionText[] = [
  {
    id: 'c.index',
    title: 'Index of six pillars (experimental)',
    definition:
      'EXPERIMENTAL. Coverage, openness, timeliness, metadata, links and delivery in one number, which is never to be shown without its parts.',
    formula: `weighted arithmetic mean: ${PILLARS}`,
    kind: 'quantity',
    unit: 'index',
    inputs: [
      'c.hvdCoverage',
      'c.openLicence',
      'c.machineReadable',
      'c.tau',
      'c.mqa',
      'c.alive',
      'c.commitments.fulfilledShare',
    ],
    missing: INDEX_MISSING,
  },
  {
    id: 'c.index.geometric',
    title: 'Index of six pillars, geometric (experimental)',
    definition: 'EXPERIMENTAL. As c.index, but a weak pillar cannot be made up for by a strong one.',
    formula: `product of max(pillar, 0.01)^weight: ${PILLARS}`,
    kind: 'quantity',
    unit: 'index',
    inputs: ['c.index'],
    missing: INDEX_MISSING,
  },
];

/** Made by comparing: they depend on which cities are compared. */
const compared: readonly DefinitionText[] = [
  {
    id: 'mqa.neutral',
    title: 'Metadata quality without what platforms decide',
    definition:
      'The MQA score without the questions that a platform in the comparison answers the same for all its portals. Always beside the raw score.',
    formula: '100 x sum of points of datasets / sum of remaining points',
    kind: 'quantity',
    unit: 'points of 100',
    range: [0, 100],
    inputs: ['mqa.*', 'platform'],
    source: 'CivicGraph, after data.europa.eu Metadata Quality Assessment',
    missing: 'What is unknown adds nothing to the value and its full points to the upper bound.',
  },
  {
    id: 'c.tau.standardised',
    title: 'Up to date, at one mix of frequencies',
    definition:
      'c.tau as it would be if all compared cities had the same mix of daily, weekly, monthly, quarterly and yearly datasets.',
    formula: 'sum over frequencies of (share in all compared cities) x (fresh / (fresh + stale))',
    kind: 'quantity',
    unit: 'share',
    inputs: ['time.fresh', 'dct:accrualPeriodicity'],
    source: 'Direct standardisation; tau of data (Atz, Open Data Institute 2014)',
    missing:
      'A frequency of which the city has no known dataset is not in the value and widens the bounds by its share.',
  },
];

export const CITY_INDICATORS: readonly IndicatorDefinition[] = [
  ...coverage.map((text) => defineAggregate('CITY', 'coverage', text)),
  ...PORTAL_INDICATORS.filter(({ id }) => !UNLIKE_PORTALS.has(id)).map(pooled),
  ...delivery.map((text) => defineAggregate('CITY', 'delivery', text)),
  ...COMMITMENT_INDICATORS,
  ...index.map((text) => defineAggregate('CITY', 'index', text)),
  ...compared.map((text) => defineAggregate('CITY', 'comparison', text)),
];

/** The same over all datasets of the city, each once: not the mean of its portals. */
function pooled(portal: IndicatorDefinition): IndicatorDefinition {
  const missing = portal.inputs.includes('snapshots') ? MOVEMENT_MISSING : portal.missing;
  return {
    ...{ ...portal, missing },
    id: `c.${portal.id.slice(2)}`,
    group: 'city',
    subject: 'CITY',
    definition: `${portal.definition} Over the datasets of all portals of the city, copies and derived views counted once.`,
  };
}
