import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/ids.ts';
import { aBook, aCommitment, aPlan } from '../support/commitment-builders.ts';
import { anEvaluation } from '../support/an-evaluation.ts';
import { BOOK, createCommitmentBench, FIRST_AT, SECOND_AT } from '../support/commitment-graph.ts';
import { codesOf, createBench, dataOf, type Bench } from '../support/graph.ts';
import { serve } from '../support/serve.ts';

interface Slugs {
  readonly commitments: { readonly totalCount: number; readonly nodes: readonly { readonly slug: string }[] };
}
async function found(bench: Bench, where: string): Promise<readonly string[]> {
  const answer = await bench.ask(`{ commitments(where: ${where}) { totalCount nodes { slug } } }`);
  const { commitments } = dataOf<Slugs>(answer);
  expect(commitments.totalCount).toBe(commitments.nodes.length);
  return commitments.nodes.map(({ slug }) => slug);
}

describe('commitments', () => {
  it('come in the order of cities, plans and numbers', async () => {
    const bench = await createCommitmentBench();
    expect(await found(bench, '{}')).toEqual(['law', 'trees', 'unseen', 'crimes', 'permits', 'budget']);
  });

  it.each([
    ['cities: ["malmoe"]', ['law', 'trees', 'unseen']],
    ['rounds: ["R1"]', ['crimes', 'permits', 'budget']],
    ['themes: ["T4", "unclassified"]', ['trees', 'permits']],
    ['actionTypes: ["T1.3"]', ['budget']],
    ['actionTypes: ["open-data-proactive-disclosure"]', ['permits']],
    ['pledges: ["P1", "P2"]', ['law', 'permits']],
    ['states: [FULFILLED, STALE]', ['crimes', 'permits']],
    ['states: [UNVERIFIABLE]', ['law', 'unseen']],
    ['states: []', []],
    ['overdue: true', ['unseen']],
    ['overdue: false, states: [PARTIAL]', ['budget']],
    ['query: "permisos EDIFICACION"', ['permits']],
    ['query: "build dep"', ['permits']],
    ['query: "ermits"', []],
    ['query: "  "', ['law', 'trees', 'unseen', 'crimes', 'permits', 'budget']],
    ['cities: ["springfield"], themes: ["T3"], pledges: null', ['crimes']],
  ])('are narrowed down by %s', async (where, slugs) => {
    expect(await found(await createCommitmentBench(), `{ ${where} }`)).toEqual(slugs);
  });

  it.each([
    ['cities: ["malmo"]', 'Unknown city "malmo". Did you mean "malmoe"?'],
    ['rounds: ["r1"]', 'Unknown round "r1". Did you mean "R1"?'],
    ['themes: ["T9"]', 'Unknown theme "T9".'],
    ['actionTypes: ["prizes"]', 'Unknown kind of action "prizes".'],
    ['pledges: ["p1"]', 'Did you mean "P1"?'],
    [`query: "${'a'.repeat(501)}"`, 'at most 500 characters'],
  ])('refuse %s', async (where, message) => {
    const answer = await (
      await createCommitmentBench()
    ).ask(`{ commitments(where: { ${where} }) { totalCount } }`);
    expect(codesOf(answer)).toEqual(['BAD_INPUT']);
    expect(String(answer.errors?.[0]?.message)).toContain(message);
  });

  it('of a city, a plan and a pledge are those', async () => {
    const bench = await createCommitmentBench();
    const query = `{
      city(slug: "malmoe") { commitments(where: { states: [NOT_FOUND] }) { nodes { slug } } actionPlans { slug } }
      actionPlan(id: "plan-1") { commitments(first: 1) { totalCount nodes { slug } pageInfo { hasNextPage } } }
      declaration { pledges { id commitments { nodes { slug } } } }
    }`;
    expect(dataOf(await bench.ask(query))).toMatchObject({
      city: { commitments: { nodes: [{ slug: 'trees' }] }, actionPlans: [{ slug: 'plan-2' }] },
      actionPlan: {
        commitments: { totalCount: 3, nodes: [{ slug: 'crimes' }], pageInfo: { hasNextPage: true } },
      },
      declaration: {
        pledges: [
          { id: 'P1', commitments: { nodes: [{ slug: 'permits' }] } },
          { id: 'P2', commitments: { nodes: [{ slug: 'law' }] } },
          { id: 'P3', commitments: { nodes: [] } },
          { id: 'P4' },
          { id: 'P5' },
        ],
      },
    });
  });

  it('are found again by node, and by their ids of both kinds', async () => {
    const bench = await createCommitmentBench();
    const id = toGlobalId({ type: 'Commitment', commitment: 'permits' });
    const plan = toGlobalId({ type: 'ActionPlan', plan: 'plan-1' });
    const gone = toGlobalId({ type: 'Commitment', commitment: 'gone' });
    const query = `query ($ids: [ID!]!, $id: ID!, $plan: ID!) {
      nodes(ids: $ids) { __typename id ... on Commitment { slug } ... on ActionPlan { slug } }
      byId: commitment(id: $id) { slug } bySlug: commitment(id: "permits") { id }
      wrong: commitment(id: $plan) { id } plan: actionPlan(id: $plan) { slug } none: actionPlan(id: "x") { id }
    }`;
    expect(dataOf(await bench.ask(query, { ids: [id, plan, gone], id, plan }))).toEqual({
      nodes: [
        { __typename: 'Commitment', id, slug: 'permits' },
        { __typename: 'ActionPlan', id: plan, slug: 'plan-1' },
        null,
      ],
      ...{ byId: { slug: 'permits' }, bySlug: { id }, wrong: null, plan: { slug: 'plan-1' }, none: null },
    });
  });

  it('know what is evidence for what, both ways', async () => {
    const bench = await createCommitmentBench();
    const query = `{
      commitment(id: "permits") { computed { evidence { datasets { localId } outcomes { uri dataset { localId } } } } }
      datasetByLocalId(portal: "springfield", localId: "d1") { commitments { totalCount nodes { slug } } }
    }`;
    expect(dataOf(await bench.ask(query))).toEqual({
      commitment: {
        computed: {
          evidence: [
            {
              datasets: [{ localId: 'd1' }],
              outcomes: [
                { uri: 'https://springfield.example/d1', dataset: { localId: 'd1' } },
                { uri: 'https://springfield.example/left', dataset: null },
              ],
            },
          ],
        },
      },
      datasetByLocalId: { commitments: { totalCount: 2, nodes: [{ slug: 'permits' }, { slug: 'budget' }] } },
    });
  });

  it('of a city that left the registry fail by name and leave the others alone', async () => {
    const book = aBook({
      plans: [aPlan('p', { city: 'atlantis' })],
      commitments: [aCommitment('c', { plan: 'p', city: 'atlantis' })],
    });
    const answer = await createBench({ commitments: book }).ask(
      '{ commitment(id: "c") { slug city { name } } rounds { id } }',
    );
    expect(codesOf(answer)).toEqual(['NOT_FOUND']);
    expect(answer.data).toMatchObject({ commitment: null, rounds: [] });
  });

  it('cost one round trip for each kind of thing, however many there are', async () => {
    const bench = await createCommitmentBench();
    const query = `{ commitments { nodes {
      slug agreement computed { state evidence { datasets { title } checks { dataset { id } } } }
      milestones { computed { state } } verdictHistory { totalCount }
    } } }`;
    dataOf(await bench.ask(query));
    expect(bench.calls.toSorted()).toEqual(['datasets', 'history', 'latest', 'revision']);
  });

  it('are not read again for a filter until a verdict changes', async () => {
    const bench = await createCommitmentBench();
    await found(bench, '{ states: [NOT_FOUND] }');
    await found(bench, '{ overdue: true }');
    expect(bench.calls.filter((name) => name === 'latest')).toHaveLength(1);
    await bench.store.verdicts.save({
      at: '2026-11-10T00:00:00.000Z',
      evaluations: [anEvaluation('trees', { state: 'FULFILLED' }, { at: '2026-11-10T00:00:00.000Z' })],
    });
    expect(await found(bench, '{ states: [NOT_FOUND] }')).toEqual([]);
    expect(bench.calls.filter((name) => name === 'latest')).toHaveLength(2);
  });
});

const PAGE = `query ($first: Int, $after: String, $where: CommitmentFilter) {
  commitments(first: $first, after: $after, where: $where) {
    totalCount edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;
interface Paged {
  readonly commitments: {
    readonly totalCount: number;
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly slug: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('pages of commitments', () => {
  const cities = ['springfield', 'malmoe'];
  const commitments = fc
    .uniqueArray(
      fc.record({
        id: fc.nat(200).map((n) => `c${n}`),
        city: fc.constantFrom(...cities),
        number: fc.option(fc.constantFrom('1', '2', '10', '2.1', '2.10', 'A'), { nil: null }),
      }),
      { selector: ({ id }) => id, maxLength: 30 },
    )
    .map((all) => all.map(({ id, city, number }) => aCommitment(id, { city, number, plan: `plan-${city}` })));
  const plans = cities.map((city) => aPlan(`plan-${city}`, { city }));

  it('hold every member once and in one order, whatever their length', async () => {
    await fc.assert(
      fc.asyncProperty(commitments, fc.integer({ min: 1, max: 8 }), async (all, first) => {
        const bench = createBench({ commitments: aBook({ plans, commitments: all }) });
        const whole = dataOf<Paged>(await bench.ask(PAGE, { first: 100 }));
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const data: Paged = dataOf<Paged>(await bench.ask(PAGE, { first, after }));
          const { edges, pageInfo, totalCount } = data.commitments;
          expect(totalCount).toBe(all.length);
          seen.push(...edges.map(({ node }) => node.slug));
          after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
        } while (after !== null);
        expect(seen).toEqual(whole.commitments.edges.map(({ node }) => node.slug));
        expect(seen.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      }),
      { numRuns: 25 },
    );
  });

  it('go on where they stood when others come and go', async () => {
    const without = BOOK.commitments.filter(({ id }) => id !== 'crimes');
    const before = await createCommitmentBench();
    const page = dataOf<Paged>(await before.ask(PAGE, { first: 4 }));
    expect(page.commitments.edges.at(-1)?.node.slug).toBe('crimes');
    const later = createBench({ commitments: { ...BOOK, commitments: without } });
    const next = dataOf<Paged>(await later.ask(PAGE, { after: page.commitments.pageInfo.endCursor }));
    expect(next.commitments.edges.map(({ node }) => node.slug)).toEqual(['permits', 'budget']);
  });

  it('refuse a cursor of another question, and one of nothing', async () => {
    const bench = await createCommitmentBench();
    const page = dataOf<Paged>(await bench.ask(PAGE, { first: 1 }));
    const after = page.commitments.pageInfo.endCursor;
    for (const variables of [{ after, where: { states: ['STALE'] } }, { after: 'x' }, { after: '' }])
      expect(codesOf(await bench.ask(PAGE, variables))).toEqual(['BAD_CURSOR']);
    const other = await bench.ask(`{ actionPlans(after: "${after}") { totalCount } }`);
    expect(codesOf(other)).toEqual(['BAD_CURSOR']);
    expect(codesOf(await bench.ask(PAGE, { first: 0 }))).toEqual(['BAD_INPUT']);
  });
});

describe('plans', () => {
  it('are narrowed down, and unknown names refused', async () => {
    const bench = await createCommitmentBench();
    const ask = (where: string) =>
      bench.ask(`{ actionPlans(where: { ${where} }) { totalCount nodes { slug } } }`);
    expect(dataOf(await ask('status: ["DRAFT"]'))).toMatchObject({
      actionPlans: { nodes: [{ slug: 'plan-2' }] },
    });
    expect(dataOf(await ask('rounds: ["R1"], cities: ["springfield"]'))).toMatchObject({
      actionPlans: { totalCount: 1, nodes: [{ slug: 'plan-1' }] },
    });
    expect(codesOf(await ask('status: ["DONE"]'))).toEqual(['BAD_INPUT']);
  });
});

describe('changes of verdicts', () => {
  const CHANGES = `query ($kinds: [VerdictChangeKind!], $where: CommitmentFilter, $after: String, $first: Int) {
    verdictChanges(kinds: $kinds, where: $where, after: $after, first: $first) {
      totalCount nodes { kind at before after commitmentSlug commitment { slug } } pageInfo { endCursor }
    }
  }`;
  it('are told newest first, those of what left the registry too', async () => {
    const bench = await createCommitmentBench();
    await bench.store.verdicts.save({ at: '2026-11-05T00:00:00.000Z', evaluations: [anEvaluation('gone')] });
    expect(dataOf(await bench.ask(CHANGES, { first: 2 }))).toMatchObject({
      verdictChanges: {
        totalCount: 7,
        nodes: [
          { kind: 'FIRST_JUDGED', commitmentSlug: 'gone', commitment: null, before: null },
          { commitmentSlug: 'budget', commitment: { slug: 'budget' } },
        ],
      },
    });
  });

  it('are narrowed down by kind and by commitment', async () => {
    const bench = await createCommitmentBench();
    const kinds = ['NEWLY_FULFILLED'];
    expect(dataOf(await bench.ask(CHANGES, { kinds }))).toMatchObject({
      verdictChanges: {
        nodes: [{ at: SECOND_AT, before: 'NOT_FOUND', after: 'FULFILLED', commitmentSlug: 'permits' }],
      },
    });
    const where = { cities: ['malmoe'] };
    expect(dataOf(await bench.ask(CHANGES, { kinds, where }))).toMatchObject({
      verdictChanges: { totalCount: 0 },
    });
  });
});

describe('the history of a verdict', () => {
  const HISTORY = `query ($after: String) { commitment(id: "permits") { verdictHistory(first: 1, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { from to verdict { state evaluatedAt } }
  } } }`;
  it('is told newest first, page by page', async () => {
    const bench = await createCommitmentBench();
    const data = dataOf<{
      commitment: { verdictHistory: { pageInfo: { endCursor: string }; nodes: readonly object[] } };
    }>(await bench.ask(HISTORY));
    expect(data.commitment.verdictHistory).toMatchObject({
      totalCount: 2,
      nodes: [{ from: SECOND_AT, to: SECOND_AT, verdict: { state: 'FULFILLED' } }],
    });
    const after = data.commitment.verdictHistory.pageInfo.endCursor;
    expect(dataOf(await bench.ask(HISTORY, { after }))).toMatchObject({
      commitment: { verdictHistory: { nodes: [{ from: FIRST_AT, verdict: { state: 'NOT_FOUND' } }] } },
    });
  });
});

describe('an answer that is kept', () => {
  it('is made anew when a verdict changes, though the catalogue stays as it is', async () => {
    const bench = await createCommitmentBench();
    const served = await serve(bench.graph.handle);
    const query = '{ commitment(id: "trees") { agreement verdictHistory { totalCount } } }';
    const ask = async () => (await fetch(`${served.url}/graphql?query=${encodeURIComponent(query)}`)).text();
    expect(await ask()).toContain('"totalCount":1');
    bench.calls.length = 0;
    expect(await ask()).toContain('"totalCount":1');
    expect(bench.calls).not.toContain('history');
    const at = '2026-11-10T00:00:00.000Z';
    await bench.store.verdicts.save({ at, evaluations: [anEvaluation('trees', { state: 'STALE' }, { at })] });
    expect(await ask()).toContain('"totalCount":2');
    await served.close();
  });
});
