/** Definitions of portal indicators that are means of scores of datasets. */
import type { IndicatorDefinition } from '../definition.ts';
import { BANDS } from './count-traits.ts';
import { defineAggregate } from './define.ts';

const MQA = 'data.europa.eu Metadata Quality Assessment, https://data.europa.eu/mqa/methodology';
const ODPW = 'Open Data Portal Watch (Umbrich, Neumaier, Polleres)';
const PARTLY_KNOWN =
  'What is unknown of a dataset adds nothing to the value and its full points to the upper bound.';

const DIMENSIONS = [
  ['findability', 100],
  ['accessibility', 100],
  ['interoperability', 110],
  ['reusability', 75],
  ['contextuality', 20],
] as const;

const BAND_TEXT = {
  EXCELLENT: '351 to 405 points',
  GOOD: '221 to 350 points',
  SUFFICIENT: '121 to 220 points',
  BAD: '0 to 120 points',
} as const;

/** Without prefix, with what is asked. */
export const ODPW_METRICS: readonly (readonly [name: string, asks: string])[] = [
  ['ex.access', 'Distributions with an address to fetch them from.'],
  ['ex.discovery', 'Title, description and keywords filled in.'],
  ['ex.contact', 'A contact given.'],
  ['ex.rights', 'Distributions with a licence.'],
  ['ex.preservation', 'Format, media type and size of distributions filled in.'],
  ['ex.date', 'Dates of issue and change filled in, of datasets and distributions.'],
  ['ex.temporal', 'The time covered given.'],
  ['ex.spatial', 'The area covered given.'],
  ['co.accessUrl', 'Addresses of valid form, of those given.'],
  ['co.contactEmail', 'A contact e-mail of valid form, where a contact is given.'],
  ['co.contactUrl', 'A contact address of valid form, where a contact is given.'],
  ['co.date', 'Dates of valid form, of those given.'],
  ['co.licence', 'Licences on a known list, of those given.'],
  ['co.format', 'Registered formats and media types, of those given.'],
  ['op.format', 'Distributions in a format that no company owns.'],
  ['op.machine', 'Distributions in a machine-readable format.'],
  ['op.licence', 'Distributions under an open licence.'],
  ['re.resource', 'Addresses that answer, of those checked.'],
  ['ac.format', 'Declared format as the server says it.'],
  ['ac.size', 'Declared size as the server says it.'],
];

const mean = (text: Parameters<typeof defineAggregate>[2]): IndicatorDefinition =>
  defineAggregate('PORTAL', 'quality', {
    kind: 'quantity',
    unit: 'points',
    source: MQA,
    missing: PARTLY_KNOWN,
    ...text,
  });

export const portalScoreIndicators: readonly IndicatorDefinition[] = [
  mean({
    id: 'p.mqa',
    title: 'Metadata quality, mean',
    definition: 'The mean of the MQA scores of all datasets: how well the catalogue describes its data.',
    formula: 'sum of scores / datasets; percentile bootstrap, normal approximation above 20 000 datasets',
    range: [0, 405],
    inputs: ['mqa.total'],
  }),
  mean({
    id: 'p.mqa.median',
    title: 'Metadata quality, median',
    definition: 'The MQA score that half of the datasets reach. Few very good or bad records do not move it.',
    formula: 'median of scores; percentile bootstrap, normal approximation of ranks above 20 000 datasets',
    range: [0, 405],
    inputs: ['mqa.total'],
    missing: 'Of the points known; the bounds are the medians of all lower and of all upper scores.',
  }),
  mean({
    id: 'p.mqa.proportional',
    title: 'Metadata quality, proportional',
    definition:
      'Points of each MQA question times the share of datasets that pass it, of those whose answer is known. Unlike the mean of scores it stands for all datasets where links were only sampled.',
    formula: 'sum over MQA questions of points x PASS / (PASS + FAIL)',
    range: [0, 405],
    inputs: ['mqa.*'],
    missing:
      'Questions without any known answer add nothing to the value and their points to the upper bound.',
  }),
  ...DIMENSIONS.map(([name, points]) =>
    mean({
      id: `p.mqa.${name}`,
      title: `Metadata quality: ${name}`,
      definition: `The mean of the MQA points for ${name}, of ${points}.`,
      formula: `sum of points for ${name} / datasets`,
      range: [0, points],
      inputs: [`mqa.${name}`],
    }),
  ),
  ...BANDS.map((band) =>
    mean({
      id: `p.mqa.band.${band}`,
      title: `Metadata quality: datasets rated ${band.toLowerCase()}`,
      definition: `How many of the datasets score ${BAND_TEXT[band]} of 405.`,
      formula: `datasets with ${BAND_TEXT[band]} / datasets`,
      kind: 'share',
      unit: 'share',
      inputs: ['mqa.total'],
      missing: 'The bounds count the datasets that are in the band for certain, and those that may be.',
      better: band === 'EXCELLENT' ? 'more' : band === 'BAD' ? 'less' : null,
    }),
  ),
  ...ODPW_METRICS.map(([name, asks]) =>
    mean({
      id: `p.odpw.${name}`,
      title: `Portal Watch: ${name}`,
      definition: `${asks} The mean over datasets.`,
      formula: `mean of odpw.${name} over datasets where it applies and is known`,
      unit: 'mean share',
      inputs: [`odpw.${name}`],
      source: ODPW,
      missing: 'Unknown datasets are not in the value; the bounds take them as 0 and as 1.',
    }),
  ),
  mean({
    id: 'p.star',
    title: 'Stars of open data, mean',
    definition: 'The mean of the stars of datasets, 0 without an open licence and at most 5.',
    formula: 'sum of stars / datasets with known stars',
    unit: 'stars',
    range: [0, 5],
    inputs: ['star.tbl'],
    source: 'Berners-Lee, https://5stardata.info/',
    missing:
      'Datasets of unknown licence are not in the value; the bounds take them as 0 and as their formats allow.',
  }),
  mean({
    id: 'p.census',
    title: 'Open data census score, mean',
    definition:
      'The mean of the census scores of datasets: online, free, machine-readable, whole, openly licensed, up to date.',
    formula: 'sum of scores / datasets',
    range: [0, 100],
    inputs: ['census.score'],
    source: 'Global Open Data Index 2014',
  }),
];
