import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportTable } from '../../../src/domain/commitments/import/imported.ts';
import { ogpTable, step, type OgpCells } from '../../domain/commitments/import/ogp-table.ts';
import { aFolder, aWorld, registryText } from '../../support/cli-world.ts';
import { testRegistry } from '../../support/commitment-files.ts';

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
  put('registry.yaml', registryText(testRegistry));
});
afterEach(() => folder.remove());

function put(path: string, text: string | Uint8Array): void {
  const file = join(folder.path, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
function at(path: string): string {
  return readFileSync(join(folder.path, path), 'utf8');
}
function csvOf({ header, rows }: ImportTable): string {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',');
  return [header, ...rows.map(({ cells }) => cells)].map(line).join('\n');
}
function ogp(rows: readonly OgpCells[]): void {
  put('ogp.csv', csvOf(ogpTable(rows)));
}
const REVIEWED = {
  ...{ 'Report Publication Year (End Of Term)': '2021', ...step('completionEnd', 'Limited') },
  'Open Data': '1',
};
async function importing(...argv: readonly string[]) {
  const world = aWorld({ cwd: folder.path });
  const exit = await world.run('commitments', 'import', '--registry', 'registry.yaml', ...argv);
  return { exit, out: world.out(), err: world.err() };
}
const fromOgp = (...argv: readonly string[]) =>
  importing('ogp.csv', '--from', 'ogp', '--into', 'ours', ...argv);
const PLAN = 'ours/cities/zedville/plans/ap-peze01.yaml';
const UPDATES = 'ours/cities/zedville/updates/2026-11-23-ogp.yaml';

describe('civicgraph commitments import', () => {
  it('shows what it would write, and writes nothing', async () => {
    ogp([REVIEWED]);
    const { exit, out, err } = await fromOgp();
    expect(exit).toBe(0);
    expect(out).toContain('1 city, 1 plan, 1 commitment; 0 status updates and 1 assessment that are new.');
    expect(out).toContain('  cities/zedville/plans/ap-peze01.yaml: new');
    expect(err).toBe('Nothing was written yet: 4 files for ours. Write them with --write.\n');
    expect(existsSync(join(folder.path, 'ours'))).toBe(false);
  });

  it('writes a folder in which nothing is wrong, and writes nothing again', async () => {
    ogp([REVIEWED]);
    expect(await fromOgp('--write')).toMatchObject({ exit: 0, err: '4 files written into ours.\n' });
    expect(at(PLAN)).toContain('id: ogp-zed0001');
    expect(at(UPDATES)).toContain('completion: LIMITED');
    const before = at(PLAN);
    expect(await fromOgp('--write')).toMatchObject({
      exit: 0,
      err: 'Nothing to write: ours has all of it.\n',
    });
    expect(await fromOgp('--write', '--retrieved', '2027-01-01')).toMatchObject({ exit: 0 });
    expect(at(PLAN)).toBe(before);
  });

  it('adds an assessment that was corrected, and changes none', async () => {
    ogp([REVIEWED]);
    await fromOgp('--write');
    const first = at(UPDATES);
    ogp([{ ...REVIEWED, ...step('completionEnd', 'Complete'), 'High Completion': '1' }]);
    expect((await fromOgp('--write', '--retrieved', '2027-01-01')).exit).toBe(0);
    expect(at(UPDATES)).toBe(first);
    const added = at('ours/cities/zedville/updates/2027-01-01-ogp.yaml');
    expect(added).toContain('id: ogp-zed0001-irm-2-end-of-term-2027-01-01');
    expect(added).toContain('completion: COMPLETE');
  });

  it('takes what is new, and keeps what is not in the table any more', async () => {
    ogp([REVIEWED]);
    await fromOgp('--write');
    ogp([{ 'Commitment Unique Identifier': 'ZED0002', 'Open Data': '1', 'Commitment Number': '2' }]);
    const { out } = await fromOgp('--write');
    expect(out).toContain('ap-peze01.yaml: changed; 1 commitment not in the table any more, kept');
    expect(at(PLAN)).toMatch(/id: ogp-zed0002[^]*id: ogp-zed0001/);
  });

  it('leaves what a person changed, unless it is forced', async () => {
    ogp([REVIEWED]);
    await fromOgp('--write');
    put(PLAN, at(PLAN).replace('- T1\n', '- T1\n      - T3\n'));
    const mended = at(PLAN);
    const again = await fromOgp('--write');
    expect(again).toMatchObject({ exit: 0 });
    expect(again.out).toContain('ap-peze01.yaml: left as people have it');
    ogp([{ ...REVIEWED, 'Commitment Title': 'Publish the whole budget' }]);
    const torn = await fromOgp('--write');
    expect(torn.exit).toBe(1);
    expect(torn.out).toContain('changed by people and by the source, left as it is');
    expect(at(PLAN)).toBe(mended);
    expect((await fromOgp('--write', '--force')).exit).toBe(0);
    expect(at(PLAN)).toContain('Publish the whole budget');
  });

  it('writes over no file that it did not write, and brings none back that a person took away', async () => {
    ogp([REVIEWED]);
    put('ours/_meta.yaml', 'schemaVersion: 1\ntitle: Ours\n');
    await fromOgp('--write');
    expect(at('ours/_meta.yaml')).toBe('schemaVersion: 1\ntitle: Ours\n');
    rmSync(join(folder.path, 'ours/cities/zedville/plans'), { recursive: true });
    rmSync(join(folder.path, 'ours/cities/zedville/updates'), { recursive: true });
    await fromOgp('--write');
    expect(existsSync(join(folder.path, PLAN))).toBe(false);
  });

  it('writes nothing where rows are refused, unless they are left out on purpose', async () => {
    ogp([REVIEWED, { 'Commitment Unique Identifier': '?' }]);
    const { exit, out, err } = await fromOgp('--write');
    expect(exit).toBe(1);
    expect(out).toContain('ogp.csv:3:1 E-ID-02: expected an identifier such as "BUE0009", got "?"');
    expect(err).toContain('Nothing was written. 1 row is refused');
    expect(existsSync(join(folder.path, 'ours'))).toBe(false);
    expect((await fromOgp('--write', '--skip-refused')).exit).toBe(1);
    expect(at(PLAN)).toContain('ogp-zed0001');
  });

  it('imports nothing into a folder with errors', async () => {
    ogp([REVIEWED]);
    put('ours/rounds.yaml', 'rounds: 3\n');
    const { exit, err } = await fromOgp('--write');
    expect(exit).toBe(1);
    expect(err).toContain('ours has errors, so nothing is imported into it');
  });

  it('finishes an import that was cut off', async () => {
    ogp([REVIEWED]);
    put('ours/.imports/staged/0', 'half');
    expect((await fromOgp()).err).toContain('An import into this folder was cut off');
    expect((await fromOgp('--write')).err).toContain(
      'An import that was cut off before it wrote anything was taken back.',
    );
    expect(existsSync(join(folder.path, 'ours/.imports/staged'))).toBe(false);
  });

  it('lets one import at a time write', async () => {
    ogp([REVIEWED]);
    put('ours/.imports/lock', String(process.ppid));
    expect(await fromOgp('--write')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('Another import is writing into ours.'),
    });
    expect((await fromOgp()).exit).toBe(0);
  });

  it('tells a program all of it', async () => {
    ogp([REVIEWED]);
    const { out } = await fromOgp('--json');
    expect(JSON.parse(out)).toMatchObject({
      ...{ source: 'ogp.csv', folder: 'ours', written: false },
      counts: { commitments: 1, assessments: 1, files: { new: 4, unchanged: 0 } },
      identities: [{ held: 1, of: 1 }, {}, {}, {}],
    });
  });

  it('imports any table by a mapping, and shows the first records', async () => {
    put('t.csv', 'Name;State\nMaps;done\nParks;open\n');
    put(
      'map.yaml',
      [
        'source: https://example.org/t',
        'columns: { title: Name, status: State }',
        'valueMaps: { status: { done: COMPLETE, open: LIMITED } }',
        'defaults: { city: lima, plan: lima-2026, themes: T1 }',
      ].join('\n'),
    );
    const shown = await importing('t.csv', '--from', 'map.yaml', '--into', 'ours');
    expect(shown.out).toContain('First records:\n  commitments:\n    - id: lima-2026-maps');
    const first = await importing('t.csv', '--from', 'map.yaml', '--into', 'ours', '--write');
    expect(first).toMatchObject({ exit: 0, err: '3 files written into ours.\n' });
    put('t.csv', 'Name;State\nMaps;done\nParks;done\n');
    await importing('t.csv', '--from', 'map.yaml', '--into', 'ours', '--write', '--retrieved', '2027-01-01');
    expect(at('ours/cities/lima/updates/2027-01-01-map.yaml')).toContain('subject: lima-2026-parks');
    expect(at('ours/cities/lima/updates/2027-01-01-map.yaml')).not.toContain('lima-2026-maps');
    expect(await importing('t.csv', '--from', 'none.yaml')).toMatchObject({ exit: 2 });
    put('map.yaml', 'columns: { titel: Name }\n');
    const wrong = await importing('t.csv', '--from', 'map.yaml');
    expect(wrong).toMatchObject({ exit: 2 });
    expect(wrong.err).toContain('Did you mean "title"?');
  });

  it('imports the tables of the templates', async () => {
    put(
      't/commitments.csv',
      'city,plan_id,commitment_id,title,text,themes,evidence_urls\nlima,p1,c1,Maps,All maps,T1,https://example.org/m\n',
    );
    put('t/milestones.csv', 'commitment_id,milestone_id,title\nc1,c1-a,First map\n');
    put('t/updates.csv', 'subject_id,reported_on,status\nc1-a,2020-01-31,LIMITED\n');
    const csv = (...argv: readonly string[]) =>
      importing('t/commitments.csv', '--from', 'csv', '--into', 'ours', ...argv);
    expect(await csv('--write')).toMatchObject({ exit: 0, err: '3 files written into ours.\n' });
    expect(at('ours/cities/lima/plans/p1.yaml')).toContain('id: c1-a');
    expect(at('ours/cities/lima/plans/p1.yaml')).toContain('kind: document');
    expect(at('ours/cities/lima/updates/2026-11-23-csv.yaml')).toContain('reportedOn: 2020-01-31');
    expect(await csv('--write')).toMatchObject({ exit: 0, err: 'Nothing to write: ours has all of it.\n' });
    expect((await importing('t', '--from', 'csv', '--into', 'other')).exit).toBe(0);
    put('t/milestones.csv', 'commitment_id,milestone_id,title\nc9,c9-a,First map\n');
    expect(await csv()).toMatchObject({ exit: 1, err: expect.stringContaining('E-REF-01') });
    expect(await importing('ours', '--from', 'csv')).toMatchObject({ exit: 2 });
  });

  it.each([
    [['none.csv', '--from', 'ogp'], 2, 'There is no file none.csv.'],
    [['ogp.csv'], 2, '--from is missing'],
    [['ogp.csv', '--from', 'ogb'], 2, 'Did you mean "ogp"?'],
    [['ogp.csv', '--from', 'ogp', '--retrieved', '2026-02-30'], 2, 'expected a day such as 2026-11-23'],
    [['.', '--from', 'ogp'], 2, 'Name the table itself.'],
    [['registry.yaml', '--from', 'ogp'], 1, 'E-OGP-01'],
  ])('is told how it is used: %j', async (argv, exit, message) => {
    ogp([REVIEWED]);
    const result = await importing(...argv);
    expect(result.exit).toBe(exit);
    expect(result.out + result.err).toContain(message);
  });
});
