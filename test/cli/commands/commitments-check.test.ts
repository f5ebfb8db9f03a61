import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../../src/cli/load.ts';
import type { CommitmentVerdict, Evaluation } from '../../../src/domain/commitments/evaluation.ts';
import { aFolder, aWorld, registryText } from '../../support/cli-world.ts';
import { testRegistry, type FolderTexts } from '../../support/commitment-files.ts';
import { altered, PLAN, UPDATES, wholeFolder } from '../../support/whole-commitments.ts';

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
  writeFileSync(join(folder.path, 'registry.yaml'), registryText(testRegistry));
});
afterEach(() => folder.remove());

function put(texts: FolderTexts): void {
  for (const [path, text] of Object.entries(texts)) {
    const file = join(folder.path, 'ours', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
const check = async (...argv: readonly string[]) => {
  const world = aWorld({ cwd: folder.path });
  const exit = await world.run('commitments', 'check', '--registry', 'registry.yaml', ...argv);
  return { exit, out: world.out(), err: world.err() };
};
function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', folder.path, ...who, ...args], { stdio: 'ignore' });
}

describe('civicgraph commitments check', () => {
  it('finds those of the package well', async () => {
    const world = aWorld();
    expect(await world.run('commitments', 'check')).toBe(0);
    expect(world.out()).toBe('');
    expect(world.err()).toMatch(/^\d+ files: 0 errors, 0 warnings\. Taken: \d+ plans, \d+ commitments, /);
  });

  it('tells every problem with place, code and what to do, and ends with 1', async () => {
    put({
      ...altered(PLAN, 'PUBLISHED', 'PUBLISHD'),
      'rounds.yaml': 'rounds: [{ id: R1, ordinal: 1, label: a }]\n',
    });
    const { exit, out, err } = await check('ours');
    expect(exit).toBe(1);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(
        /^ours\/cities\/lima\/plans\/lima-2013\.yaml:5:9 E-SCH-04 \/status: .*"PUBLISHED"\?$/,
      ),
      expect.stringMatching(/^ours\/rounds\.yaml:1:10 E-SCH-01 \/rounds\/0: expected "announcedOn"/),
      '',
    ]);
    expect(err).toContain('2 errors, 0 warnings. Taken: 1 plan,');
  });

  it('ends with 0 when there are warnings only, and tells the same to a program', async () => {
    put(altered(PLAN, 'dueOn: 2013-06', 'dueOn: 2015'));
    const { exit, out } = await check('ours', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      problems: [{ code: 'W-DAT-03', severity: 'W', line: 26, recordId: 'lima-1' }],
      ...{ errors: 0, warnings: 1, plans: 2, commitments: 3 },
    });
  });

  it('knows a folder that is not there for misuse', async () => {
    expect(await check('none')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('There is no folder'),
    });
    expect(await check('--commitments', 'none')).toMatchObject({ exit: 2 });
  });
});

describe('verdicts that are kept', () => {
  const verdict: CommitmentVerdict = {
    ...{
      state: 'NOT_FOUND',
      reason: 'NO_CANDIDATE',
      progressLower: 0,
      progressUpper: 0,
      dueState: 'OVERDUE',
    },
    ...{
      flags: [],
      firstFulfilledAt: null,
      additional: null,
      explanation: ['None.'],
      suggestedStatus: 'NOT_STARTED',
    },
    requirements: [
      {
        ...{ rule: 'e1', kind: 'dataset', required: true, weight: 1, state: 'NOT_FOUND', exists: false },
        ...{ reason: 'NO_CANDIDATE', lower: 0, upper: 0, candidates: 0, unknownCandidates: 0 },
        ...{ datasets: [], checks: [] },
      },
    ],
  };
  const evaluation: Evaluation = {
    ...{ commitment: 'lima-1', at: '2026-11-23T12:00:00.000Z', engineVersion: '1', selectorDigest: 'a' },
    ...{ snapshots: [], verdict, milestones: [] },
  };

  it('are held against the rules and against what the city reports', async () => {
    put(wholeFolder);
    expect(await check('ours')).toMatchObject({ exit: 0, out: '' });
    const world = aWorld({ cwd: folder.path });
    const options = { registry: 'registry.yaml', commitments: 'ours' };
    const { gateway } = await openGateway(world, options);
    await gateway.commitments.verdicts.save({ at: evaluation.at, evaluations: [evaluation] });
    await gateway.close();
    const { exit, out } = await check('ours');
    expect(exit).toBe(0);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^ours\/cities\/lima\/plans\/lima-2013\.yaml:17:1 W-EVI-02: .*"e1"/),
      expect.stringMatching(
        /:17:1 W-STA-01: the city reports COMPLETE, and the catalogue proves NOT_FOUND\. None\./,
      ),
      '',
    ]);
  });
});

describe('status updates in git', () => {
  beforeEach(() => {
    put(wholeFolder);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
  });

  it('may be added', async () => {
    put({
      'cities/lima/updates/2014-01-01-next.yaml': 'updates: []\n',
      [PLAN]: `${String(wholeFolder[PLAN])}# more\n`,
    });
    put({
      'cities/quito/updates.csv': `${String(wholeFolder['cities/quito/updates.csv'])}quito-2,2013-09-01,LIMITED,\n`,
    });
    expect(await check('ours')).toMatchObject({ exit: 0, out: '' });
  });

  it('are told when they were changed after they were made', async () => {
    put(altered(UPDATES, 'COMPLETE', 'SUBSTANTIAL'));
    const { exit, out } = await check('ours');
    expect(exit).toBe(1);
    expect(out).toMatch(
      /^ours\/cities\/lima\/updates\/2013-07-01-first\.yaml:\d+:\d+ E-UPD-01 \/updates\/1: /,
    );
    git('commit', '-qam', 'changed');
    expect(await check('ours')).toMatchObject({ exit: 0 });
    expect(await check('ours', '--against', 'HEAD~1')).toMatchObject({ exit: 1 });
  });

  it('are told in a table too', async () => {
    put(altered('cities/quito/updates.csv', ',50', ',55'));
    expect((await check('ours')).out).toMatch(/updates\.csv:2:\d+ E-UPD-01 \/0/);
  });

  it('may be written anew without a change of what they say', async () => {
    put(
      altered(
        UPDATES,
        '    subject: lima-1\n    reportedOn: 2013-06-30\n',
        '    reportedOn: "2013-06-30"\n    subject: lima-1\n',
      ),
    );
    expect(await check('ours')).toMatchObject({ exit: 0, out: '' });
  });

  it('are asked for at a revision that there is', async () => {
    expect(await check('ours', '--against', 'nowhere')).toMatchObject({ exit: 2 });
    expect(await check('ours', '--against', '--output=x')).toMatchObject({ exit: 2 });
  });
});
