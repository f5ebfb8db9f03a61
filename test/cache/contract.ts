/** What every cache does, wherever it keeps its answers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cache, CacheKey, CachePolicy } from '../../src/ports/cache.ts';
import { createFakeClock, settle, type FakeClock } from '../support/fake-clock.ts';

export const policy: CachePolicy = { freshMs: 1_000, staleMs: 5_000, negativeMs: 500 };
export function key(id: string): CacheKey {
  return { kind: 'dataset', of: { id } };
}
/** A load that counts and can be held back. */
export function aLoad<T>(values: readonly (T | Error)[]): {
  readonly load: () => Promise<T>;
  calls(): number;
} {
  let calls = 0;
  return {
    load: async () => {
      const value = values[Math.min(calls, values.length - 1)];
      calls += 1;
      if (value instanceof Error || value === undefined) throw value ?? new Error('no value');
      return value;
    },
    calls: () => calls,
  };
}
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}
export function aGate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

export interface Opened {
  readonly cache: Cache;
  dispose(): Promise<void>;
}

export function describeCache(name: string, open: (clock: FakeClock) => Promise<Opened>): void {
  describe(name, () => {
    let clock: FakeClock;
    let opened: Opened;
    beforeEach(async () => {
      clock = createFakeClock();
      opened = await open(clock);
    });
    afterEach(async () => {
      await opened.cache.close();
      await opened.dispose();
    });
    /** Time passes, and what is under way behind the answers gets done. */
    const later = async (ms: number): Promise<void> => {
      await idle();
      await clock.advance(ms);
      await idle();
    };
    /** Only operations of a shared cache sleep here: each has an alarm. */
    const idle = async (): Promise<void> => {
      for (let i = 0; i < 2_000 && (i < 3 || clock.sleeping() > 0); i += 1) await settle();
    };

    it('answers from memory while an answer is fresh, and says so', async () => {
      const { load, calls } = aLoad([{ n: 1 }, { n: 2 }]);
      const first = await opened.cache.get(key('a'), policy, load);
      await later(999);
      const second = await opened.cache.get(key('a'), policy, load);
      expect(first).toEqual({ value: { n: 1 }, state: 'miss', loadedAt: '2026-11-23T12:00:00.000Z' });
      expect(second).toEqual({ value: { n: 1 }, state: 'hit', loadedAt: '2026-11-23T12:00:00.000Z' });
      expect(calls()).toBe(1);
    });

    it('does not prolong an answer by reading it', async () => {
      const { load } = aLoad([1, 2]);
      const hard = { ...policy, staleMs: 0 };
      await opened.cache.get(key('a'), hard, load);
      await later(600);
      await opened.cache.get(key('a'), hard, load);
      await later(600);
      expect(await opened.cache.get(key('a'), hard, load)).toMatchObject({ value: 2, state: 'miss' });
    });

    it('answers a stale answer at once and loads anew behind it', async () => {
      const { load, calls } = aLoad(['old', 'new']);
      await opened.cache.get(key('a'), policy, load);
      await later(1_500);
      expect(await opened.cache.get(key('a'), policy, load)).toMatchObject({ value: 'old', state: 'stale' });
      await later(0);
      expect(await opened.cache.get(key('a'), policy, load)).toMatchObject({ value: 'new', state: 'hit' });
      expect(calls()).toBe(2);
    });

    it('waits for a new answer when the stale window is over', async () => {
      const { load } = aLoad(['old', 'new']);
      await opened.cache.get(key('a'), policy, load);
      await later(6_000);
      expect(await opened.cache.get(key('a'), policy, load)).toMatchObject({ value: 'new', state: 'miss' });
    });

    it('serves the stale answer when the load behind it fails, and tries again only after a while', async () => {
      const { load, calls } = aLoad<string>(['old', new Error('portal down')]);
      const long = { ...policy, staleMs: 60_000 };
      await opened.cache.get(key('a'), long, load);
      await later(1_500);
      for (let i = 0; i < 3; i += 1) {
        expect(await opened.cache.get(key('a'), long, load)).toMatchObject({ value: 'old', state: 'stale' });
        await later(1);
      }
      expect(calls()).toBe(2);
      await later(6_000);
      await opened.cache.get(key('a'), long, load);
      expect(calls()).toBe(3);
    });

    it('believes "there is none" for its own, shorter time', async () => {
      const { load } = aLoad<string | null>([null, 'appeared']);
      expect(await opened.cache.get(key('a'), policy, load)).toMatchObject({ value: null, state: 'miss' });
      await later(499);
      expect(await opened.cache.get(key('a'), policy, load)).toMatchObject({ value: null, state: 'hit' });
      await later(2);
      expect(await opened.cache.get(key('a'), policy, load)).toMatchObject({ value: 'appeared' });
    });

    it('throws what the load throws and keeps nothing of it', async () => {
      const { load } = aLoad<string>([new Error('portal down'), 'up again']);
      await expect(opened.cache.get(key('a'), policy, load)).rejects.toThrow('portal down');
      expect(await opened.cache.get(key('a'), policy, load)).toMatchObject({
        value: 'up again',
        state: 'miss',
      });
    });

    it('keeps values whole: nested, empty, with odd names and texts', async () => {
      const value = {
        toJSON: 'x',
        list: [null, true, -0.5, ''],
        ':colon': ':base64:AAAA',
        'ü €\u2028': '😀"\\',
      };
      await opened.cache.get(key('a'), policy, async () => value);
      await later(0);
      const again = await opened.cache.get(key('a'), policy, async () => null);
      expect(again).toMatchObject({ value, state: 'hit' });
    });

    it('loads anew on refresh, fresh or not', async () => {
      const { load } = aLoad([1, 2]);
      await opened.cache.get(key('a'), policy, load);
      expect(await opened.cache.refresh(key('a'), policy, load)).toMatchObject({ value: 2, state: 'miss' });
      await later(0);
      expect(await opened.cache.get(key('a'), policy, load)).toMatchObject({ value: 2, state: 'hit' });
    });

    it('forgets what is deleted', async () => {
      const { load } = aLoad([1, 2]);
      await opened.cache.get(key('a'), policy, load);
      await later(0);
      await opened.cache.delete(key('a'));
      expect(await opened.cache.get(key('a'), policy, load)).toMatchObject({ value: 2, state: 'miss' });
    });

    it('asks once for all missing keys, with repeats and fresh ones left out, and keeps the order', async () => {
      await opened.cache.get(key('b'), policy, async () => 'B');
      await later(0);
      const asked: (readonly number[])[] = [];
      const answers = await opened.cache.getMany(
        [key('a'), key('b'), key('c'), key('a'), key('d')],
        policy,
        async (missing) => {
          asked.push(missing);
          return ['A', new Error('c is broken'), null];
        },
      );
      expect(asked).toEqual([[0, 2, 4]]);
      expect(answers[0]).toMatchObject({ value: 'A', state: 'miss' });
      expect(answers[1]).toMatchObject({ value: 'B', state: 'hit' });
      expect(answers[2]).toEqual(new Error('c is broken'));
      expect(answers[3]).toMatchObject({ value: 'A' });
      expect(answers[4]).toMatchObject({ value: null, state: 'miss' });
    });
  });
}
