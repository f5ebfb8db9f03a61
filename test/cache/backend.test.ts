import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCache } from '../../src/cache/keyv.ts';
import type { Cache } from '../../src/ports/cache.ts';
import { createFakeClock, settle, type FakeClock } from '../support/fake-clock.ts';
import { createQuietLog, type QuietLog } from '../support/quiet-log.ts';
import { startRespServer, type RespServer } from '../support/resp-server.ts';
import { aLoad, key, policy } from './contract.ts';

/** Long enough for a local server to answer; bounded. */
async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 2_000 && !isTrue(); i += 1) await settle();
}

describe.each(['redis', 'valkey'])('a %s server', (scheme) => {
  let clock: FakeClock;
  let log: QuietLog;
  let server: RespServer;
  let cache: Cache;
  beforeEach(async () => {
    clock = createFakeClock();
    log = createQuietLog();
    server = await startRespServer();
    cache = await createCache({ url: `${scheme}://${server.address}`, clock, log });
    await cache.get(key('warm'), policy, async () => 'warm');
    await until(() => server.commands.includes('SET'));
    await until(() => clock.sleeping() === 0);
  });
  afterEach(async () => {
    await cache.close();
    await server.close();
  });

  it('that answers errors costs misses, not answers', async () => {
    server.mode('error');
    const { load, calls } = aLoad(['loaded']);
    expect(await cache.get(key('warm'), policy, load)).toMatchObject({ value: 'loaded', state: 'miss' });
    expect(calls()).toBe(1);
    expect(cache.stats()['dataset']?.failures).toBeGreaterThan(0);
  });

  it('that says nothing is given up after a moment, and then left alone for another', async () => {
    server.mode('silent');
    const { load } = aLoad(['loaded']);
    const answer = cache.get(key('warm'), policy, load);
    await until(() => clock.sleeping() > 0);
    await clock.advance(500);
    expect(await answer).toMatchObject({ value: 'loaded', state: 'miss' });
    const before = server.commands.length;
    expect(await cache.get(key('other'), policy, load)).toMatchObject({ value: 'loaded' });
    expect(server.commands.length).toBe(before);
    expect(cache.stats()['dataset']?.failures).toBe(1);
    expect(log.lines.filter((line) => line.message === 'cache failed')).toHaveLength(1);
  });

  it.each(['not json', '{"value":{"loadedAt":"yesterday"}}', '[]', '{"value":7}', ''])(
    'that holds %j under a key is asked as if it held nothing',
    async (rubbish) => {
      for (const name of [...server.data.keys()]) server.data.set(name, rubbish);
      const answer = await cache.get(key('warm'), policy, async () => 'new');
      expect(answer).toMatchObject({ value: 'new', state: 'miss' });
    },
  );

  it('is shared by two caches', async () => {
    const other = await createCache({ url: `${scheme}://${server.address}`, clock, log });
    expect(await other.get(key('warm'), policy, async () => 'own')).toMatchObject({
      value: 'warm',
      state: 'hit',
    });
    await other.close();
  });

  it('that is gone fails no request', async () => {
    await server.close();
    const { load } = aLoad(['loaded']);
    const answer = cache.get(key('cold'), policy, load);
    for (let i = 0; i < 20; i += 1) {
      await settle();
      await clock.advance(100);
    }
    expect(await answer).toMatchObject({ value: 'loaded', state: 'miss' });
  });
});
