import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { settle } from '../support/fake-clock.ts';
import { fault } from '../twins/faults.ts';
import { aCall, aWorld, described, refusal, type World } from './world.ts';

const CSV = 'name,trees\nElm Street,12\nOak Avenue,7\n';
const MINUTE = 60_000;

function aGate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

let world: World;
async function start(...options: Parameters<typeof aWorld>): Promise<World> {
  world = await aWorld(...options);
  world.files.set('/a.csv', { body: CSV });
  return world;
}
afterEach(() => world.close());

describe('who leaves', () => {
  it('before the file is there hears how far it is; it is fetched all the same', async () => {
    await start();
    const [asked, gate] = [aGate(), aGate()];
    const slow = world.again({
      files: () => ({
        download: async (_url, call, { toFile, progress }) => {
          progress?.(10, 39);
          asked.open();
          await gate.opened;
          call.signal.throwIfAborted();
          writeFileSync(toFile, CSV);
          return { changed: true, bytes: 39, url: new URL('http://x.example/'), headers: {}, validators: {} };
        },
      }),
      folder: null,
    });
    const source = world.source('/a.csv', 'csv', slow);
    const leaving = new AbortController();
    const left = refusal(source, aCall(leaving.signal));
    await asked.opened;
    leaving.abort(new DOMException('late', 'TimeoutError'));
    expect(await left).toMatchObject({
      code: 'TIMEOUT',
      message: 'The file is still being fetched and read (10 of 39 bytes): ask again in a while',
    });
    gate.open();
    expect((await described(source)).count?.value).toBe(2);
  });

  it('in the middle of the rows leaves no connection behind', async () => {
    await start();
    world.files.set('/a.csv', { body: `n\n${Array.from({ length: 50_000 }, (_, n) => n).join('\n')}\n` });
    const source = world.source('/a.csv');
    const schema = await described(source);
    const query = { columns: ['n'], where: null, orderBy: [], window: null };
    for await (const batch of source.rows(schema, query, aCall())) {
      expect([batch.last, batch.rows.length]).toEqual([false, 8_192]);
      break;
    }
    const leaving = new AbortController();
    const reading = (async () => {
      for await (const batch of source.rows(schema, query, aCall(leaving.signal))) {
        expect(batch.total?.value).toBe(50_000);
        leaving.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('too early of all does not even ask', async () => {
    await start();
    expect(await refusal(world.source('/a.csv'), aCall(AbortSignal.abort()))).toMatchObject({
      code: 'ABORTED',
    });
    expect(world.server.served()).toBe(0);
  });

  it('for good, by closing, ends fetches and readers', async () => {
    await start();
    const source = world.source('/a.csv');
    const schema = await described(source);
    const query = { columns: ['name'], where: null, orderBy: [], window: null };
    const reader = source.rows(schema, query, aCall())[Symbol.asyncIterator]();
    await reader.next();
    world.server.faults.next(fault.slowDrip(5, Infinity));
    world.files.set('/b.csv', { body: CSV });
    const fetching = refusal(world.source('/b.csv'));
    for (let i = 0; i < 2_000 && world.server.served() < 2; i += 1) await settle();
    await world.tables.close();
    await world.tables.close();
    expect(await fetching).toMatchObject({ code: 'ABORTED' });
    expect(await refusal(source)).toMatchObject({
      code: 'ABORTED',
      message: 'The tables out of files are closed',
    });
    expect(readdirSync(world.folder).filter((name) => name.startsWith('work-'))).toEqual([]);
  });

  it('takes too long for the portal: the fetch ends', async () => {
    await start({ caps: { fetchMs: 10 * MINUTE } });
    world.server.faults.next(fault.slowDrip(5, Infinity));
    const fetching = refusal(world.source('/a.csv'));
    for (let i = 0; i < 2_000 && world.server.served() < 1; i += 1) await settle();
    await world.clock.advance(11 * MINUTE);
    expect(await fetching).toMatchObject({ code: 'TIMEOUT' });
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
