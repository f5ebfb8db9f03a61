/** The folder itself, cities, saved queries, and what is said of commitments since they were made. */
import {
  AUTHOR_ROLES,
  COMPLETION_STATUSES,
  JURISDICTIONS,
  LINK_KINDS,
  OGP_VALUES,
  SCHEMES,
} from './choices.ts';
import {
  choice,
  date,
  day,
  edtf,
  fileOf,
  flag,
  integer,
  listOf,
  number,
  optional,
  record,
  referenceTo,
  required,
  text,
  url,
  type Fields,
  type FieldType,
  type Shape,
} from './fields.ts';
import { recordedFields } from './shapes-plan.ts';

const language: FieldType = { is: 'language' };

export const metaShape: Shape = {
  name: 'folder',
  fields: {
    schemaVersion: required(integer(1, 1), 'version of this layout: 1'),
    title: optional(text, 'what the folder is called'),
    label: optional(text, 'what all of it is, in one sentence that is shown with it'),
    language: optional(language, 'of plain texts, where neither plan nor city says'),
    licence: optional(text, 'under which the records may be used'),
    maintainers: optional(listOf(text), 'who keeps it'),
  },
};

// ---------------------------------------------------------------- cities

const placeIdFields: Fields = {
  wikidata: optional(text, 'Q60'),
  geonames: optional({ is: 'label' }, '5128581'),
  fips: optional({ is: 'label' }, 'code of the census'),
  ogpCode: optional(text, 'of the Open Government Partnership'),
};
const populationFields: Fields = {
  value: required(integer(1, 100_000_000), 'people'),
  year: required(integer(1000, 9999), 'when they were counted'),
  source: optional(text, 'by whom'),
};
export const cityShape: Shape = {
  name: 'city',
  fields: {
    ...recordedFields,
    name: required(text, 'what it is called'),
    country: required({ is: 'country' }, 'ISO 3166-1 alpha-2'),
    region: optional(text, 'state or province'),
    placeIds: optional(record('place ids', placeIdFields), 'ids elsewhere'),
    population: optional(record('population', populationFields), 'how many live there'),
    portals: optional(listOf(referenceTo('portal')), 'slugs of its portals in the registry'),
    jurisdictionKind: required(choice(JURISDICTIONS), 'what kind of place'),
    defaultLanguage: optional(language, 'of plain texts in its files'),
  },
};
// ---------------------------------------------------------------- what is said since

const linkFields: Fields = {
  url: required({ is: 'link' }, 'where it is'),
  title: optional(text, 'what it is called'),
  archivedUrl: optional({ is: 'link' }, 'where a copy is kept'),
  kind: required(choice(LINK_KINDS), 'what it is'),
};
const authorFields: Fields = {
  name: optional(text, 'who'),
  role: required(choice(AUTHOR_ROLES), 'as what'),
};
const updateShape: Shape = {
  name: 'status update',
  fields: {
    ...recordedFields,
    subject: required(referenceTo('subject'), 'id of a commitment or a milestone'),
    reportedOn: required(day, 'on which day'),
    period: optional(edtf, 'time that it speaks of'),
    status: required(choice(COMPLETION_STATUSES), 'how far it is'),
    percent: optional(number(0, 100), 'of the whole'),
    narrative: optional(text, 'what was done'),
    challenges: optional(text, 'what stood in the way'),
    regressed: optional(flag, 'true: it was there before and is not any more'),
    evidenceLinks: optional(listOf(record('evidence link', linkFields)), 'what shows it'),
    author: required(record('author', authorFields), 'who says so'),
  },
};
const inWordsOfScheme = optional(text, 'in the words of the scheme');
const openedFields: Fields = {
  overall: inWordsOfScheme,
  accessToInformation: inWordsOfScheme,
  civicParticipation: inWordsOfScheme,
  publicAccountability: inWordsOfScheme,
};
const assessmentShape: Shape = {
  name: 'assessment',
  fields: {
    ...recordedFields,
    subject: required(referenceTo('commitment'), 'id of a commitment'),
    assessor: required(text, 'who reviewed it'),
    date: required(date, 'when'),
    scheme: required(choice(SCHEMES), 'whose words are used'),
    specificity: inWordsOfScheme,
    verifiable: optional({ is: 'flag' }, 'whether it can be verified'),
    relevance: optional(listOf(choice(OGP_VALUES)), 'values that it serves'),
    potentialImpact: inWordsOfScheme,
    potentialForResults: optional(text, 'in the words of the scheme, since 2020'),
    completion: optional(choice(COMPLETION_STATUSES), 'how far it was'),
    completionReason: optional(text, 'why there is no completion'),
    earlyResults: inWordsOfScheme,
    didItOpenGovernment: optional(record('openness', openedFields), 'whether it opened government'),
    starred: optional(flag, 'whether it was starred'),
    reportUrl: optional(url, 'the report'),
  },
};

export const savedQueryShape: Shape = {
  name: 'saved query',
  fields: {
    ...recordedFields,
    version: required(integer(1, 1_000_000), 'raised whenever the selector changes'),
    title: required(text, 'what it finds'),
    selector: required({ is: 'selector' }, 'which datasets'),
    author: optional(text, 'who wrote it'),
    digest: optional(
      { is: 'pattern', pattern: /^[0-9a-f]{64}$/, wanted: 'a SHA-256 in 64 lower-case hexadecimal digits' },
      'SHA-256 of the selector in canonical JSON; keeps it as it is',
    ),
  },
};

export const updatesShape = fileOf('file of updates', {
  updates: updateShape,
  assessments: assessmentShape,
});
