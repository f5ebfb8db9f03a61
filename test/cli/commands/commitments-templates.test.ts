import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFolder, aWorld } from '../../support/cli-world.ts';

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());
const read = (path: string): string => readFileSync(join(folder.path, path), 'utf8');

describe('civicgraph commitments templates', () => {
  it('writes three tables of headers alone, with an explanation', async () => {
    const world = aWorld({ cwd: folder.path });
    expect(await world.run('commitments', 'templates', 'ours')).toBe(0);
    expect(readdirSync(join(folder.path, 'ours')).sort()).toEqual([
      ...['README.md', '_meta.yaml', 'commitments.csv', 'milestones.csv', 'updates.csv'],
    ]);
    expect(read('ours/milestones.csv')).toBe(
      'commitment_id,milestone_id,title,start_on,due_on,responsible,deliverable,status,evidence_urls\n',
    );
    expect(read('ours/commitments.csv')).toMatch(/^city,plan_id,commitment_id,title,text,themes,round,/);
    expect(read('ours/updates.csv')).toMatch(/^subject_id,reported_on,status,percent,/);
    expect(read('ours/README.md')).toContain('`updates.csv`: one status update');
    expect(read('ours/_meta.yaml')).toBe('schemaVersion: 1\n');
    expect(world.out().split('\n')).toHaveLength(6);
  });

  it('writes nothing over, and nothing at all when one is there', async () => {
    await aWorld({ cwd: folder.path }).run('commitments', 'templates', '--json');
    const before = readdirSync(folder.path);
    const world = aWorld({ cwd: folder.path });
    expect(await world.run('commitments', 'templates')).toBe(2);
    expect(world.err()).toContain(
      'holds commitments.csv, milestones.csv, updates.csv, README.md, _meta.yaml',
    );
    expect(readdirSync(folder.path)).toEqual(before);
  });
});
