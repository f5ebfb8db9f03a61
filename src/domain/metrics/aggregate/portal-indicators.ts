/** The indicators of a portal, as researchers read them. */
import type { IndicatorDefinition } from '../definition.ts';
import { defineAggregate, type DefinitionText } from './define.ts';
import { portalDocIndicators } from './portal-doc-indicators.ts';
import { portalScoreIndicators } from './portal-score-indicators.ts';

const OPEN_DEFINITION = 'Open Definition, https://opendefinition.org/';
const TAU = 'tau of data (Atz, Open Data Institute 2014)';
const HISTORY = 'UNKNOWN until there is a complete snapshot from 90 days before.';

const openness: readonly DefinitionText[] = [
  {
    id: 'p.openLicence',
    title: 'Open licences',
    definition:
      'How many of the datasets may be used by anyone for anything, at most with attribution or share-alike.',
    formula: 'open.licence PASS / (PASS + FAIL)',
    inputs: ['open.licence'],
    source: OPEN_DEFINITION,
  },
  {
    id: 'p.machineReadable',
    title: 'Machine-readable datasets',
    definition: 'How many of the datasets are offered in a format that programs read without guessing.',
    formula: 'open.machineReadable PASS / (PASS + FAIL)',
    inputs: ['open.machineReadable'],
    source: 'data.europa.eu Metadata Quality Assessment, list of machine-readable formats',
  },
  {
    id: 'p.api',
    title: 'Datasets with an interface',
    definition: 'How many of the datasets can be asked for a part of their content through an interface.',
    formula: 'open.api PASS / (PASS + FAIL)',
    inputs: ['open.api'],
    source: 'Open Data Inventory (ODIN), download options',
  },
  {
    id: 'p.bulk',
    title: 'Datasets to download whole',
    definition: 'How many of the datasets can be fetched whole, as a file or an export.',
    formula: 'open.bulk PASS / (PASS + FAIL)',
    inputs: ['open.bulk'],
    source: 'Global Open Data Index 2014, question on bulk download',
  },
  {
    id: 'p.alive',
    title: 'Links that work',
    definition:
      'How many of the distinct addresses of distributions answer; estimated where only a sample was checked.',
    formula:
      'sum over strata (host, address template) of size share x alive / checked; Wilson interval with the effective sample size',
    inputs: ['link check'],
    missing:
      'Addresses without an answer that settles it are not in the value; the bounds take them as dead and as alive.',
    source: 'Open Data Portal Watch, retrievability',
  },
];

const timeliness: readonly DefinitionText[] = [
  {
    id: 'p.tau.0',
    title: 'Up to date, strictly',
    definition:
      'Of the datasets with a declared update frequency, those whose data are no older than one period.',
    formula: 'fresh / (fresh + stale), fresh: age <= 1 x period',
    inputs: ['time.fresh.0'],
    source: TAU,
  },
  {
    id: 'p.tau',
    title: 'Up to date',
    definition:
      'Of the datasets with a declared update frequency, those whose data are no older than one period and a quarter. Read it with p.declaredShare.',
    formula: 'fresh / (fresh + stale), fresh: age <= 1.25 x period',
    inputs: ['time.fresh'],
    source: TAU,
  },
  {
    id: 'p.tau.1',
    title: 'Up to date, leniently',
    definition:
      'Of the datasets with a declared update frequency, those whose data are no older than two periods.',
    formula: 'fresh / (fresh + stale), fresh: age <= 2 x period',
    inputs: ['time.fresh.1'],
    source: TAU,
  },
  {
    id: 'p.tauObserved',
    title: 'Up to date by their own rhythm',
    definition:
      'Of the datasets that were seen to change at least four times, those no older than their usual gap and a quarter.',
    formula: 'fresh / (fresh + stale), fresh: age <= 1.25 x median gap between changes',
    inputs: ['time.freshObserved'],
  },
  {
    id: 'p.declaredShare',
    title: 'Declared update frequency',
    definition: 'How many of the datasets say how often they are updated, or that they never will be.',
    formula: 'time.declared PASS / (PASS + FAIL)',
    inputs: ['time.declared'],
    source: TAU,
  },
  {
    id: 'p.releaseRate90',
    title: 'New in 90 days',
    definition: 'Datasets that came within 90 days, against how many there were before.',
    formula: 'new datasets in 90 days / datasets 90 days ago',
    kind: 'quantity',
    unit: 'per dataset and 90 days',
    range: [0, null],
    inputs: ['snapshots'],
    missing: HISTORY,
  },
  {
    id: 'p.removalRate90',
    title: 'Vanished in 90 days',
    definition:
      'Datasets that vanished within 90 days, against how many there were before. Vanished: absent from two complete snapshots in a row.',
    formula: 'vanished datasets in 90 days / datasets 90 days ago',
    kind: 'quantity',
    unit: 'per dataset and 90 days',
    inputs: ['snapshots'],
    missing: HISTORY,
    better: 'less',
  },
];

const catalogue: readonly DefinitionText[] = [
  {
    id: 'p.size',
    title: 'Datasets',
    definition:
      'Datasets that hold data, copies and derived views counted once. A count says nothing of quality and is never ranked.',
    formula:
      'distinct datasets after de-duplication by download address, source identifier, and title with publisher and columns',
    kind: 'quantity',
    unit: 'datasets',
    range: [0, null],
    inputs: ['dcat:Dataset'],
    missing: 'Without de-duplication the records are counted, with reason NOT_DEDUPLICATED.',
    better: null,
  },
  {
    id: 'p.duplicateShare',
    title: 'Copies',
    definition: 'How many of the records repeat another dataset or are only a view of one.',
    formula: '1 - distinct / records',
    inputs: ['dcat:Dataset'],
    missing: 'UNKNOWN without de-duplication.',
    better: 'less',
  },
  {
    id: 'p.noDistribution',
    title: 'Without any distribution',
    definition: 'How many of the datasets have a record but nothing to fetch.',
    formula: 'datasets without distribution / datasets',
    inputs: ['dcat:distribution'],
    better: 'less',
  },
  {
    id: 'p.licenceConcentration',
    title: 'Use of the commonest licence',
    definition:
      'How many of the datasets that state a licence state the commonest one: whether there is one policy for all.',
    formula: 'datasets under the commonest licence / datasets with a licence',
    inputs: ['dct:license'],
    missing:
      'Datasets without a licence are not in the value; the bounds take none and all of them to be under the commonest.',
    better: null,
  },
  {
    id: 'p.publisherHHI',
    title: 'Concentration of publishers',
    definition:
      'Whether few or many offices publish: 1 when one publishes all, 1/k when k publish the same amount.',
    formula: 'sum over publishers of (share of datasets)^2',
    kind: 'quantity',
    unit: 'index',
    inputs: ['dct:publisher'],
    missing:
      'Datasets without a publisher are not in the value; the bounds give each its own publisher, and all to the largest.',
    source: 'Herfindahl-Hirschman index',
    better: null,
  },
  {
    id: 'p.catalogueApi',
    title: 'Catalogue by interface',
    definition: 'Whether the whole catalogue could be harvested through a documented interface.',
    formula: '1 harvested completely, 0.5 in part, 0 not at all or not through a documented interface',
    kind: 'quantity',
    unit: '0, 0.5 or 1',
    inputs: ['harvest log'],
    missing: 'UNKNOWN before the first harvest.',
  },
  {
    id: 'p.contactable',
    title: 'Someone to ask',
    definition: 'How many of the datasets name a contact by an e-mail or web address of valid form.',
    formula: 'odpw.co.contactEmail or odpw.co.contactUrl PASS / datasets',
    inputs: ['odpw.co.contactEmail', 'odpw.co.contactUrl'],
    source: 'Open Data Portal Watch, contact',
  },
  {
    id: 'p.multilingual',
    title: 'In several languages',
    definition: 'How many of the datasets have their title in at least two languages.',
    formula: 'datasets with titles in two or more languages / datasets',
    inputs: ['dct:title'],
  },
];

export const PORTAL_INDICATORS: readonly IndicatorDefinition[] = [
  ...catalogue.map((text) => defineAggregate('PORTAL', 'catalogue', text)),
  ...portalScoreIndicators,
  ...portalDocIndicators,
  ...openness.map((text) => defineAggregate('PORTAL', 'openness', text)),
  ...timeliness.map((text) => defineAggregate('PORTAL', 'timeliness', text)),
];
