/** The partnership in files: declaration, rounds, steering committee, partners and signatories. */
import {
  MEMBER_KINDS,
  MEMBER_ROLES,
  PARTNER_KINDS,
  PARTNER_ROLES,
  ROUND_STATES,
  SIGNATORY_STATUSES,
} from './choices.ts';
import {
  choice,
  date,
  edtf,
  fileOf,
  integer,
  listOf,
  optional,
  record,
  referenceTo,
  required,
  someOf,
  text,
  url,
  type Fields,
  type FieldType,
  type Shape,
} from './fields.ts';
import { recordedFields } from './shapes-plan.ts';

const roundId: FieldType = { is: 'id', also: /^R[1-9]\d*$/, example: 'R1' };
const pledgeFields: Fields = {
  id: required({ is: 'id', also: /^P[1-9]\d*$/, example: 'P1' }, 'P1, P2, …'),
  ordinal: required(integer(1, 1000), 'place in the declaration'),
  text: required(text, 'word for word'),
  textSha256: optional(
    { is: 'pattern', pattern: /^[0-9a-f]{64}$/, wanted: 'a SHA-256 in 64 lower-case hexadecimal digits' },
    'SHA-256 of the text; keeps it as it is. Those of ogip-2012 are known without',
  ),
};
const goalFields: Fields = {
  id: required({ is: 'id', also: /^G[1-9]\d*$/, example: 'G1' }, 'G1, G2, …'),
  title: required(text, 'what is wanted'),
};
export const declarationShape: Shape = {
  name: 'declaration',
  fields: {
    ...recordedFields,
    title: required(text, 'what it is called'),
    text: optional(text, 'what it says besides goals and pledges'),
    openedOn: optional(date, 'since when it can be signed'),
    goals: optional(listOf(record('goal', goalFields)), 'what it is for'),
    pledges: required(someOf(record('pledge', pledgeFields)), 'what who signs pledges'),
  },
};
const roundShape: Shape = {
  name: 'round',
  fields: {
    ...recordedFields,
    id: required(roundId, 'R1, R2, …'),
    ordinal: required(integer(1, 1000), 'which one'),
    label: required(text, 'what it is called'),
    announcedOn: required(edtf, 'when its plans were or are to be announced'),
    event: optional(text, 'on what occasion'),
    place: optional(text, 'where'),
    state: optional(choice(ROUND_STATES), 'PLANNED unless said'),
  },
};
const memberFields: Fields = {
  organisation: required(text, 'which body'),
  person: optional(text, 'who speaks for it'),
  kind: required(choice(MEMBER_KINDS), 'what kind of body'),
  role: required(choice(MEMBER_ROLES), 'what it is in the committee'),
  from: optional(date, 'since when'),
  to: optional(date, 'until when'),
};
const meetingFields: Fields = {
  date: required(date, 'when it met'),
  minutesUrl: optional(url, 'where the minutes are'),
};
const committeeShape: Shape = {
  name: 'steering committee',
  fields: {
    ...recordedFields,
    scope: required(text, 'what it steers'),
    establishedOn: optional(date, 'since when there is one'),
    members: optional(listOf(record('committee member', memberFields)), 'who sits in it'),
    meetings: optional(listOf(record('meeting', meetingFields)), 'when it met'),
  },
};
const partnerRoleFields: Fields = {
  commitment: required(referenceTo('commitment'), 'in which commitment'),
  role: required(choice(PARTNER_ROLES), 'as what'),
};
const partnerShape: Shape = {
  name: 'partner',
  fields: {
    ...recordedFields,
    name: required(text, 'what it is called'),
    kind: required(choice(PARTNER_KINDS), 'what kind of body'),
    roles: optional(listOf(record('partner role', partnerRoleFields)), 'what it does where'),
  },
};

const signatoryShape: Shape = {
  name: 'signatory',
  fields: {
    ...recordedFields,
    city: required(referenceTo('city'), 'which city'),
    declaration: required(referenceTo('declaration'), 'what it signed'),
    signedOn: optional(date, 'when'),
    signerName: optional(text, 'by whose hand'),
    signerRole: optional(text, 'in which office'),
    round: optional(referenceTo('round'), 'in which round'),
    evidence: required(listOf({ is: 'link' }), 'where that can be seen; [] leaves it UNCONFIRMED'),
    status: optional(
      choice(SIGNATORY_STATUSES),
      'UNCONFIRMED unless said, and wherever there is no evidence',
    ),
  },
};

export const roundsShape = fileOf('file of rounds', { rounds: roundShape });
export const partnersShape = fileOf('file of partners', { partners: partnerShape });
export const committeesShape = fileOf('file of committees', { committees: committeeShape });
export const signatoriesShape = fileOf('file of signatories', { signatories: signatoryShape });
