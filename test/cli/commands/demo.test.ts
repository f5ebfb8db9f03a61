import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolder, aWorld } from '../../support/cli-world.ts';

const leftOver = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('civicgraph-demo-'));

describe('civicgraph demo', () => {
  it('harvests four cities of 200 to 400 datasets, asks its questions and leaves nothing behind', async () => {
    const before = leftOver();
    const world = aWorld();
    expect(await world.run('demo', '--once', '--json')).toBe(0);
    const lines: Record<string, unknown>[] = world
      .out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const runs = lines.filter(({ type }) => type === 'finished').map(({ run }) => run);
    expect(runs).toHaveLength(4);
    for (const run of runs) {
      expect(run).toMatchObject({ verdict: 'COMPLETE' });
      const { added } = run as { added: number };
      expect(added).toBeGreaterThanOrEqual(200);
      expect(added).toBeLessThanOrEqual(400);
    }
    const answers = lines.filter(({ type }) => type === 'answer');
    expect(answers).toHaveLength(4);
    for (const answer of answers) expect(answer['errors']).toBeUndefined();
    expect(answers[0]).toMatchObject({ data: { datasets: { sources: [{ outcome: 'OK' }, {}, {}, {}] } } });
    expect(leftOver()).toEqual(before);
  }, 120_000);

  it('serves until it is asked to stop, and keeps its store where it is told', async () => {
    const folder = aFolder();
    try {
      let page: Promise<number> = Promise.resolve(0);
      const world = aWorld({
        cwd: folder.path,
        onMessage: (text, self) => {
          if (!text.includes('Ctrl-C ends the demo.')) return;
          const url = /Open (\S+)/.exec(self.out())?.[1] ?? '';
          page = fetch(`${url}health`)
            .then((response) => response.status)
            .finally(() => self.stop());
        },
      });
      expect(await world.run('demo', '--port', '0', '--keep', 'kept')).toBe(0);
      expect(await page).toBe(200);
      expect(world.out().match(/^# /gm)).toHaveLength(4);
      expect(world.err()).toContain('Ending the demo.');
      expect(existsSync(join(folder.path, 'kept', 'civicgraph.sqlite'))).toBe(true);
    } finally {
      folder.remove();
    }
  }, 120_000);
});
