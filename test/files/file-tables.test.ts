import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
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

describe('the engine and the folder', () => {
  it('are not made before the first question, and a temporary folder goes with closing', async () => {
    await start();
    let loaded = 0;
    const tables = world.again({
      folder: null,
      loadDuckDb: () => {
        loaded += 1;
        return import('@duckdb/node-api');
      },
    });
    const source = world.source('/a.csv', 'csv', tables);
    expect(loaded).toBe(0);
    await described(source);
    expect(loaded).toBe(1);
    await tables.close();
  });

  it('say what to do when the package cannot be loaded, and are tried again', async () => {
    await start();
    let isInstalled = false;
    const tables = world.again({
      folder: null,
      loadDuckDb: () =>
        isInstalled ? import('@duckdb/node-api') : Promise.reject(new Error('no such module')),
    });
    const source = world.source('/a.csv', 'csv', tables);
    const error = await refusal(source);
    expect(error).toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining('npm install @duckdb/node-api'),
    });
    isInstalled = true;
    expect((await described(source)).count?.value).toBe(2);
  });

  it('say when the folder cannot be used', async () => {
    await start();
    const file = join(world.folder, 'file');
    writeFileSync(file, '');
    const error = await refusal(world.source('/a.csv', 'csv', world.again({ folder: file })));
    expect(error).toBeInstanceOf(ConnectorError);
    expect(error).toMatchObject({ code: 'BAD_CONFIG', message: expect.stringContaining('cannot be used') });
    expect(existsSync(file)).toBe(true);
  });
});
