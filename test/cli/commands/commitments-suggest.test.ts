import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDemoCity, type DemoCity } from '../../support/demo-city.ts';

const PLAN = `# Ours.
id: ours
city: alder-bay
title: Plan
language: en
status: IN_FORCE
commitments:
  - id: ours-trees
    title: Street trees as open data # every one
    text: Publish street trees each week, machine-readable and under an open licence.
    themes: [T1]
    dueOn: '2030'
  - id: ours-report
    title: Annual compliance report
    text: It is published every July.
    themes: [T1]
  - id: ours-law
    title: A law for the province
    text: We urge the province to open its registers.
    themes: [T1]
  - id: ours-officer
    title: A chief data officer
    text: Appoint one.
    themes: [T1]
    evidence:
      - { id: e1, kind: attestation }
`;

let demo: DemoCity;
const plan = (): string => join(demo.folder, 'ours/cities/alder-bay/plans/ours.yaml');
beforeAll(async () => {
  demo = await aDemoCity(0.13);
  await demo.world().run('harvest', 'alder-bay');
  mkdirSync(join(plan(), '..'), { recursive: true });
  writeFileSync(join(demo.folder, 'ours/_meta.yaml'), 'schemaVersion: 1\n');
}, 120_000);
afterAll(() => demo.close());
beforeEach(() => writeFileSync(plan(), PLAN));

async function suggest(...argv: readonly string[]) {
  const world = demo.world();
  const code = await world.run('commitments', 'suggest', '--commitments', 'ours', ...argv);
  return { code, out: world.out(), err: world.err() };
}

describe('civicgraph commitments suggest', () => {
  it('shows the rule to paste, why, its candidates, and the verdict that it would give', async () => {
    const { code, out, err } = await suggest('ours-trees');
    expect(code).toBe(0);
    expect(out).toMatch(/^ours-trees: Street trees as open data\n {2}1\. dataset, confidence 0\.\d\d\n/);
    expect(out).toContain('- check: machineReadable');
    expect(out).toMatch(/x-suggested:\n +"?on"?: /);
    expect(out).toMatch(/\d\.\d\d {2}Street trees {2}http/);
    expect(out).toContain('Today it would be FULFILLED.');
    expect(err).toContain('--write adds the rule to the file of its plan.');
    expect(readFileSync(plan(), 'utf8')).toBe(PLAN);
  });

  it('adds the rule to the file when it is accepted, and leaves every line that was there', async () => {
    const { code, err } = await suggest('ours-trees', '--write');
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('rule e1 added to ours/cities/alder-bay/plans/ours.yaml'),
    ]);
    const text = readFileSync(plan(), 'utf8');
    const rest = PLAN.split('\n');
    for (const line of text.split('\n')) if (rest[0] === line) rest.shift();
    expect(rest).toEqual([]);
    expect(text).toContain('x-suggested:');
    const world = demo.world();
    expect(await world.run('commitments', 'check', 'ours')).toBe(0);
  });

  it('goes through all that have no rule, for programs too', async () => {
    const { code, out } = await suggest('--all', '--city', 'alder-bay', '--json');
    expect(code).toBe(0);
    const { suggestions } = JSON.parse(out);
    expect(suggestions.map((one: { readonly commitment: string }) => one.commitment)).toEqual([
      'ours-trees',
      'ours-report',
      'ours-law',
    ]);
    expect(suggestions[0].rules[0]).toMatchObject({ kind: 'dataset', verdict: { state: 'FULFILLED' } });
    expect(suggestions[1].rules[0]).toMatchObject({ kind: 'document', needs: 'url', verdict: null });
    expect(suggestions[2]).toMatchObject({ rules: [], unverifiable: expect.stringMatching(/UNVERIFIABLE/) });
  });

  it('writes what is sure enough of many, and says why of the others it does not', async () => {
    const { code, err } = await suggest('--all', '--write');
    expect(code).toBe(0);
    expect(err).toContain('ours-report: nothing written, nobody said where the document is');
    expect(err).toContain('ours-law: nothing written, It asks others to act');
    expect(err).toContain('1 of 3 written.');
    const strict = await suggest('--all', '--write', '--least', '1');
    expect([strict.code, strict.err]).toEqual([1, expect.stringContaining('0 of 2 written')]);
  });

  it('takes the address of a document from a person', async () => {
    const url = 'https://alder-bay.example/report.pdf';
    const { code, out } = await suggest('ours-report', '--url', url, '--write', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).suggestions[0]).toMatchObject({
      rules: [{ rule: { url }, verdict: { state: 'UNVERIFIABLE' } }],
      written: { is: 'written', rule: 'e1' },
    });
    expect(readFileSync(plan(), 'utf8')).toContain(url);
  });

  it.each([
    [['ours-tres'], 2, 'Did you mean "ours-trees"?'],
    [[], 2, 'Which commitment?'],
    [['ours-trees', '--all'], 2, 'not both'],
    [['--all', '--city', 'alder-bey'], 2, 'Did you mean "alder-bay"?'],
    [['ours-trees', '--least', '2'], 2, '--least: expected a number from 0 to 1'],
    [['ours-trees', '--rule', 'x'], 2, '--rule: expected a number from 1 to 9'],
    [['ours-report', '--url', 'nowhere'], 2, '--url: expected a web address'],
    [['ours-trees', '--rule', '9', '--write'], 1, 'there is no proposal 9'],
  ])('ends %j with %i', async (argv, code, message) => {
    const answer = await suggest(...argv);
    expect(answer.err).toContain(message);
    expect(answer.code).toBe(code);
  });
});
