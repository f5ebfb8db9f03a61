import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFolder, projectRoot, registryText } from '../../support/cli-world.ts';
import { createLargeTableTwin, LARGE_DATASET, largeTablePortal, treeTable } from '../../twins/large-table.ts';
import { serveTwin, type ServedTwin } from '../../twins/serve.ts';

const ROWS = 3_000;
const PAGE = 300;
const TREES = `alder-bay/${LARGE_DATASET}`;

let folder: ReturnType<typeof aFolder>;
let served: ServedTwin;
/** From the page with this number on, the portal never answers. */
let silentFrom = Infinity;
let onSilence: () => void = () => undefined;
let pages = 0;

beforeAll(async () => {
  const twin = createLargeTableTwin(treeTable(ROWS, 1));
  twin.datastore.set({ rowsCap: PAGE });
  served = await serveTwin(
    {
      handle(request) {
        const isPage = request.method === 'POST';
        if (isPage) pages += 1;
        if (!isPage || pages < silentFrom) return twin.handle(request);
        onSilence();
        return new Promise(() => undefined);
      },
    },
    { log: false },
  );
  folder = aFolder();
  const registry = registryText({ cities: [], portals: [largeTablePortal(served.url)] });
  writeFileSync(join(folder.path, 'registry.yaml'), registry);
});
afterAll(async () => {
  await served.close();
  folder.remove();
});

function start(...argv: readonly string[]): ChildProcess {
  pages = 0;
  const loader = import.meta.resolve('tsx');
  const main = join(projectRoot, 'src/cli/main.ts');
  return spawn(process.execPath, ['--import', loader, main, 'rows', TREES, ...argv], {
    cwd: folder.path,
    env: {
      ...process.env,
      CIVICGRAPH_ALLOW_LOOPBACK: 'true',
      CIVICGRAPH_REGISTRY: 'registry.yaml',
      NO_COLOR: '1',
    },
  });
}
async function end(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, err };
}
/** Resolves when the portal was asked for this page, which it never gives. */
function silence(page: number): Promise<void> {
  silentFrom = page;
  return new Promise((resolve) => {
    onSilence = resolve;
  });
}
const files = (): readonly string[] =>
  readdirSync(folder.path)
    .filter((name) => name.startsWith('trees'))
    .sort();

describe('rows in a process of their own', { timeout: 120_000 }, () => {
  it('come out whole through a pipe', async () => {
    silentFrom = Infinity;
    const { code, out } = await end(start('--format', 'ndjson', '--quiet'));
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(ROWS);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ tree: ROWS });
  });

  it('end quietly with 0 when the reader goes away, and no more pages are asked for', async () => {
    const silent = silence(7);
    const child = start('--limit', 'all');
    child.stdout?.once('data', () => child.stdout?.destroy());
    const err = child.stderr === null ? '' : text(child.stderr);
    const [code] = await once(child, 'close');
    expect([code, await err]).toEqual([0, '']);
    expect(pages).toBeLessThan(7);
    await Promise.race([silent, Promise.resolve()]);
  });

  it('stop at once on SIGINT while the portal is waited for, and what came stays valid', async () => {
    const silent = silence(4);
    const child = start('--format', 'ndjson', '--quiet');
    const ending = end(child);
    await silent;
    child.kill('SIGINT');
    const { code, out, err } = await ending;
    expect([code, err]).toEqual([1, 'Stopped.\n']);
    const trees = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).tree);
    expect(trees).toEqual(Array.from({ length: trees.length }, (_, at) => at + 1));
    expect(trees.length).toBeGreaterThanOrEqual(PAGE);
  });

  it('leave no file on SIGINT', async () => {
    const silent = silence(4);
    const child = start('--output', 'trees.csv');
    const ending = end(child);
    await silent;
    expect(files()).toEqual([expect.stringMatching(/^trees\.csv\..+\.partial$/)]);
    child.kill('SIGINT');
    expect((await ending).code).toBe(1);
    expect(files()).toEqual([]);
  });

  it('leave no half file under its name when the process is killed', async () => {
    const silent = silence(4);
    const child = start('--output', 'trees.csv');
    const ending = end(child);
    await silent;
    child.kill('SIGKILL');
    await ending;
    expect(files()).toEqual([expect.stringMatching(/^trees\.csv\..+\.partial$/)]);
    silentFrom = Infinity;
    const { code } = await end(start('--output', 'trees.csv', '--quiet'));
    expect(code).toBe(0);
    expect(files()).toContain('trees.csv');
  });
});
