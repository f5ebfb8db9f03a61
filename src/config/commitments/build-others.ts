/** Everything of a book besides plans, and the cities of a registry, from records whose form has been checked. */
import type {
  Assessment,
  Declaration,
  Partner,
  Round,
  Signatory,
  StatusUpdate,
  SteeringCommittee,
} from '../../domain/commitments/book.ts';
import type { City, PlaceIds } from '../../domain/registry.ts';
import {
  AUTHOR_ROLES,
  COMPLETION_STATUSES,
  JURISDICTIONS,
  LINK_KINDS,
  MEMBER_KINDS,
  MEMBER_ROLES,
  OGP_VALUES,
  PARTNER_KINDS,
  PARTNER_ROLES,
  ROUND_STATES,
  SCHEMES,
  SIGNATORY_STATUSES,
} from './choices.ts';
import type { Given } from './given.ts';

/** SHA-256 of a text in UTF-8, hex. */
export type Digest = (text: string) => string;

export function declarationOf(given: Given, digest: Digest): Declaration {
  return {
    ...given.recorded(),
    title: given.need('title'),
    text: given.text('text'),
    openedOn: given.text('openedOn'),
    goals: given.records('goals').map((goal) => ({ id: goal.need('id'), title: goal.need('title') })),
    pledges: given.records('pledges').map((pledge) => ({
      id: pledge.need('id'),
      ordinal: pledge.number('ordinal') ?? 0,
      text: pledge.need('text'),
      textSha256: digest(pledge.need('text')),
    })),
  };
}
export function roundOf(given: Given): Round {
  return {
    ...given.recorded(),
    ordinal: given.number('ordinal') ?? 0,
    label: given.need('label'),
    announcedOn: given.need('announcedOn'),
    event: given.text('event'),
    place: given.text('place'),
    state: given.needChoice('state', ROUND_STATES, 'PLANNED'),
  };
}
export function committeeOf(given: Given): SteeringCommittee {
  return {
    ...given.recorded(),
    scope: given.need('scope'),
    establishedOn: given.text('establishedOn'),
    members: given.records('members').map((member) => ({
      organisation: member.need('organisation'),
      person: member.text('person'),
      kind: member.needChoice('kind', MEMBER_KINDS, 'NGO'),
      role: member.needChoice('role', MEMBER_ROLES, 'MEMBER'),
      from: member.text('from'),
      to: member.text('to'),
    })),
    meetings: given.records('meetings').map((meeting) => ({
      date: meeting.need('date'),
      minutesUrl: meeting.text('minutesUrl'),
    })),
  };
}
export function partnerOf(given: Given): Partner {
  return {
    ...given.recorded(),
    name: given.need('name'),
    kind: given.needChoice('kind', PARTNER_KINDS, 'NGO'),
    roles: given.records('roles').map((role) => ({
      commitment: role.need('commitment'),
      role: role.needChoice('role', PARTNER_ROLES, 'USER'),
    })),
  };
}
export function signatoryOf(given: Given): Signatory {
  const evidence = given.texts('evidence');
  const said = given.choice('status', SIGNATORY_STATUSES) ?? 'UNCONFIRMED';
  return {
    ...given.recorded(),
    city: given.need('city'),
    declaration: given.need('declaration'),
    signedOn: given.text('signedOn'),
    signerName: given.text('signerName'),
    signerRole: given.text('signerRole'),
    round: given.text('round'),
    evidence,
    status: evidence.length === 0 ? 'UNCONFIRMED' : said,
  };
}

export function updateOf(given: Given): StatusUpdate {
  const author = given.record('author');
  return {
    ...given.recorded(),
    subject: given.need('subject'),
    reportedOn: given.need('reportedOn'),
    period: given.text('period'),
    status: given.needChoice('status', COMPLETION_STATUSES, 'NO_EVIDENCE'),
    percent: given.number('percent'),
    narrative: given.text('narrative'),
    challenges: given.text('challenges'),
    regressed: given.flag('regressed') ?? false,
    evidenceLinks: given.records('evidenceLinks').map((link) => ({
      url: link.need('url'),
      title: link.text('title'),
      archivedUrl: link.text('archivedUrl'),
      kind: link.needChoice('kind', LINK_KINDS, 'PAGE'),
    })),
    author: {
      name: author?.text('name') ?? null,
      role: author?.choice('role', AUTHOR_ROLES) ?? 'PUBLIC',
    },
  };
}
function openedOf(given: Given | null): Assessment['didItOpenGovernment'] {
  if (given === null) return null;
  return {
    overall: given.text('overall'),
    accessToInformation: given.text('accessToInformation'),
    civicParticipation: given.text('civicParticipation'),
    publicAccountability: given.text('publicAccountability'),
  };
}
export function assessmentOf(given: Given): Assessment {
  return {
    ...given.recorded(),
    subject: given.need('subject'),
    assessor: given.need('assessor'),
    date: given.need('date'),
    scheme: given.needChoice('scheme', SCHEMES, 'ogp-irm-2020'),
    specificity: given.text('specificity'),
    verifiable: given.flag('verifiable'),
    relevance: given.choices('relevance', OGP_VALUES),
    potentialImpact: given.text('potentialImpact'),
    potentialForResults: given.text('potentialForResults'),
    completion: given.choice('completion', COMPLETION_STATUSES),
    completionReason: given.text('completionReason'),
    earlyResults: given.text('earlyResults'),
    didItOpenGovernment: openedOf(given.record('didItOpenGovernment')),
    starred: given.flag('starred'),
    reportUrl: given.text('reportUrl'),
  };
}

/** As the registry keeps cities. */
export function cityOf(given: Given): City {
  const source = given.record('population')?.text('source') ?? null;
  const { note } = given.recorded().provenance;
  const sources = [...given.texts('sourceUrl'), ...(source === null ? [] : [source])];
  return {
    slug: given.need('id'),
    name: given.need('name'),
    country: given.need('country'),
    region: given.text('region'),
    population: given.record('population')?.number('value') ?? null,
    location: null,
    sources: sources.length > 0 ? sources : [note ?? given.recorded().provenance.file],
    ...placeOf(given),
  };
}
/** What registries of portals do not say of a city, and files of its promises do. */
export function placeOf(given: Given): Pick<City, 'jurisdictionKind' | 'placeIds'> {
  const kind = given.choice('jurisdictionKind', JURISDICTIONS);
  const ids = given.record('placeIds');
  const named = PLACE_IDS.flatMap((name) => {
    const id = ids?.text(name) ?? null;
    return id === null ? [] : [[name, id] as const];
  });
  return {
    ...(kind === null ? {} : { jurisdictionKind: kind }),
    ...(named.length === 0 ? {} : { placeIds: Object.fromEntries(named) }),
  };
}
const PLACE_IDS = ['wikidata', 'geonames', 'fips', 'ogpCode'] as const satisfies readonly (keyof PlaceIds)[];
