import { readdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { settle } from '../../support/fake-clock.ts';
import { fault } from '../../twins/faults.ts';
import { aCall, aWorld, described, refusal, rowsOf, type World } from '../world.ts';

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

describe('what is fetched', () => {
  it('is read in the charset that the server names', async () => {
    await start();
    const headers = { 'content-type': 'text/csv; charset="windows-1251"' };
    world.files.set('/a.csv', {
      body: Buffer.from([0x61, 0x0a, 0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0, 0x0a]),
      headers,
    });
    expect(await rowsOf(world.source('/a.csv'))).toEqual([{ a: 'Москва' }]);
  });

  it('may be compressed by itself, within the limits', async () => {
    await start({ caps: { maxBytes: 100_000 } });
    world.files.set('/a.csv', { body: gzipSync(CSV) });
    expect((await rowsOf(world.source('/a.csv'))).length).toBe(2);
    world.files.set('/bomb.csv', { body: gzipSync(Buffer.alloc(50_000_000, 0x61)) });
    expect(await refusal(world.source('/bomb.csv'))).toMatchObject({
      code: 'TOO_LARGE',
      message: 'The file has more than 100,000 bytes when unpacked; at most 100,000 are read',
    });
    world.files.set('/cut.csv', { body: gzipSync(CSV.repeat(50)).subarray(0, 60) });
    expect(await refusal(world.source('/cut.csv'))).toMatchObject({
      code: 'BAD_SHAPE',
      message: 'The gzip file is damaged or cut off',
    });
  });

  it('is told with portal and address where it cannot be read', async () => {
    await start();
    world.files.set('/a.csv', { body: 'a,b\n1\n' });
    expect(await refusal(world.source('/a.csv?token=secret'))).toMatchObject({
      code: 'BAD_SHAPE',
      facts: { portalId: 'city', url: `${world.server.url}/a.csv` },
    });
  });

  it('is noted once it is read', async () => {
    await start();
    await described(world.source('/a.csv'));
    expect(world.log.lines).toMatchObject([
      {
        level: 'info',
        message: 'file read as a table',
        facts: { portal: 'city', rows: 2, columns: 2, bytes: 38, requestId: 'test' },
      },
    ]);
  });
});
