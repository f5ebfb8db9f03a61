/** Harvests in processes of their own, killed with SIGKILL at random moments and started again until they are done. */
import { type ChildProcess, spawn } from 'node:child_process';
import { buildSync } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { HarvestRun } from '../../src/domain/harvest.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { aSearch, silent } from '../store/contract.ts';

export const PORTAL = 'springfield';

export type Platform = 'ckan' | 'socrata';

/** What a child does, and on which day. */
export interface Stage {
  readonly mode: 'full' | 'due' | 'remap';
  readonly day: string;
  readonly mapVersion: number;
}
export interface Child {
  /** Where the child's program is; in the project, so that it finds its packages. */
  readonly program: string;
  remove(): void;
}

/** One file, which starts several times as fast as its sources would. */
export function buildChild(): Child {
  const cache = resolve(import.meta.dirname, '../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'civicgraph-chaos-'));
  const program = join(folder, 'child.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'harvest-child.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
    // What undici requires of Node stays required.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    outfile: program,
    logLevel: 'silent',
  });
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Attempt {
  readonly isKilled: boolean;
  readonly isDone: boolean;
  /** The most that was said to be stored. */
  readonly acknowledged: number;
  readonly lines: readonly string[];
}
export interface Start {
  readonly program: string;
  /** CKAN unless given. */
  readonly platform?: Platform;
  readonly file: string;
  readonly url: string;
  readonly stage: Stage;
  /** How often this stage was begun before: each time a second later. */
  readonly attempt: number;
  readonly leaseMs?: number;
  /** Whether the child tells those on this machine which process it is. */
  readonly machine?: 'here' | 'elsewhere';
  /** null: not at all. */
  readonly killAfter: Death | null;
}
/** So long after so many lines were said: by what it has done, so that a busy machine changes nothing. */
export interface Death {
  readonly lines: number;
  readonly ms: number;
}

export async function attempt(start: Start): Promise<Attempt> {
  const { killAfter } = start;
  let timer: NodeJS.Timeout | null = null;
  const end = await run(start, (child, text) => {
    if (killAfter === null || text.split('\n').length <= killAfter.lines) return;
    timer ??= setTimeout(() => child.kill('SIGKILL'), killAfter.ms);
  });
  if (timer !== null) clearTimeout(timer);
  return end;
}

/** Killed as soon as its first page is stored. */
export function killedInTheMiddle(start: Start): Promise<Attempt> {
  return run(start, (child, text) => {
    if (text.includes('page ')) child.kill('SIGKILL');
  });
}

/** Brought to a stop once its first page is stored, though alive, until `work` is done. */
export async function pausedInTheMiddle(start: Start, work: () => Promise<void>): Promise<Attempt> {
  let working: Promise<void> | null = null;
  const end = await run(start, (child, text) => {
    if (working !== null || !text.includes('page ')) return;
    child.kill('SIGSTOP');
    working = work().finally(() => child.kill('SIGCONT'));
  });
  await working;
  return end;
}

async function run(start: Start, onText: (child: ChildProcess, text: string) => void): Promise<Attempt> {
  const { mode, day, mapVersion } = start.stage;
  const at = new Date(Date.parse(day) + start.attempt * 1_000).toISOString();
  const { file, url, leaseMs = 0, machine = 'elsewhere', platform = 'ckan' } = start;
  const given = [file, url, mode, at, String(leaseMs), String(mapVersion), machine, platform];
  const child = spawn(process.execPath, [start.program, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (data: Buffer) => {
    text += data.toString('utf8');
    onText(child, text);
  });
  const signal = await new Promise<NodeJS.Signals | null>((done) => child.on('close', (_, by) => done(by)));
  const lines = text.split('\n').slice(0, -1);
  const numbers = lines.map((line) => Number(/^page (\d+)$/.exec(line)?.[1] ?? 0));
  return {
    isKilled: signal === 'SIGKILL',
    isDone: lines.some((line) => line.startsWith('run ')),
    acknowledged: Math.max(0, ...numbers),
    lines,
  };
}

export async function reading<T>(
  file: string,
  read: (store: Store) => Promise<T>,
  isSearched = false,
): Promise<T> {
  const store = openSqliteStore({ file, log: silent, searchable: isSearched });
  try {
    return await read(store);
  } finally {
    await store.close();
  }
}

/** What a run came to, without what may differ: ids, times, and what it cost. */
function worthOf(run: HarvestRun): Partial<HarvestRun> {
  const { mode, verdict, reason, seen, added, changed, unchanged, removed, rejected, leftOut, expected } =
    run;
  return { mode, verdict, reason, seen, added, changed, unchanged, removed, rejected, leftOut, expected };
}

/** Everything that a catalogue answers, without ids of runs and moments of the clock. */
export function catalogueOf(file: string): Promise<unknown> {
  const all = { first: 100, after: null };
  return reading(
    file,
    async (store) => {
      const ids = (await store.writer.records(PORTAL, null, 10_000)).map(({ localId }) => localId);
      const keys = ids.map((localId) => ({ portal: PORTAL, localId }));
      const datasets = await store.catalogue.datasets(keys);
      const changes = await store.catalogue.changes(keys.map((key) => ({ key, page: all })));
      const [runs] = await store.log.runs([{ portal: PORTAL, page: all }]);
      const runIds = (runs?.items ?? []).map(({ item }) => item.id);
      const rejections = await store.log.rejections(runIds.map((runId) => ({ runId, page: all })));
      const [removals] = await store.catalogue.removals([{ portal: PORTAL, page: all }]);
      const search = aSearch({ query: 'package', first: 1_000 });
      const { hits, total } = await store.catalogue.search(search);
      return {
        datasets: datasets.map((one) => one && [one.dataset, one.contentHash, one.removedAt !== null]),
        raw: await store.catalogue.rawRecords(keys),
        changes: changes.map(({ items }) => items.map(({ item }) => [item.kind, item.fields])),
        runs: (runs?.items ?? []).map(({ item }) => worthOf(item)),
        rejections: rejections.map(({ items }) => items.map(({ item }) => item).sort(byId)),
        removals: (removals?.items ?? []).map(({ item }) => item.key.localId).sort(),
        found: [total, hits.map(({ key }) => key.localId)],
        counts: await store.catalogue.counts([PORTAL]),
        facets: await store.catalogue.facets(search, ['PORTAL', 'LICENCE', 'KEYWORD'], 50),
      };
    },
    true,
  );
}

function byId(a: { readonly localId: string | null }, b: { readonly localId: string | null }): number {
  return (a.localId ?? '') < (b.localId ?? '') ? -1 : 1;
}
