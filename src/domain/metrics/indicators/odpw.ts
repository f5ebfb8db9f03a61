/** Open Data Portal Watch: what is there, what conforms, what is open. */
import type { DatasetFacts, DistributionFacts } from '../facts.ts';
import { isFilled } from '../filled.ts';
import { measuredIndicator, verdictIndicator, type DatasetIndicator, type GroupFacts } from '../indicator.ts';
import type { MeasurementState } from '../result.ts';
import {
  ABSENT,
  UNSEEN,
  fail,
  notApplicable,
  pass,
  resultOf,
  shareOf,
  unknown,
  type Verdict,
} from '../verdict.ts';
import { DATASET_METRICS } from './mqa-dataset.ts';
import { DISTRIBUTION_METRICS } from './mqa-distribution.ts';
import {
  addressStates,
  contactAs,
  dates,
  dateStates,
  flag,
  formatAccuracy,
  formatListed,
  hasAddress,
  licenceListed,
  licenceOpen,
  linkStates,
  sizeAccuracy,
} from './odpw-checks.ts';
import { presence, presenceOfAny } from './presence.ts';

const ODPW: GroupFacts = {
  group: 'odpw',
  source:
    'Neumaier, Umbrich, Polleres: Automated Quality Assessment of Metadata across Open Data Portals (2016), Portal Watch',
};
const UNSEEN_RULE = 'Not visible on the platform: not counted in value, bounds in lower and upper.';
const NONE_RULE = 'Nothing of the kind in the record: NOT_APPLICABLE.';

/** An answer of MQA's, asked of one distribution. */
function askedOf(id: string): (facts: DatasetFacts, one: DistributionFacts) => MeasurementState {
  const place = DISTRIBUTION_METRICS.findIndex((one) => one.id === id);
  return (facts, { index }) => facts.judged[index]?.[place]?.state ?? 'UNKNOWN';
}
function askedOfDataset(id: string): (facts: DatasetFacts) => Verdict {
  const place = DATASET_METRICS.findIndex((one) => one.id === id);
  return (facts) => facts.own[place] ?? UNSEEN;
}

function overDistributions(
  words: {
    readonly id: string;
    readonly title: string;
    readonly inputs: readonly string[];
    readonly definition: string;
  },
  stateOf: (facts: DatasetFacts, one: DistributionFacts) => readonly MeasurementState[],
  whenNone: 'FAIL' | 'NOT_APPLICABLE' = 'FAIL',
): DatasetIndicator {
  const formula = 'Passing ÷ known, over all distributions.';
  return measuredIndicator(
    ODPW,
    'share',
    { ...words, formula, weight: 1, missing: UNSEEN_RULE },
    (id, facts) => {
      const { distributions } = facts;
      if (distributions.length === 0 && !facts.sees('distributions')) return resultOf(id, UNSEEN);
      if (distributions.length === 0)
        return whenNone === 'FAIL'
          ? { ...resultOf(id, fail('NO_DISTRIBUTION')), state: null }
          : resultOf(id, notApplicable('NO_DISTRIBUTION'));
      const states: MeasurementState[] = [];
      for (const one of distributions) states.push(...stateOf(facts, one));
      return shareOf(id, states, { none: 'NONE_STATED' });
    },
  );
}

const formatStates = askedOf('mqa.int.format');
const mediaTypeStates = askedOf('mqa.int.mediaType');
const sizeStates = askedOf('mqa.ctx.byteSize');
const licenceStates = askedOf('mqa.reu.licence');
const contactPoint = askedOfDataset('mqa.reu.contactPoint');
const publisherOf = askedOfDataset('mqa.reu.publisher');

export const ODPW_INDICATORS: readonly DatasetIndicator[] = [
  overDistributions(
    {
      id: 'odpw.ex.access',
      title: 'Has an address',
      inputs: ['dcat:accessURL', 'dcat:downloadURL'],
      definition: 'Share of distributions with an access or download address.',
    },
    (facts, one) => [hasAddress(facts, one)],
  ),
  measuredIndicator(
    ODPW,
    'share',
    {
      id: 'odpw.ex.discovery',
      title: 'Has what it is found by',
      inputs: ['dct:title', 'dct:description', 'dcat:keyword'],
      definition: 'Share of title, description and keywords that are filled.',
      formula: 'Filled ÷ 3.',
      weight: 1,
      missing: UNSEEN_RULE,
    },
    (id, facts) => {
      const states = [
        presence(facts, 'title', facts.dataset.title),
        presence(facts, 'description', facts.dataset.description),
        presenceOfAny(
          facts,
          'keywords',
          facts.dataset.keywords.some(isFilled),
          facts.dataset.keywords.length,
        ),
      ];
      return shareOf(
        id,
        states.map(({ state }) => state),
        { none: 'NONE_STATED' },
      );
    },
  ),
  verdictIndicator(
    ODPW,
    {
      id: 'odpw.ex.contact',
      title: 'Has a contact',
      inputs: ['dcat:contactPoint'],
      definition: 'Whether there is a contact; a publisher alone is none.',
      formula: 'PASS where there is.',
      weight: 1,
      missing: UNSEEN_RULE,
    },
    askedOfDataset('mqa.reu.contactPoint'),
  ),
  verdictIndicator(
    ODPW,
    {
      id: 'odpw.ex.contact~lenient',
      title: 'Has a contact or a publisher',
      inputs: ['dcat:contactPoint', 'dct:publisher'],
      definition: 'As Portal Watch counts it: a publisher counts as a contact.',
      formula: 'PASS where there is either.',
      missing: UNSEEN_RULE,
    },
    (facts) => {
      const contact = contactPoint(facts);
      const publisher = publisherOf(facts);
      if (contact.state === 'PASS' || publisher.state === 'PASS')
        return contact.state === 'PASS' ? contact : publisher;
      return contact.state === 'UNKNOWN' || publisher.state === 'UNKNOWN' ? UNSEEN : ABSENT;
    },
  ),
  overDistributions(
    {
      id: 'odpw.ex.rights',
      title: 'Has a licence',
      inputs: ['dct:license'],
      definition: 'Share of distributions with a licence, their own or their dataset’s.',
    },
    (facts, one) => [licenceStates(facts, one)],
  ),
  overDistributions(
    {
      id: 'odpw.ex.preservation',
      title: 'Has what preserving takes',
      inputs: ['dct:format', 'dcat:mediaType', 'dcat:byteSize'],
      definition: 'Share of format, media type and size that are stated, over all distributions.',
    },
    (facts, one) => [formatStates(facts, one), mediaTypeStates(facts, one), sizeStates(facts, one)],
  ),
  measuredIndicator(
    ODPW,
    'share',
    {
      id: 'odpw.ex.date',
      title: 'Has dates',
      inputs: ['dct:issued', 'dct:modified'],
      definition:
        'Share of dates of issue and of change that are stated, of the dataset and of each distribution.',
      formula: 'Filled ÷ 2 (1 + distributions).',
      weight: 1,
      missing: UNSEEN_RULE,
    },
    (id, facts) => shareOf(id, dates(facts), { none: 'NONE_STATED' }),
  ),
  ...[
    ['odpw.ex.temporal', 'Has a period', 'dct:temporal', 'Whether a period is covered.', 'mqa.fin.temporal'],
    ['odpw.ex.spatial', 'Has a place', 'dct:spatial', 'Whether a place is covered.', 'mqa.fin.spatial'],
  ].map(([id = '', title = '', input = '', definition = '', as = '']) =>
    verdictIndicator(
      ODPW,
      {
        id,
        title,
        definition,
        inputs: [input],
        formula: 'PASS where it is there.',
        weight: 1,
        missing: UNSEEN_RULE,
      },
      askedOfDataset(as),
    ),
  ),
  overDistributions(
    {
      id: 'odpw.co.accessUrl',
      title: 'Addresses are well formed',
      inputs: ['dcat:accessURL', 'dcat:downloadURL'],
      definition: `Share of addresses that are http or https with a dotted host. ${NONE_RULE}`,
    },
    (_facts, one) => addressStates(one),
    'NOT_APPLICABLE',
  ),
  ...(['email', 'url'] as const).map((kind) =>
    verdictIndicator(
      ODPW,
      {
        id: `odpw.co.contact${kind === 'email' ? 'Email' : 'Url'}`,
        title: `Contact has a ${kind === 'email' ? 'mail' : 'web'} address`,
        inputs: [kind === 'email' ? 'vcard:hasEmail' : 'vcard:hasURL'],
        definition: `Whether the contact has a well-formed ${kind === 'email' ? 'mail' : 'web'} address.`,
        formula: 'PASS where it has.',
        weight: 1,
        missing: 'No contact: NOT_APPLICABLE.',
      },
      contactAs(kind),
    ),
  ),
  measuredIndicator(
    ODPW,
    'share',
    {
      id: 'odpw.co.date',
      title: 'Dates can be read',
      inputs: ['dct:issued', 'dct:modified'],
      definition: 'Share of stated dates that can be read.',
      formula: 'Readable ÷ stated.',
      weight: 1,
      missing: `${NONE_RULE} One that cannot be read for sure: UNKNOWN.`,
    },
    (id, facts) => shareOf(id, dateStates(facts), { none: 'NONE_STATED', unknown: 'UNMAPPED_VALUE' }),
  ),
  overDistributions(
    {
      id: 'odpw.co.licence',
      title: 'Licences are known',
      inputs: ['dct:license'],
      definition: `Share of stated licences that are one of a list. ${NONE_RULE}`,
    },
    (_facts, one) => licenceListed(one),
    'NOT_APPLICABLE',
  ),
  overDistributions(
    {
      id: 'odpw.co.format',
      title: 'Formats are registered',
      inputs: ['dct:format', 'dcat:mediaType'],
      definition: `Share of stated formats that IANA or the EU file-type authority knows. ${NONE_RULE}`,
    },
    (_facts, one) => formatListed(one),
    'NOT_APPLICABLE',
  ),
  overDistributions(
    {
      id: 'odpw.op.format',
      title: 'Formats are non-proprietary',
      inputs: ['dct:format'],
      definition: 'Share of distributions in a non-proprietary format; one that no table knows is not known.',
    },
    flag('nonProprietary'),
  ),
  overDistributions(
    {
      id: 'odpw.op.machine',
      title: 'Formats are machine-readable',
      inputs: ['dct:format'],
      definition:
        'Share of distributions in a machine-readable format; one that no table knows is not known.',
    },
    flag('machineReadable'),
  ),
  overDistributions(
    {
      id: 'odpw.op.licence',
      title: 'Licences are open',
      inputs: ['dct:license'],
      definition:
        'Share of distributions under an open licence (Open Definition); terms of one’s own are not known.',
    },
    (facts, one) => [licenceOpen(facts, one)],
  ),
  overDistributions(
    {
      id: 'odpw.re.resource',
      title: 'Addresses answer',
      inputs: ['link check'],
      definition: `Share of checked addresses that answer. ${NONE_RULE}`,
    },
    (_facts, one) => linkStates(one),
    'NOT_APPLICABLE',
  ),
  accuracy(
    'odpw.ac.format',
    'Format is what is sent',
    'Whether the stated format is the one that the server sends.',
    formatAccuracy,
  ),
  accuracy(
    'odpw.ac.size',
    'Size is what is sent',
    'Whether the stated size is that of the file, within 1 KiB or 1 %.',
    sizeAccuracy,
  ),
];

function accuracy(
  id: string,
  title: string,
  definition: string,
  judge: (one: DistributionFacts) => MeasurementState | null,
): DatasetIndicator {
  return verdictIndicator(
    ODPW,
    {
      id,
      title,
      definition,
      inputs: ['link check'],
      formula: 'PASS where no checked distribution differs and one agrees.',
      weight: 1,
      missing: 'Not checked, or the server does not tell: UNKNOWN. Nothing stated: NOT_APPLICABLE.',
    },
    ({ distributions }) => {
      const states = distributions.map(judge).filter((state) => state !== null);
      if (states.length === 0) return notApplicable('NONE_STATED');
      if (states.includes('FAIL')) return fail('DIFFERS');
      return states.includes('PASS') && !states.includes('UNKNOWN') ? pass() : unknown('NOT_CHECKED');
    },
  );
}
