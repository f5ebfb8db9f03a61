import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { aSearch, aStoreFile, silent } from '../contract.ts';

const child = resolve(import.meta.dirname, 'crash-child.ts');
const judge = resolve(import.meta.dirname, 'verdict-crash-child.ts');
const PAGE = 20;

/** Starts a writer, kills it in the middle of its `after`th page, and returns how many pages it had acknowledged. */
async function killedAfter(file: string, after: number, program = child): Promise<number> {
  const process_ = spawn(process.execPath, ['--import', 'tsx', program, file, String(PAGE)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  let rest = '';
  process_.stdout.on('data', (data: Buffer) => {
    const lines = `${rest}${data.toString('utf8')}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) acknowledged = Number(line);
    if (lines.length > 0 && --after <= 0) process_.kill('SIGKILL');
  });
  await new Promise<void>((done) => process_.on('exit', () => done()));
  return acknowledged;
}

describe('a writer that is killed in the middle', () => {
  const file = aStoreFile();

  it('loses nothing that it acknowledged, and counts nothing twice', async () => {
    for (const after of [1, 3, 2, 5]) {
      const acknowledged = await killedAfter(file(), after);
      const store = openSqliteStore({ file: file(), log: silent });
      const [log] = await store.log.portals(['springfield']);
      const run = log?.running;
      expect(acknowledged).toBeGreaterThan(0);
      expect(run?.seen).toBeGreaterThanOrEqual(acknowledged * PAGE);
      expect((run?.seen ?? 0) % PAGE).toBe(0);
      expect(run).toMatchObject({ added: run?.seen, unchanged: 0, changed: 0 });
      const { total } = await store.catalogue.search(aSearch({ query: 'dataset' }));
      expect(total).toBe(run?.seen);
      expect(await store.catalogue.counts(['springfield'])).toEqual([total]);
      await store.close();
    }
  }, 120_000);

  it('keeps all verdicts of one evaluation or none of them', async () => {
    for (const after of [1, 3]) {
      const acknowledged = await killedAfter(file(), after, judge);
      const store = openSqliteStore({ file: file(), log: silent });
      const kept = await store.verdicts.latest(
        Array.from({ length: PAGE }, (_, index) => `c${index}`),
        null,
      );
      const rounds = new Set(kept.map((one) => Number(one?.evaluation.selectorDigest)));
      expect(rounds.size).toBe(1);
      expect(Math.max(...rounds)).toBeGreaterThanOrEqual(acknowledged);
      await store.close();
    }
  }, 120_000);
});
