import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stateOf } from '../../src/cache/answers.ts';
import { createCache } from '../../src/cache/keyv.ts';
import type { Cache } from '../../src/ports/cache.ts';
import { createFakeClock, settle, type FakeClock } from '../support/fake-clock.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { aGate, aLoad, key, policy } from './contract.ts';

describe('answers', () => {
  let clock: FakeClock;
  let cache: Cache;
  beforeEach(async () => {
    clock = createFakeClock();
    cache = await createCache({ url: 'memory:', clock, log: createQuietLog() });
  });
  afterEach(() => cache.close());

  it('are loaded once for a hundred callers at the same time', async () => {
    const gate = aGate();
    let calls = 0;
    const load = async (): Promise<number> => {
      calls += 1;
      await gate.opened;
      return calls;
    };
    const all = Promise.all(Array.from({ length: 100 }, () => cache.get(key('a'), policy, load)));
    await settle();
    gate.open();
    expect(new Set((await all).map((one) => one.value))).toEqual(new Set([1]));
    expect(cache.stats()['dataset']).toMatchObject({ misses: 100, shared: 99 });
  });

  it('are shared between overlapping batches and single reads', async () => {
    const gate = aGate();
    const asked: string[] = [];
    const load =
      (name: string, ids: readonly string[]) =>
      async (missing: readonly number[]): Promise<readonly string[]> => {
        asked.push(`${name}: ${missing.map((index) => ids[index]).join(' ')}`);
        await gate.opened;
        return missing.map((index) => `${name} ${ids[index] ?? ''}`);
      };
    const first = cache.getMany(['a', 'b'].map(key), policy, load('one', ['a', 'b']));
    const second = cache.getMany(['b', 'c'].map(key), policy, load('two', ['b', 'c']));
    const third = cache.get(key('c'), policy, async () => 'alone');
    await settle();
    gate.open();
    expect((await first).map((one) => !(one instanceof Error) && one.value)).toEqual(['one a', 'one b']);
    expect((await second).map((one) => !(one instanceof Error) && one.value)).toEqual(['one b', 'two c']);
    expect((await third).value).toBe('two c');
    expect(asked).toEqual(['one: a b', 'two: c']);
  });

  it('are loaded again, once, when the caller who had begun gave up', async () => {
    const gate = aGate();
    const aborted = async (): Promise<string> => {
      await gate.opened;
      throw new DOMException('gave up', 'AbortError');
    };
    const { load, calls } = aLoad(['mine']);
    const first = cache.get(key('a'), policy, aborted);
    const joined = Array.from({ length: 10 }, () => cache.get(key('a'), policy, load));
    const failed = expect(first).rejects.toThrow('gave up');
    await settle();
    gate.open();
    await failed;
    expect((await Promise.all(joined)).map((one) => one.value)).toEqual(Array(10).fill('mine'));
    expect(calls()).toBe(1);
  });

  it('are thrown away when their key is deleted while they load', async () => {
    const gate = aGate();
    const slow = cache.get(key('a'), policy, async () => {
      await gate.opened;
      return 'old';
    });
    await settle();
    await cache.delete(key('a'));
    gate.open();
    expect((await slow).value).toBe('old');
    await settle();
    expect(await cache.get(key('a'), policy, async () => 'new')).toMatchObject({
      value: 'new',
      state: 'miss',
    });
  });

  it('count hits, stale answers and misses per kind', async () => {
    await cache.get({ kind: 'probe', of: 1 }, policy, async () => 1);
    await cache.get({ kind: 'probe', of: 1 }, policy, async () => 1);
    await clock.advance(2_000);
    await cache.get({ kind: 'probe', of: 1 }, policy, async () => 1);
    await cache.get(key('a'), policy, async () => 1);
    expect(cache.stats()).toMatchObject({ probe: { hits: 1, stale: 1, misses: 1 }, dataset: { misses: 1 } });
  });

  it('are loaded each time after the cache is closed, and closing twice is harmless', async () => {
    await cache.get(key('a'), policy, async () => 'kept');
    await cache.close();
    await cache.close();
    expect(await cache.get(key('a'), policy, async () => 'loaded')).toMatchObject({
      value: 'loaded',
      state: 'miss',
    });
    expect(await cache.getMany([], policy, async () => [])).toEqual([]);
  });

  it('are as fresh as their age says, for any policy', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.nat(1e6),
        fc.nat(1e6),
        fc.nat(3e6),
        fc.boolean(),
        (fresh, stale, negative, age, none) => {
          const state = stateOf(
            { value: none ? null : 1, loadedAt: 0 },
            { freshMs: fresh, staleMs: stale, negativeMs: negative },
            age,
          );
          const wanted = none
            ? age < negative
              ? 'hit'
              : 'miss'
            : age < fresh
              ? 'hit'
              : age < fresh + stale
                ? 'stale'
                : 'miss';
          expect(state).toBe(wanted);
        },
      ),
    );
  });
});
