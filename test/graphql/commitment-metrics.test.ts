import { describe, expect, it } from 'vitest';
import { createCommitmentBench, SECOND_AT } from '../support/commitment-graph.ts';
import { codesOf, dataOf } from '../support/graph.ts';

const BY = `query ($by: CommitmentGrouping!, $where: CommitmentFilter, $first: Int, $after: String) {
  commitmentMetrics(by: $by, where: $where, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { key label count }
  }
}`;
interface Groups {
  readonly commitmentMetrics: {
    readonly pageInfo: { readonly endCursor: string };
    readonly nodes: readonly { readonly key: string | null; readonly count: number }[];
  };
}

describe('figures over commitments', () => {
  it.each([
    [
      'CITY',
      [
        ['malmoe', 3],
        ['springfield', 3],
      ],
    ],
    [
      'ROUND',
      [
        ['R1', 3],
        [null, 3],
      ],
    ],
    [
      'THEME',
      [
        ['T1', 4],
        ['T3', 1],
        ['T4', 1],
        ['unclassified', 1],
      ],
    ],
    [
      'PLEDGE',
      [
        ['P1', 1],
        ['P2', 1],
        [null, 4],
      ],
    ],
    [
      'INSTITUTION',
      [
        ['Building Department', 1],
        [null, 5],
      ],
    ],
  ])('are counted by %s', async (by, expected) => {
    const bench = await createCommitmentBench();
    const { commitmentMetrics } = dataOf<Groups>(await bench.ask(BY, { by }));
    expect(commitmentMetrics.nodes.map(({ key, count }) => [key, count])).toEqual(expected);
  });

  it('have names for people', async () => {
    const bench = await createCommitmentBench();
    const nodes = async (by: string) => dataOf(await bench.ask(BY, { by })).commitmentMetrics;
    expect(await nodes('CITY')).toMatchObject({ nodes: [{ label: 'Malmö' }, { label: 'Springfield' }] });
    expect(await nodes('ROUND')).toMatchObject({ nodes: [{ label: 'Round 1' }, { label: 'No round' }] });
    expect(await nodes('PLEDGE')).toMatchObject({
      nodes: [{ label: expect.stringMatching(/^We pledge/) }, {}, { label: 'No pledge' }],
    });
  });

  it('have bounds, and speak of the newest verdict among them', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitmentMetrics(by: CITY) { nodes { key metrics(indicators: [
      "c.commitments.fulfilledShare", "c.commitments.count", "plan.feedbackResponseRate"
    ]) { indicator { id } value lower upper unknown computedAt } } } }`;
    const share = 'c.commitments.fulfilledShare';
    expect(dataOf(await bench.ask(query)).commitmentMetrics).toMatchObject({
      nodes: [
        {
          key: 'malmoe',
          metrics: [{ indicator: { id: share }, value: 0, lower: 0, upper: 0.6667, unknown: 2 }, {}, {}],
        },
        {
          key: 'springfield',
          metrics: [
            { indicator: { id: share }, value: 0.3333, lower: 0.3333, upper: 0.3333, computedAt: SECOND_AT },
            { indicator: { id: 'c.commitments.count' }, value: 3 },
            { indicator: { id: 'plan.feedbackResponseRate' }, lower: 0.7 },
          ],
        },
      ],
    });
  });

  it('come page by page and of those asked for', async () => {
    const bench = await createCommitmentBench();
    const page = dataOf<Groups>(await bench.ask(BY, { by: 'PLEDGE', first: 2 }));
    const after = page.commitmentMetrics.pageInfo.endCursor;
    expect(dataOf(await bench.ask(BY, { by: 'PLEDGE', after })).commitmentMetrics).toMatchObject({
      nodes: [{ key: null, label: 'No pledge', count: 4 }],
    });
    expect(codesOf(await bench.ask(BY, { by: 'CITY', after }))).toEqual(['BAD_CURSOR']);
    const where = { states: ['FULFILLED'] };
    expect(dataOf(await bench.ask(BY, { by: 'CITY', where })).commitmentMetrics).toMatchObject({
      nodes: [{ key: 'springfield', count: 1 }],
    });
  });

  it('refuse an indicator that is not of commitments', async () => {
    const bench = await createCommitmentBench();
    const query =
      '{ commitmentMetrics(by: CITY) { nodes { metrics(indicators: ["c.commitments.counts"]) { value } } } }';
    const answer = await bench.ask(query);
    expect(codesOf(answer)[0]).toBe('BAD_INPUT');
    expect(String(answer.errors?.[0]?.message)).toContain('Did you mean "c.commitments.count"?');
  });
});
