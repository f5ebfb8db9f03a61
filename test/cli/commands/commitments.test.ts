/** From the portals of the demo to verdicts on promises: harvest, measure, judge, list. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDemoCity, type DemoCity } from '../../support/demo-city.ts';

const PLAN = `
id: alder-bay-2026
city: alder-bay
title: Open Alder Bay
status: IN_FORCE
commitments:
  - id: alder-bay-budget
    title: Publish the budget
    text: We publish the budget.
    themes: [T1]
    dueOn: "2026-01-31"
    evidence:
      - id: any
        kind: dataset
        selector: { field: title, op: exists }
        quantifier: { atLeast: 1 }
  - id: alder-bay-unicorns
    title: Publish unicorns
    text: We publish every unicorn.
    themes: [T2]
    dueOn: "2026-01-31"
    evidence:
      - id: unicorns
        kind: dataset
        selector: { field: title, op: contains, value: unicorn sightings }
  - id: alder-bay-advocate
    title: Advocate
    text: We advocate.
    themes: [T3]
`;
const UPDATES = `
updates:
  - id: alder-bay-unicorns-2026
    subject: alder-bay-unicorns
    reportedOn: "2026-03-01"
    status: COMPLETE
    author: { name: City of Alder Bay, role: CITY }
`;

let demo: DemoCity;
beforeAll(async () => {
  demo = await aDemoCity(0.05);
  const put = (path: string, text: string): void => {
    const file = join(demo.folder, 'ours', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  put('_meta.yaml', 'schemaVersion: 1\n');
  put('cities/alder-bay/plans/alder-bay-2026.yaml', PLAN);
  put('cities/alder-bay/updates/2026-03-01-unicorns.yaml', UPDATES);
}, 60_000);
afterAll(() => demo.close());

async function told(...argv: readonly string[]) {
  const world = demo.world();
  const code = await world.run('commitments', ...argv, '--commitments', 'ours');
  return { code, out: world.out(), err: world.err() };
}

describe('civicgraph commitments', () => {
  it('are listed before anybody judged them', async () => {
    const { code, out, err } = await told('list');
    expect(code).toBe(0);
    expect(out.match(/not judged/g)).toHaveLength(3);
    expect(err).toContain('3 of 3 commitments. 3 not judged yet');
    const history = await told('history', 'alder-bay-budget');
    expect([history.code, history.err]).toEqual([0, expect.stringContaining('not judged yet')]);
  });

  it('cannot be told without a harvest, and are judged by each harvest without being asked', async () => {
    const first = await told('evaluate');
    expect(first.code).toBe(0);
    expect(first.err).toContain('1 of 1: alder-bay: 3 changed');
    expect((await told('list', '--state', 'unverifiable')).out.match(/UNVERIFIABLE/g)).toHaveLength(3);
    const world = demo.world();
    expect(await world.run('harvest', 'alder-bay', '--commitments', 'ours')).toBe(0);
    const { out } = await told('list', '--json');
    const { commitments } = JSON.parse(out);
    expect(commitments).toMatchObject([
      { id: 'alder-bay-advocate', state: 'UNVERIFIABLE', reason: 'NO_RULE', agreement: 'NOT_COMPARABLE' },
      { id: 'alder-bay-budget', state: 'FULFILLED', selfReported: null, progress: [1, 1] },
      { id: 'alder-bay-unicorns', state: 'NOT_FOUND', selfReported: 'COMPLETE', agreement: 'SELF_HIGHER' },
    ]);
    const figures = demo.world();
    await figures.run('metrics', 'show', 'alder-bay', '--indicators', 'c.commitments.fulfilledShare');
    expect(figures.out()).toMatch(/c\.commitments\.fulfilledShare +0\.5 +0\.33\d* – 0\.66\d*/);
  }, 120_000);

  it('give the same again, byte by byte, and tell it as a table or as JSON', async () => {
    const [first, second] = [await told('evaluate', '--json'), await told('evaluate', '--json')];
    expect(first.out).toBe(second.out);
    expect(JSON.parse(first.out)).toMatchObject({ is: 'judged', city: 'alder-bay', changes: [] });
    const table = await told('evaluate', 'alder-bay');
    expect(table.out).toMatch(/^City +As of +FULFILLED +PARTIAL/);
    expect(table.err).toContain('nothing changed');
  }, 60_000);

  it('are given as they were kept where the catalogue was read again since', async () => {
    const { code, out, err } = await told('evaluate', '--as-of', '2020-01-01');
    expect(code).toBe(0);
    expect(out).toContain('as it was kept');
    expect(err).toMatch(/The catalogue of alder-bay was read again on 20/);
    const ahead = await told('evaluate', '--as-of', '2999-01-01');
    expect([ahead.code, ahead.err]).toEqual([2, expect.stringContaining('lies ahead')]);
  });

  it('are chosen by state, theme and due date', async () => {
    const ids = async (...argv: readonly string[]) =>
      JSON.parse((await told('list', '--json', ...argv)).out).commitments.map(({ id }: { id: string }) => id);
    expect(await ids('--overdue')).toEqual(['alder-bay-unicorns']);
    expect(await ids('--state', 'fulfilled,not-found')).toEqual(['alder-bay-budget', 'alder-bay-unicorns']);
    expect(await ids('--theme', 'T3', '--city', 'alder-bay')).toEqual(['alder-bay-advocate']);
    expect(await ids('--query', 'unicorn')).toEqual(['alder-bay-unicorns']);
  });

  it('are shown with three judgements, rules, datasets and checks, and through time', async () => {
    const { code, out } = await told('show', 'alder-bay-unicorns');
    expect(code).toBe(0);
    expect(out).toMatch(/The city says: +COMPLETE, 2026-03-01/);
    expect(out).toMatch(/A reviewer found: +nobody has looked/);
    expect(out).toMatch(/Verdict: +NOT_FOUND .*OVERDUE/);
    expect(out).toContain('unicorns (dataset): NOT_FOUND NO_CANDIDATE, 0 found, 0 doubtful');
    const budget = await told('show', 'alder-bay-budget');
    expect(budget.out).toMatch(/alder-bay\/\S+ .*: FULFILLED\n +pass exists/);
    const history = await told('history', 'alder-bay-unicorns');
    expect(history.out.split('\n').map((line) => line.split(/ {2,}/)[2])).toEqual([
      ...['Verdict', 'UNVERIFIABLE', 'NOT_FOUND', undefined],
    ]);
  });

  it.each([
    [['show', 'alder-bay-budgets'], 2, 'Did you mean "alder-bay-budget"?'],
    [['history', 'zzz'], 2, 'See civicgraph commitments list.'],
    [['evaluate', 'alder-bey'], 2, 'Did you mean "alder-bay"?'],
    [['list', '--state', 'fulfiled'], 2, 'Did you mean "FULFILLED"?'],
    [['list', '--city', 'alder-bey'], 2, 'Did you mean "alder-bay"?'],
    [['list', '--theme', 'T9'], 2, 'Unknown theme'],
  ])('end %j with %i', async (argv, code, message) => {
    const answer = await told(...argv);
    expect([answer.code, answer.err]).toEqual([code, expect.stringContaining(message)]);
  });

  it('are left where somebody stops, and the rest is told', async () => {
    const world = demo.world();
    world.stop();
    expect(await world.run('commitments', 'evaluate', '--commitments', 'ours')).toBe(1);
    expect(world.err()).toContain('Stopped; 1 of 1 cities are left.');
  });
});
