import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ogpTable, type OgpCells } from '../../domain/commitments/import/ogp-table.ts';
import { aFolder, aWorld, projectRoot, registryText } from '../../support/cli-world.ts';
import { testRegistry } from '../../support/commitment-files.ts';

const PLACES = 50;

/** Rows of a table, each of a place and a plan of its own. */
function rowsOf(title: string, places: number, from = 0): readonly OgpCells[] {
  return Array.from({ length: places }, (_, index) => {
    const name = `Place${String.fromCharCode(65 + Math.floor((from + index) / 26), 65 + ((from + index) % 26))}`;
    const code = `P${name.slice(5)}`;
    return {
      'Commitment Unique Identifier': `${code}0001`,
      'Country/Locality': `${name}, Peru`,
      'Commitment Title': title,
      ...{ Code: `PE${name.slice(5)}`, 'Action Plan ID': `AP_PE${name.slice(5)}01` },
    };
  });
}
function csvOf(rows: readonly OgpCells[]): string {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',');
  const table = ogpTable(rows);
  return [table.header, ...table.rows.map(({ cells }) => cells)].map(line).join('\n');
}

let base: ReturnType<typeof aFolder>;
beforeAll(async () => {
  base = aFolder();
  const put = (name: string, text: string): void => writeFileSync(join(base.path, name), text);
  put('registry.yaml', registryText(testRegistry));
  put('first.csv', csvOf(rowsOf('Publish the budget', PLACES)));
  put(
    'second.csv',
    csvOf([...rowsOf('Publish the budget and what was spent', PLACES), ...rowsOf('New', 5, PLACES)]),
  );
  put('other.csv', csvOf([{ 'Country/Locality': 'Elsewhere, Peru', Code: 'PEEL' }]));
  await importing(base.path, 'first.csv');
});
afterAll(() => base.remove());

function argvOf(table: string): readonly string[] {
  return [
    'commitments',
    'import',
    table,
    '--from',
    'ogp',
    '--into',
    'ours',
    '--registry',
    'registry.yaml',
    '--write',
    '--retrieved',
    '2026-11-23',
  ];
}
async function importing(cwd: string, table: string): Promise<string> {
  const world = aWorld({ cwd });
  expect(await world.run(...argvOf(table)), world.err()).toBe(0);
  return world.err();
}
/** Every file by its path, those of the other table and of the importer itself left out. */
function filesIn(cwd: string): ReadonlyMap<string, string> {
  const ours = join(cwd, 'ours');
  const paths = readdirSync(ours, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ours.length + 1))
    .filter((path) => !path.startsWith('.imports') && !path.includes('elsewhere'))
    .toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(ours, path), 'utf8')]));
}

/** When the process is killed: after so long, or once so many files lie ready, or are put in their places. */
interface Moment {
  readonly when: 'time' | 'staged' | 'placed';
  /** Milliseconds, or files. */
  readonly after: number;
}
/** At random moments: of its life, while files are laid down, and while they are put in their places. */
const KILLS: readonly (readonly [when: Moment['when'], times: number])[] = [
  ['time', 3],
  ['staged', 6],
  ['placed', 6],
];
/** None where there is no such folder, or none any more. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isReached({ when, after }: Moment, cwd: string, since: number): boolean {
  const imports = join(cwd, 'ours/.imports');
  if (when === 'time') return performance.now() - since >= after;
  const staged = namesIn(join(imports, 'staged')).length;
  if (when === 'staged') return staged >= after;
  return existsSync(join(imports, 'journal.json')) && staged <= after;
}
/** Whether it was killed before it came to its end. */
async function killedAt(moment: Moment, cwd: string): Promise<boolean> {
  const main = join(projectRoot, 'src/cli/main.ts');
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), main, ...argvOf('second.csv')],
    { cwd, env: { ...process.env, NO_COLOR: '1' }, stdio: 'ignore' },
  );
  const over = once(child, 'close');
  const since = performance.now();
  try {
    while (child.exitCode === null && child.signalCode === null) {
      if (isReached(moment, cwd, since)) child.kill('SIGKILL');
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    child.kill('SIGKILL');
    await over;
  }
  return child.signalCode === 'SIGKILL';
}

describe('an import that is killed', { timeout: 300_000 }, () => {
  it('leaves the folder as it was, or whole, once the next command ran, fifteen times', async () => {
    const whole = aFolder();
    cpSync(base.path, whole.path, { recursive: true });
    const before = filesIn(whole.path);
    await importing(whole.path, 'second.csv');
    const after = filesIn(whole.path);
    whole.remove();
    expect(after.size).toBeGreaterThan(before.size);

    const seed = Date.now();
    const moments = KILLS.flatMap(([when, times]) =>
      fc
        .sample(fc.integer({ min: 1, max: when === 'time' ? 4_000 : before.size }), { numRuns: times, seed })
        .map((after): Moment => ({ when, after })),
    );
    const ends: string[] = [];
    for (const moment of moments) {
      const copy = aFolder();
      const what = `seed ${seed}, killed at ${JSON.stringify(moment)}`;
      cpSync(base.path, copy.path, { recursive: true });
      const isKilled = await killedAt(moment, copy.path);
      const said = await importing(copy.path, 'other.csv');
      const now = filesIn(copy.path);
      const isWhole = now.size === after.size;
      expect(now, what).toEqual(isWhole ? after : before);
      expect(readdirSync(join(copy.path, 'ours/.imports')), what).toEqual(['ledger.json']);
      if (!isKilled) expect(isWhole, what).toBe(true);
      ends.push(/taken back|finished/.exec(said)?.[0] ?? (isWhole ? 'whole' : 'untouched'));
      copy.remove();
    }
    // Most of them were cut off in the middle; what was over or not begun shows nothing.
    const cut = ends.filter((one) => one === 'taken back' || one === 'finished');
    expect(cut.length, `seed ${seed}: ${ends.join(', ')}`).toBeGreaterThan(0);
  });
});
