import { describe, expect, it } from 'vitest';
import { anEvaluation } from '../../support/an-evaluation.ts';
import { aBook, aCommitment, anAssessment, anUpdate, aPlan } from '../../support/commitment-builders.ts';
import { createCommitmentBench, ORIGIN } from '../../support/commitment-graph.ts';
import { createBench, dataOf } from '../../support/graph.ts';

describe('a commitment', () => {
  it('keeps what the city says, what a reviewer found and what the catalogue proves apart', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitment(id: "permits") {
      selfReported { status reportedOn percent author role evidenceUrls evidence { url kind } }
      independent { status reportedOn author role evidenceUrls percent }
      computed { state suggestedStatus } agreement
      updates { status role reportedOn } assessments { id completion completionReason }
    } }`;
    expect(dataOf(await bench.ask(query)).commitment).toEqual({
      selfReported: {
        ...{ status: 'COMPLETE', reportedOn: '2013-11-05', percent: 100, author: 'City Hall', role: 'CITY' },
        evidenceUrls: ['https://data.example.org/permits'],
        evidence: [
          { url: 'https://data.example.org/permits', kind: 'DATASET' },
          { url: 'the usual place', kind: 'PAGE' },
        ],
      },
      independent: {
        ...{
          status: 'SUBSTANTIAL',
          reportedOn: '2014-05-01',
          author: 'IRM',
          role: 'REVIEWER',
          percent: null,
        },
        evidenceUrls: ['https://irm.example.org/1'],
      },
      ...{ computed: { state: 'FULFILLED', suggestedStatus: 'COMPLETE' }, agreement: 'AGREE' },
      updates: [
        { status: 'LIMITED', role: 'CITY', reportedOn: '2013-02-01' },
        { status: 'COMPLETE', role: 'CITY', reportedOn: '2013-11-05' },
        { status: 'NOT_STARTED', role: 'PUBLIC', reportedOn: '2014-01-01' },
      ],
      assessments: [
        { id: 'a1', completion: 'SUBSTANTIAL', completionReason: null },
        { id: 'a2', completion: null, completionReason: 'NOT_REVIEWED' },
      ],
    });
  });

  it.each([
    ['COMPLETE', 'PARTIAL', 'SELF_HIGHER'],
    ['NOT_STARTED', 'PARTIAL', 'COMPUTED_HIGHER'],
    ['WITHDRAWN', 'PARTIAL', 'NOT_COMPARABLE'],
    ['COMPLETE', null, 'NOT_COMPARABLE'],
    [null, 'PARTIAL', 'NOT_COMPARABLE'],
  ] as const)('that is %s by itself and %s by its data says %s', async (said, state, agreement) => {
    const book = aBook({
      ...{ plans: [aPlan('plan-1')], commitments: [aCommitment('a')] },
      updates: said === null ? [] : [anUpdate('a', said)],
    });
    const bench = createBench({ commitments: book });
    const evaluation = anEvaluation('a', { state: state ?? 'STALE', suggestedStatus: 'LIMITED' });
    if (state !== null) await bench.store.verdicts.save({ at: evaluation.at, evaluations: [evaluation] });
    expect(dataOf(await bench.ask('{ commitment(id: "a") { agreement } }'))).toEqual({
      commitment: { agreement },
    });
  });

  it('is told in the language asked for where it is there', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitment(id: "permits") {
      languages shown: text es: text(language: "es-AR") fr: text(language: "fr") title(language: "es")
      plan { title(language: "ES") languages }
    } }`;
    expect(dataOf(await bench.ask(query)).commitment).toEqual({
      languages: ['en', 'es'],
      shown: 'Publish building permits.',
      es: 'Publicar los permisos de edificación.',
      fr: 'Publish building permits.',
      title: 'Promise permits',
      plan: { title: 'Ciudad abierta', languages: ['en', 'es'] },
    });
  });

  it('gives dates as days where asked for days, and as exactly as they are known beside', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitment(id: "permits") {
      startOn startOnAsWritten dueOn dueOnAsWritten milestones { dueOn dueOnAsWritten startOn }
      plan { publishedOn periodStart periodEnd consultation { startedOn endedOn } }
    } }`;
    expect(dataOf(await bench.ask(query)).commitment).toEqual({
      ...{ startOn: '2013-01-01', startOnAsWritten: '2013-01', dueOn: '2013-12-31', dueOnAsWritten: '2013' },
      milestones: [
        { dueOn: '2013-03-31', dueOnAsWritten: '2013-03', startOn: null },
        { dueOn: null, dueOnAsWritten: null, startOn: null },
      ],
      plan: {
        ...{ publishedOn: '2013-01-01', periodStart: '2013-01-01', periodEnd: '2013-12-31' },
        consultation: { startedOn: '2012-11-01', endedOn: '2012-12-31' },
      },
    });
  });

  it('names its themes, actions, pledges, partners, relations and sources', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitment(id: "permits") {
      themes { code title } actionTypes { code slug } pledges { number text } partners
      partnerships { name role partner { kind } commitment { slug } }
      related { kind commitment { slug } } provenance source { origin urls note file line retrievedAt } rules
    } trees: commitment(id: "trees") { themes { code actionTypes { code } } provenance } }`;
    expect(dataOf(await bench.ask(query))).toMatchObject({
      commitment: {
        themes: [{ code: 'T1', title: 'Promote transparency' }, { code: 'T4' }],
        actionTypes: [{ code: 'T1.2', slug: 'open-data-proactive-disclosure' }],
        pledges: [{ number: 1, text: expect.stringMatching(/^We pledge to encourage/) }],
        partners: ['Code Brigade', 'Volunteers'],
        partnerships: [
          {
            name: 'Code Brigade',
            role: 'MONITOR',
            partner: { kind: 'BRIGADE' },
            commitment: { slug: 'permits' },
          },
          { name: 'Volunteers', role: null, partner: null },
        ],
        related: [
          { kind: 'PART_OF', commitment: { slug: 'budget' } },
          { kind: 'DUPLICATES', commitment: null },
        ],
        provenance: 'A contemporary commitment, mapped by us.',
        source: {
          ...{ origin: 'FILE', urls: ['https://law.example.org/11'], retrievedAt: '2026-10-02' },
          ...{ file: 'cities/springfield/plans/p.yaml', line: 3 },
        },
        rules: [],
      },
      trees: {
        themes: [{ code: 'unclassified', actionTypes: [] }],
        provenance: 'Entered by people in a file of this registry.',
      },
    });
  });

  it('that says nothing of where it comes from is told as its plan is', async () => {
    const provenance = { ...ORIGIN, note: 'A promise of the year 2013.' };
    const book = aBook({ plans: [aPlan('plan-1', { provenance })], commitments: [aCommitment('a')] });
    expect(
      dataOf(await createBench({ commitments: book }).ask('{ commitment(id: "a") { provenance } }')),
    ).toEqual({
      commitment: { provenance: 'A promise of the year 2013.' },
    });
  });

  it('has steps with what was said and what is proved of each', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitment(id: "permits") { milestones {
      id weight title updates { status } computed { state evaluatedAt }
    } } }`;
    expect(dataOf(await bench.ask(query)).commitment).toMatchObject({
      milestones: [
        { id: 'permits-first', updates: [{ status: 'COMPLETE' }], computed: { state: 'PARTIAL' } },
        { id: 'permits-later', weight: 1, updates: [], computed: null },
      ],
    });
  });
});

describe('a consultation', () => {
  it('tells counts that were not told as null', async () => {
    const bench = await createCommitmentBench();
    const query = `{ actionPlan(id: "plan-1") { consultation {
      level channels received accepted partlyAccepted rejected unanswered
    } } }`;
    expect(dataOf(await bench.ask(query))).toEqual({
      actionPlan: {
        consultation: {
          ...{
            level: 'CONSULT',
            received: 10,
            accepted: 4,
            partlyAccepted: null,
            rejected: 3,
            unanswered: null,
          },
          channels: [{ kind: 'SURVEY', url: null, heldOn: null, participants: 40 }],
        },
      },
    });
  });
});

describe('a judgement of a reviewer', () => {
  it('that does not say how far it has come is no independent status', async () => {
    const book = aBook({
      ...{ plans: [aPlan('plan-1')], commitments: [aCommitment('a')] },
      assessments: [anAssessment('a', null, { completionReason: 'NOT_REVIEWED', date: '2015' })],
    });
    const query = '{ commitment(id: "a") { independent { status } assessments { completionReason date } } }';
    expect(dataOf(await createBench({ commitments: book }).ask(query))).toEqual({
      commitment: {
        independent: null,
        assessments: [{ completionReason: 'NOT_REVIEWED', date: '2015-01-01' }],
      },
    });
  });
});
