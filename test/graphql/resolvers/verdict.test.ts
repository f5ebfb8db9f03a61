import { describe, expect, it } from 'vitest';
import { createCommitmentBench, FIRST_AT, SECOND_AT } from '../../support/commitment-graph.ts';
import { dataOf } from '../../support/graph.ts';

describe('a verdict', () => {
  it('occurs in every state, each with its reason', async () => {
    const bench = await createCommitmentBench();
    const query = '{ commitments { nodes { slug computed { state reason progressLower progressUpper } } } }';
    const { commitments } = dataOf<{ commitments: { nodes: readonly object[] } }>(await bench.ask(query));
    expect(commitments.nodes).toEqual([
      of('law', 'UNVERIFIABLE', 'NO_RULE', 0, 1),
      of('trees', 'NOT_FOUND', 'NO_CANDIDATE', 0, 0),
      of('unseen', 'UNVERIFIABLE', 'NOT_EVALUATED', 0, 1),
      of('crimes', 'STALE', null, 0.8, 0.8),
      of('permits', 'FULFILLED', null, 1, 1),
      of('budget', 'PARTIAL', null, 0.6667, 0.6667),
    ]);
  });

  it('says when it was judged, since when it holds, and what it rests on', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitment(id: "permits") { computed {
      evaluatedAt since firstFulfilledAt onTime additional flags dueState suggestedStatus
      engineVersion rulesDigest snapshots explanation
    } } }`;
    expect(dataOf(await bench.ask(query))).toEqual({
      commitment: {
        computed: {
          ...{ evaluatedAt: SECOND_AT, since: SECOND_AT, firstFulfilledAt: FIRST_AT, onTime: true },
          ...{ additional: null, flags: ['ON_TIME'], dueState: 'NO_DUE_DATE', suggestedStatus: 'COMPLETE' },
          ...{ engineVersion: '1', rulesDigest: 'd', snapshots: ['s1'], explanation: ['All checks passed.'] },
        },
      },
    });
  });

  it('answers as it would have then, also before anything was judged', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitment(id: "permits") {
      now: computed { state } then: computed(asOf: "2026-10-15T00:00:00+02:00") { state evaluatedAt }
      before: computed(asOf: "2026-09-01T00:00:00Z") { state reason evaluatedAt dueState flags since }
    } }`;
    expect(dataOf(await bench.ask(query)).commitment).toEqual({
      now: { state: 'FULFILLED' },
      then: { state: 'NOT_FOUND', evaluatedAt: FIRST_AT },
      before: {
        ...{ state: 'UNVERIFIABLE', reason: 'NOT_EVALUATED', evaluatedAt: '2026-09-01T00:00:00.000Z' },
        ...{ dueState: 'OVERDUE', flags: ['OVERDUE'], since: null },
      },
    });
  });

  it('shows every check with what was seen, what was wanted and the indicator', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitment(id: "budget") { computed { evidence {
      rule kind state required weight candidates unknownCandidates
      checks { dataset { localId } check state observed expected class required indicator { id } }
      outcomes { title state progressLower issued checks { check } }
    } } } }`;
    expect(dataOf(await bench.ask(query)).commitment).toEqual({
      computed: {
        evidence: [
          {
            ...{ rule: 'e1', kind: 'dataset', state: 'PARTIAL', required: true, weight: 1 },
            ...{ candidates: 1, unknownCandidates: 0 },
            checks: [
              {
                ...{ dataset: { localId: 'd1' }, check: 'openLicence', state: 'FAIL', observed: null },
                ...{ expected: 'an open licence', class: 'other', required: true },
                indicator: { id: 'open.licence' },
              },
            ],
            outcomes: [
              {
                ...{ title: 'd1', state: 'PARTIAL', progressLower: 1, issued: null },
                checks: [{ check: 'openLicence' }],
              },
            ],
          },
        ],
      },
    });
  });
});

function of(
  slug: string,
  state: string,
  reason: string | null,
  progressLower: number,
  progressUpper: number,
): object {
  return { slug, computed: { state, reason, progressLower, progressUpper } };
}
