import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fault } from '../twins/faults.ts';
import { aCall, aWorld, described, REF, refusal, rowsOf, type World } from './world.ts';

const CSV = 'name,trees\nElm Street,12\nOak Avenue,7\n';
const MINUTE = 60_000;

let world: World;
async function start(...options: Parameters<typeof aWorld>): Promise<World> {
  world = await aWorld(...options);
  world.files.set('/a.csv', { body: CSV });
  return world;
}
afterEach(() => world.close());

describe('a table out of a file', () => {
  it('has columns, types, a key, a version, a count and the time it was fetched', async () => {
    await start();
    const schema = await described(world.source('/a.csv'));
    expect(schema).toMatchObject({
      ref: REF,
      columns: [
        { name: 'name', type: 'text', nullable: false, sourceType: 'CSV', system: false },
        { name: 'trees', type: 'integer', nullable: false, sourceType: 'CSV', system: false },
        { name: ':row', type: 'integer', nullable: false, system: true },
      ],
      asOf: '2026-11-23T12:00:00.000Z',
      key: ':row',
      count: { value: 2, precision: 'exact' },
      sample: null,
    });
    expect(schema.version).toMatch(/^[0-9a-f]{32}\.\d+$/);
  });

  it('gives its rows, counts and groups', async () => {
    await start();
    const source = world.source('/a.csv');
    const schema = await described(source);
    expect(await rowsOf(source, schema)).toEqual([
      { name: 'Elm Street', trees: 12 },
      { name: 'Oak Avenue', trees: 7 },
    ]);
    const where = { op: 'gt', column: 'trees', value: 10 } as const;
    expect(await source.count?.(schema, where, aCall())).toEqual({ value: 1, precision: 'exact' });
    const measures = [{ as: 'all', fn: 'sum', column: 'trees' }] as const;
    const query = { where: null, groupBy: [], measures, limit: 1 };
    expect(await source.aggregate?.(schema, query, aCall())).toEqual([{ all: 19 }]);
  });

  it('is described for every reference that is asked for, and for none without a request', async () => {
    await start();
    const source = world.source('/a.csv');
    expect(await source.describe([], aCall())).toEqual([]);
    expect(world.server.served()).toBe(0);
    const [first, second] = await source.describe([REF, { ...REF, tableId: 'u' }], aCall());
    expect([first, second]).toMatchObject([{ ref: REF }, { ref: { tableId: 'u' } }]);
    expect(world.server.served()).toBe(1);
  });

  it('tells what goes wrong as a value when described, and throws it otherwise', async () => {
    await start();
    expect(await refusal(world.source('/none.csv'))).toMatchObject({
      code: 'NOT_FOUND',
      facts: { portalId: 'city' },
    });
    const source = world.source('/a.csv');
    const schema = { ...(await described(source)), version: 'other' };
    await expect(rowsOf(source, schema)).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    await expect(source.count?.(schema, null, aCall())).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });

  it('refuses an address that is none', async () => {
    await start();
    const source = world.tables.source({ portal: 'city', url: 'no address', format: 'csv' });
    expect(await refusal(source)).toMatchObject({ code: 'BAD_CONFIG' });
  });
});

describe('a kept copy', () => {
  it('is believed for five minutes, then confirmed by the portal without being sent again', async () => {
    await start();
    const source = world.source('/a.csv');
    const first = await described(source);
    await world.clock.advance(4 * MINUTE);
    expect(await described(source)).toEqual(first);
    expect(world.server.served()).toBe(1);
    await world.clock.advance(2 * MINUTE);
    const later = await described(source);
    expect(later).toEqual({ ...first, asOf: '2026-11-23T12:06:00.000Z' });
    expect(world.server.requests[1]?.headers['if-none-match']).toBeDefined();
    await described(source);
    expect(world.server.served()).toBe(2);
  });

  it('is not read again when a server without validators sends the same content', async () => {
    await start();
    world.files.set('/a.csv', { body: CSV, headers: { etag: '' } });
    const source = world.source('/a.csv');
    const first = await described(source);
    const kept = world.kept();
    await world.clock.advance(6 * MINUTE);
    expect(await described(source)).toMatchObject({
      version: first.version,
      asOf: '2026-11-23T12:06:00.000Z',
    });
    expect([world.server.served(), world.kept()]).toEqual([2, kept]);
  });

  it('gives way to a newer one, and serves those who read it to the end', async () => {
    await start();
    const source = world.source('/a.csv');
    const old = await described(source);
    await world.clock.advance(6 * MINUTE);
    world.files.set('/a.csv', { body: `${CSV}Pine Road,3\n` });
    const fresh = await described(source);
    expect([old.count?.value, fresh.count?.value]).toEqual([2, 3]);
    expect(fresh.version).not.toBe(old.version);
    expect((await rowsOf(source, old)).length).toBe(2);
    expect((await rowsOf(source, fresh)).length).toBe(3);
    await world.clock.advance(6 * MINUTE);
    world.files.set('/a.csv', { body: `${CSV}Pine Road,3\nLake Road,1\n` });
    await described(source);
    await expect(rowsOf(source, old)).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    expect((await rowsOf(source, fresh)).length).toBe(3);
  });

  it('outlives the process', async () => {
    await start();
    const first = await described(world.source('/a.csv'));
    await world.tables.close();
    const next = world.again();
    const source = world.source('/a.csv', 'csv', next);
    expect(await described(source)).toEqual(first);
    expect((await rowsOf(source)).length).toBe(2);
    expect(world.server.served()).toBe(1);
  });

  it('is shared by all who ask at once: one fetch', async () => {
    await start();
    const source = world.source('/a.csv');
    const all = await Promise.all(Array.from({ length: 20 }, () => described(source)));
    expect(new Set(all.map(({ version }) => version)).size).toBe(1);
    expect(world.server.served()).toBe(1);
  });

  it('is another one for another portal, address or format', async () => {
    await start();
    world.files.set('/a.tsv', { body: 'a\tb\n1\t2\n' });
    await described(world.source('/a.csv'));
    await described(
      world.tables.source({ portal: 'other', url: `${world.server.url}/a.csv`, format: 'csv' }),
    );
    await described(world.source('/a.tsv', 'tsv'));
    await refusal(world.source('/a.tsv', 'geojson'));
    expect(world.server.served()).toBe(4);
  });

  it('stands in when the file cannot be had any more, if asked for as such', async () => {
    await start();
    const file = { portal: 'city', url: `${world.server.url}/a.csv`, format: 'csv' } as const;
    const source = world.tables.source(file);
    expect(await world.tables.lastKept(file, REF)).toBeNull();
    const first = await described(source);
    world.files.delete('/a.csv');
    await world.clock.advance(6 * MINUTE);
    expect(await refusal(source)).toMatchObject({ code: 'NOT_FOUND' });
    const kept = await world.tables.lastKept(file, REF);
    expect(kept).toEqual(first);
    const before = world.server.served();
    expect((await rowsOf(source, kept ?? first)).length).toBe(2);
    expect(world.server.served()).toBe(before);
  });
});

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
