/** A graph with promises of two cities, checked: every state of a verdict occurs. */
import type {
  CommitmentBook,
  Partner,
  Provenance,
  Round,
  Signatory,
} from '../../src/domain/commitments/book.ts';
import type { CheckOutcome, CommitmentVerdict } from '../../src/domain/commitments/evaluation.ts';
import { aCandidate, anEvaluation, aRequirement } from './an-evaluation.ts';
import {
  aBook,
  aCommitment,
  aConsultation,
  aMilestone,
  anAssessment,
  anUpdate,
  aPlan,
} from './commitment-builders.ts';
import { createBench, fill, type Bench, type BenchOptions } from './graph.ts';

export const ORIGIN: Provenance = {
  ...{
    origin: 'FILE',
    sourceUrls: ['https://law.example.org/11', 'not an address'],
    retrievedAt: '2026-10-02',
  },
  ...{ note: 'A contemporary commitment, mapped by us.', file: 'cities/springfield/plans/p.yaml', line: 3 },
};
const ROUNDS: readonly Round[] = [
  {
    ...{ id: 'R2', provenance: ORIGIN, ordinal: 2, label: 'Round 2', announcedOn: '2013-06' },
    ...{ event: 'annual meeting', place: 'Las Vegas', state: 'CLOSED' },
  },
  {
    ...{ id: 'R1', provenance: ORIGIN, ordinal: 1, label: 'Round 1', announcedOn: '2013-01' },
    ...{ event: null, place: null, state: 'CLOSED' },
  },
];
const PARTNER: Partner = {
  ...{ id: 'code-brigade', provenance: ORIGIN, name: 'Code Brigade', kind: 'BRIGADE' },
  roles: [
    { commitment: 'permits', role: 'MONITOR' },
    { commitment: 'gone', role: 'USER' },
  ],
};
const SIGNATORY: Signatory = {
  ...{ id: 'springfield-signs', provenance: ORIGIN, city: 'springfield', declaration: 'ogip-2012' },
  ...{ signedOn: '2013-01', signerName: 'M. Quimby', signerRole: 'Mayor', round: 'R1' },
  ...{ evidence: ['https://news.example.org/1', 'somewhere'], status: 'SIGNED' },
};

export const BOOK: CommitmentBook = aBook({
  rounds: ROUNDS,
  partners: [PARTNER],
  signatories: [SIGNATORY],
  committees: [
    {
      ...{ id: 'steering', provenance: ORIGIN, scope: 'The partnership', establishedOn: '2012-01' },
      members: [
        {
          ...{ organisation: 'San Francisco', person: null, kind: 'CITY', role: 'CHAIR' },
          ...{ from: '2012', to: null },
        },
      ],
      meetings: [{ date: '2013-01', minutesUrl: null }],
    },
  ],
  plans: [
    aPlan('plan-1', {
      ...{ round: 'R1', periodStart: '2013', periodEnd: '2013', publishedOn: '2013-01' },
      title: { shown: 'Open city', by: { en: 'Open city', es: 'Ciudad abierta' } },
      documentUrls: ['https://law.example.org/plan.pdf'],
      consultation: aConsultation({
        ...{ startedOn: '2012-11', endedOn: '2012-12', level: 'CONSULT' },
        channels: [{ kind: 'SURVEY', url: null, heldOn: null, participants: 40 }],
        feedback: { received: 10, accepted: 4, rejected: 3 },
      }),
    }),
    aPlan('plan-2', { city: 'malmoe', status: 'DRAFT', supersedes: null }),
  ],
  commitments: [
    aCommitment('permits', {
      ...{ number: '2', provenance: ORIGIN, pledges: ['P1'], actionTypes: ['T1.2'], themes: ['T1', 'T4'] },
      ...{
        dueOn: '2013',
        startOn: '2013-01',
        leadInstitution: 'Building Department',
        partners: ['Volunteers'],
      },
      text: {
        shown: 'Publish building permits.',
        by: { en: 'Publish building permits.', es: 'Publicar los permisos de edificación.' },
      },
      milestones: [aMilestone('permits-first', { dueOn: '2013-03' }), aMilestone('permits-later')],
      related: [
        { kind: 'PART_OF', commitment: 'budget' },
        { kind: 'DUPLICATES', commitment: 'gone' },
      ],
    }),
    aCommitment('budget', { number: '10', dueOn: '2030-01-01', actionTypes: ['T1.3'] }),
    aCommitment('crimes', { number: '1', themes: ['T3'] }),
    aCommitment('trees', { plan: 'plan-2', city: 'malmoe', themes: ['unclassified'] }),
    aCommitment('law', { plan: 'plan-2', city: 'malmoe', pledges: ['P2'] }),
    aCommitment('unseen', { plan: 'plan-2', city: 'malmoe', dueOn: '2020-01-01' }),
  ],
  updates: [
    anUpdate('permits', 'LIMITED', { id: 'u1', reportedOn: '2013-02' }),
    anUpdate('permits', 'COMPLETE', {
      ...{ id: 'u2', reportedOn: '2013-11-05', percent: 100, author: { name: 'City Hall', role: 'CITY' } },
      evidenceLinks: [
        { url: 'https://data.example.org/permits', title: 'Permits', archivedUrl: null, kind: 'DATASET' },
        { url: 'the usual place', title: null, archivedUrl: null, kind: 'PAGE' },
      ],
    }),
    anUpdate('permits', 'NOT_STARTED', {
      id: 'u3',
      reportedOn: '2014',
      author: { name: null, role: 'PUBLIC' },
    }),
    anUpdate('permits-first', 'COMPLETE', { id: 'u4', reportedOn: '2013-03-01' }),
    anUpdate('crimes', 'COMPLETE', { id: 'u5' }),
  ],
  assessments: [
    anAssessment('permits', 'SUBSTANTIAL', {
      id: 'a1',
      date: '2014-05-01',
      reportUrl: 'https://irm.example.org/1',
    }),
    anAssessment('permits', null, { id: 'a2', date: '2015-05-01', completionReason: 'NOT_REVIEWED' }),
  ],
});

export function aCheck(
  check: string,
  state: CheckOutcome['state'],
  given: Partial<CheckOutcome> = {},
): CheckOutcome {
  return {
    ...{ check, state, observed: null, expected: null, required: true, class: 'other' },
    ...{ reason: null, indicator: null },
    ...given,
  };
}

const LICENCE = aCheck('openLicence', 'FAIL', { expected: 'an open licence', indicator: 'open.licence' });
/** What was found of each, as of the second of the two moments. */
export const VERDICTS: Readonly<Record<string, Partial<CommitmentVerdict>>> = {
  permits: {
    flags: ['ON_TIME'],
    firstFulfilledAt: '2026-10-01T06:00:00.000Z',
    explanation: ['All checks passed.'],
    requirements: [aRequirement('springfield/d1', 'springfield/left')],
  },
  budget: {
    ...{ state: 'PARTIAL', progressLower: 2 / 3, progressUpper: 2 / 3, suggestedStatus: 'SUBSTANTIAL' },
    dueState: 'NOT_DUE',
    requirements: [
      {
        ...{ ...aRequirement(), state: 'PARTIAL', candidates: 1 },
        datasets: [{ ...aCandidate('springfield', 'd1'), state: 'PARTIAL', checks: [LICENCE] }],
      },
    ],
  },
  crimes: { state: 'STALE', progressLower: 0.8, progressUpper: 0.8, suggestedStatus: 'SUBSTANTIAL' },
  trees: {
    ...{ state: 'NOT_FOUND', reason: 'NO_CANDIDATE', progressLower: 0, progressUpper: 0 },
    ...{ suggestedStatus: 'NOT_STARTED', requirements: [{ ...aRequirement(), reason: 'NO_CANDIDATE' }] },
  },
  law: { state: 'UNVERIFIABLE', reason: 'NO_RULE', progressLower: 0, suggestedStatus: 'NO_EVIDENCE' },
};
export const FIRST_AT = '2026-10-01T06:00:00.000Z';
export const SECOND_AT = '2026-11-01T06:00:00.000Z';

/** Two sweeps: in the first one the permits were missing. "unseen" was never checked. */
export async function createCommitmentBench(options: BenchOptions = {}): Promise<Bench> {
  const bench = createBench({ commitments: BOOK, ...options });
  await fill(bench.store, 'springfield', [{ localId: 'd1', title: 'Building permits' }]);
  const { verdicts } = bench.store;
  const before = anEvaluation('permits', { state: 'NOT_FOUND', progressLower: 0, progressUpper: 0 });
  await verdicts.save({ at: FIRST_AT, evaluations: [{ ...before, at: FIRST_AT }] });
  const milestones = [
    { id: 'permits-first', verdict: anEvaluation('permits', { state: 'PARTIAL' }).verdict },
  ];
  await verdicts.save({
    at: SECOND_AT,
    evaluations: Object.entries(VERDICTS).map(([id, verdict]) =>
      anEvaluation(id, verdict, {
        ...{ at: SECOND_AT, snapshots: ['s1'] },
        milestones: id === 'permits' ? milestones : [],
      }),
    ),
  });
  bench.calls.length = 0;
  return bench;
}
