/** Action plans and what cities promise in them, as they stand in files. */
import {
  CHANNEL_KINDS,
  CONSULTATION_LEVELS,
  DUE_BASES,
  LEGAL_FORMS,
  MEASURABILITIES,
  OGP_VALUES,
  ORIGINS,
  PLAN_STATUSES,
  RELATIONS,
} from './choices.ts';
import {
  choice,
  date,
  day,
  edtf,
  integer,
  listOf,
  localised,
  number,
  oneOrMore,
  optional,
  record,
  referenceTo,
  required,
  slug,
  someOf,
  text,
  url,
  type Fields,
  type Shape,
} from './fields.ts';

const COUNT = integer(0, 1_000_000_000);

/** Of every record. */
export const recordedFields: Fields = {
  id: required(slug, 'lower-case words joined by "-"; never changes'),
  sourceUrl: optional(oneOrMore(url), 'web addresses where this can be read'),
  retrievedAt: optional(day, 'day on which it was read there'),
  recordOrigin: optional(choice(ORIGINS), 'how the record came here; FILE unless said otherwise'),
  provenanceNote: optional(text, 'what else there is to know about the source'),
};

/** Below zero is a contradiction of its own, told where counts are compared. */
const PIECES = integer(-1_000_000_000, 1_000_000_000);

const feedbackFields: Fields = {
  received: required(PIECES, 'pieces of feedback that came in'),
  published: optional(PIECES, 'of these, published'),
  accepted: optional(PIECES, 'taken up'),
  partlyAccepted: optional(PIECES, 'taken up in part'),
  rejected: optional(PIECES, 'not taken up'),
  unanswered: optional(PIECES, 'left without an answer'),
};
const channelFields: Fields = {
  kind: required(choice(CHANNEL_KINDS), 'what kind of channel'),
  url: optional(url, 'where it is or was'),
  heldOn: optional(date, 'when it was held'),
  participants: optional(COUNT, 'how many took part'),
};
export const consultationShape: Shape = {
  name: 'consultation',
  fields: {
    id: optional(slug, 'where the source has one'),
    startedOn: optional(date, 'first day'),
    endedOn: optional(date, 'last day'),
    level: optional(choice(CONSULTATION_LEVELS), 'level of participation, IAP2, as OGP uses it'),
    channels: optional(listOf(record('consultation channel', channelFields)), 'how people could take part'),
    feedback: optional(
      record('consultation feedback', feedbackFields),
      'counts; what is not known is left out',
    ),
    reasonedResponseUrl: optional(url, 'where the answers to the feedback stand'),
    howUsed: optional(text, 'how the feedback was used'),
  },
};

export const milestoneShape: Shape = {
  name: 'milestone',
  fields: {
    ...recordedFields,
    title: required(localised, 'what is to be reached'),
    startOn: optional(edtf, 'when work begins'),
    dueOn: optional(edtf, 'when it is to be reached'),
    responsible: optional(text, 'who does it'),
    deliverable: optional(text, 'what comes of it'),
    evidence: optional({ is: 'rules' }, 'what would prove it'),
    weight: optional(number(0.000001, 1_000_000), 'share in the progress of the commitment; 1 unless said'),
  },
};
const relatedFields: Fields = {
  kind: required(choice(RELATIONS), 'how the two belong together'),
  commitment: required(referenceTo('commitment'), 'the other commitment'),
};
const releaseFields: Fields = {
  plannedOn: optional(day, 'day that the tracker planned'),
  releasedOn: optional(day, 'day on which it came'),
};

export const commitmentShape: Shape = {
  name: 'commitment',
  fields: {
    ...recordedFields,
    number: optional({ is: 'label' }, 'number in the plan, as text: "3.2"'),
    title: required(localised, 'short'),
    text: required(localised, 'what is promised'),
    language: optional({ is: 'language' }, 'of plain texts in it; that of the plan unless said'),
    themes: required(someOf({ is: 'theme' }), 'T1 to T4'),
    actionTypes: optional(listOf({ is: 'actionType' }), 'T1.1 to T4.4, or their names'),
    pledges: optional(listOf(referenceTo('pledge')), 'pledges of the declaration that it serves: P1 to P5'),
    ogpValues: optional(listOf(choice(OGP_VALUES)), 'values of the Open Government Partnership'),
    policyAreas: optional(listOf(text), 'policy areas, in words'),
    problem: optional(text, 'what it is to mend'),
    expectedResult: optional(text, 'what is expected of it'),
    leadInstitution: optional(text, 'who leads'),
    supportingInstitutions: optional(listOf(text), 'who helps'),
    contact: optional(text, 'whom to ask'),
    partners: optional(
      listOf(referenceTo('partner')),
      'ids of partners, or their names as partners.yaml has them',
    ),
    startOn: optional(edtf, 'when work begins'),
    dueOn: optional(edtf, 'when it is to be done'),
    dueRule: optional(text, 'how the due date follows: "P90D after signing"'),
    dueBasis: optional(choice(DUE_BASES), 'what the due date is counted from'),
    measurability: optional(choice(MEASURABILITIES), 'what kind of thing would show it'),
    milestones: optional(listOf({ is: 'record', shape: milestoneShape }), 'steps'),
    evidence: optional({ is: 'rules' }, 'what would prove it; without rules it is UNVERIFIABLE'),
    relatedCommitments: optional(
      listOf(record('related commitment', relatedFields)),
      'others that belong to it',
    ),
    release: optional(record('release', releaseFields), 'entry of a tracker of planned releases'),
  },
};

export const planShape: Shape = {
  name: 'plan',
  fields: {
    ...recordedFields,
    city: required(referenceTo('city'), 'slug of the city; the folder has the same name'),
    round: optional(referenceTo('round'), 'round in which it was announced'),
    title: required(localised, 'what it is called'),
    language: optional({ is: 'language' }, 'of plain texts in the file; that of the city unless said'),
    publishedOn: optional(date, 'when it was signed or published'),
    periodStart: optional(date, 'first day that it speaks of'),
    periodEnd: optional(date, 'last day that it speaks of'),
    status: required(choice(PLAN_STATUSES), 'where it stands'),
    documentUrl: optional(oneOrMore(url), 'the document itself'),
    legalForm: optional(choice(LEGAL_FORMS), 'what kind of document'),
    consultation: optional({ is: 'record', shape: consultationShape }, 'how people were asked'),
    ogpActionPlanId: optional(
      { is: 'pattern', pattern: /^AP_[A-Z]{2,5}\d{2}$/, wanted: 'an id such as "AP_ARG01"' },
      'id of the Open Government Partnership',
    ),
    supersedes: optional(referenceTo('plan'), 'plan that it takes the place of'),
    provisions: optional(
      listOf(integer(1, 31)),
      'provisions of the Sunlight guidelines found in its documents, 1–31',
    ),
    commitments: required(someOf({ is: 'record', shape: commitmentShape }), 'what is promised'),
  },
};
