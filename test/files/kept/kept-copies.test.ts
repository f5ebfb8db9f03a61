import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fault } from '../../twins/faults.ts';
import { aCall, aWorld, described, refusal, rowsOf, type World } from '../world.ts';

const CSV = 'name,trees\nElm Street,12\nOak Avenue,7\n';

let world: World;
async function start(...options: Parameters<typeof aWorld>): Promise<World> {
  world = await aWorld(...options);
  world.files.set('/a.csv', { body: CSV });
  return world;
}
afterEach(() => world.close());

describe('damage', () => {
  const tableOf = (): string =>
    join(world.folder, world.kept().find((name) => name.endsWith('.table')) ?? '');
  const aboutOf = (): string =>
    join(world.folder, world.kept().find((name) => name.endsWith('.about')) ?? '');

  it.each<[string, () => void]>([
    [
      'a table with a byte changed',
      () => {
        const bytes = readFileSync(tableOf());
        bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
        writeFileSync(tableOf(), bytes);
      },
    ],
    ['a table cut off', () => truncateSync(tableOf(), 5_000)],
    ['a table that is gone', () => rmSync(tableOf())],
    ['notes cut off', () => truncateSync(aboutOf(), 100)],
    [
      'notes with a letter changed',
      () => writeFileSync(aboutOf(), readFileSync(aboutOf(), 'utf8').replace('"rows":2', '"rows":3')),
    ],
    [
      'notes of another version of the reader',
      () => writeFileSync(aboutOf(), readFileSync(aboutOf(), 'utf8').replace(/^1 /, '0 ')),
    ],
    ['notes that are empty', () => writeFileSync(aboutOf(), '')],
  ])('of a kept copy is noticed after a restart, and the file fetched anew: %s', async (_what, damage) => {
    await start();
    const first = await described(world.source('/a.csv'));
    await world.tables.close();
    damage();
    const source = world.source('/a.csv', 'csv', world.again());
    expect(await described(source)).toMatchObject({ version: first.version, count: { value: 2 } });
    expect((await rowsOf(source)).length).toBe(2);
    expect(world.server.served()).toBe(2);
    expect(world.server.requests[1]?.headers['if-none-match']).toBeUndefined();
  });

  it('of a download leaves nothing behind', async () => {
    await start();
    world.server.faults.next(fault.truncated(20), 9);
    expect(await refusal(world.source('/a.csv'))).toMatchObject({ code: 'UPSTREAM_FAILED' });
    world.server.faults.clear();
    expect(world.kept()).toEqual([]);
    const work = readdirSync(world.folder).find((name) => name.startsWith('work-')) ?? '';
    expect(readdirSync(join(world.folder, work))).toEqual(['spill']);
  });

  it('of the notes of a table that somebody described is mended by fetching the same content', async () => {
    await start();
    const source = world.source('/a.csv');
    const schema = await described(source);
    for (const name of world.kept()) rmSync(join(world.folder, name));
    expect((await rowsOf(source, schema)).length).toBe(2);
    expect(world.server.served()).toBe(2);
  });
});

describe('the limits', () => {
  const big = `name,trees\n${'Elm Street,12\n'.repeat(5_000)}`;

  it.each([
    [{ maxBytes: 10_000 }, 'The file has 70,011 bytes; at most 10,000 are read'],
    [{ maxRows: 100 }, 'The file has more than 100 rows; at most 100 are read'],
    [{ maxColumns: 1 }, 'The file has 2 columns; at most 1 are read'],
  ])('%j are named', async (caps, message) => {
    await start({ caps });
    world.files.set('/a.csv', { body: big });
    expect(await refusal(world.source('/a.csv'))).toMatchObject({ code: 'TOO_LARGE', message });
    expect(world.kept()).toEqual([]);
  });

  const served = (path: string): number =>
    world.server.requests.filter(({ url }) => url.pathname === path).length;
  const query = { columns: ['n'], where: null, orderBy: [], window: null };
  /** Each described a second after the one before; two fit into the budget. */
  async function describeAll(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      world.files.set(`/${name}.csv`, { body: `n,name\n1,${name}\n` });
      await described(world.source(`/${name}.csv`));
      await world.clock.advance(1_000);
    }
  }

  it('of all kept copies let the least recently used go first', async () => {
    await start({ caps: { keptBytes: 1_500_000 } });
    await describeAll('a', 'b');
    await rowsOf(world.source('/a.csv'));
    await world.clock.advance(1_000);
    await describeAll('c', 'a', 'c', 'b');
    expect(['/a.csv', '/b.csv', '/c.csv'].map(served)).toEqual([1, 2, 1]);
  });

  it('leave a copy alone that is being read', async () => {
    await start({ caps: { keptBytes: 1_500_000 } });
    world.files.set('/long.csv', { body: `n\n${Array.from({ length: 20_000 }, (_, n) => n).join('\n')}\n` });
    const source = world.source('/long.csv');
    const reader = source.rows(await described(source), query, aCall())[Symbol.asyncIterator]();
    await reader.next();
    await world.clock.advance(1_000);
    await describeAll('a', 'b', 'c', 'd');
    let rows = 8_192;
    for (let next = await reader.next(); next.done !== true; next = await reader.next())
      rows += next.value.rows.length;
    expect([rows, served('/long.csv')]).toEqual([20_000, 1]);
    await describeAll('a', 'b', 'c', 'd');
    await described(source);
    expect(served('/long.csv')).toBe(2);
  });

  it('keep a copy larger than all of the budget while it is the only one', async () => {
    await start({ caps: { keptBytes: 10 } });
    await describeAll('a');
    await rowsOf(world.source('/a.csv'));
    await describeAll('b');
    expect([served('/a.csv'), served('/b.csv'), world.kept().length]).toEqual([1, 1, 2]);
  });
});
