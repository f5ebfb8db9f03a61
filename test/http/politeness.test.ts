import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createPoliteness, type Pace } from '../../src/http/politeness.ts';
import { createFakeClock, settle, type FakeClock } from '../support/fake-clock.ts';

const signal = new AbortController().signal;
const free: Pace = { concurrency: 100, minIntervalMs: 0 };

function aWorld(): { readonly clock: FakeClock; readonly politeness: ReturnType<typeof createPoliteness> } {
  const clock = createFakeClock();
  return { clock, politeness: createPoliteness({ clock, longestWaitMs: 900_000 }) };
}
/** A task that ends when told. */
function tasks(): {
  readonly running: number[];
  readonly run: (id: number) => () => Promise<number>;
  end(id: number): void;
} {
  const running: number[] = [];
  const ends = new Map<number, () => void>();
  return {
    running,
    run: (id) => () => {
      running.push(id);
      return new Promise((resolve) => ends.set(id, () => resolve(id)));
    },
    end: (id) => ends.get(id)?.(),
  };
}

describe('politeness', () => {
  it('lets no more requests run at once than the portal bears, first come, first served', async () => {
    const { politeness } = aWorld();
    const { running, run, end } = tasks();
    const pace = { concurrency: 2, minIntervalMs: 0 };
    const all = [1, 2, 3, 4].map((id) => politeness.run('a.example', pace, signal, run(id)));
    await settle();
    expect(running).toEqual([1, 2]);
    end(2);
    await settle();
    expect(running).toEqual([1, 2, 3]);
    for (const id of [1, 3]) end(id);
    await settle();
    end(4);
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
  });

  it('keeps the interval between starts, for portals that share a host as well', async () => {
    const { clock, politeness } = aWorld();
    const starts: number[] = [];
    const pace = { concurrency: 5, minIntervalMs: 1_000 };
    const zero = clock.now().getTime();
    const all = Array.from({ length: 4 }, () =>
      politeness.run('shared.example', { ...pace }, signal, async () =>
        starts.push(clock.now().getTime() - zero),
      ),
    );
    await clock.advance(10_000);
    await Promise.all(all);
    expect(starts).toEqual([0, 1_000, 2_000, 3_000]);
  });

  it('does not make one host wait for another', async () => {
    const { politeness } = aWorld();
    const { running, run } = tasks();
    const pace = { concurrency: 1, minIntervalMs: 1_000 };
    void politeness.run('a.example', pace, signal, run(1));
    void politeness.run('b.example', pace, signal, run(2));
    await settle();
    expect(running).toEqual([1, 2]);
  });

  it('goes on after a task that failed', async () => {
    const { politeness } = aWorld();
    const pace = { concurrency: 1, minIntervalMs: 0 };
    const failed = politeness.run('a.example', pace, signal, async () => {
      throw new Error('no');
    });
    const next = politeness.run('a.example', pace, signal, async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('sends nothing to a host that asked for a pause until it is over', async () => {
    const { clock, politeness } = aWorld();
    politeness.pause('a.example', 5_000);
    const { running, run } = tasks();
    void politeness.run('a.example', free, signal, run(1));
    await clock.advance(4_999);
    expect([running, politeness.pausedFor('a.example')]).toEqual([[], 1]);
    await clock.advance(1);
    expect([running, politeness.pausedFor('a.example')]).toEqual([[1], 0]);
  });

  it('refuses at once while the pause is longer than anyone waits', async () => {
    const { politeness } = aWorld();
    politeness.pause('a.example', 3_600_000);
    const refused = politeness.run('a.example', free, signal, async () => 1);
    await expect(refused).rejects.toMatchObject({ code: 'RATE_LIMITED', facts: { retryAfterMs: 3_600_000 } });
  });

  it('forgets a waiter who gives up, and its listener and alarm with it', async () => {
    const { clock, politeness } = aWorld();
    const giving = new AbortController();
    politeness.pause('a.example', 60_000);
    const waiting = politeness.run('a.example', free, giving.signal, async () => 1);
    await settle();
    expect(clock.sleeping()).toBe(1);
    giving.abort(new Error('gave up'));
    await expect(waiting).rejects.toThrow('gave up');
    await settle();
    expect([clock.sleeping(), getEventListeners(giving.signal, 'abort').length]).toEqual([0, 0]);
    const after = politeness.run('a.example', free, signal, async () => 'later');
    await clock.advance(60_000);
    expect(await after).toBe('later');
  });

  it('leaves no listener on the signal of a request that had its turn', async () => {
    const { politeness } = aWorld();
    const source = new AbortController();
    for (let i = 0; i < 20; i += 1) await politeness.run('a.example', free, source.signal, async () => i);
    expect(getEventListeners(source.signal, 'abort')).toHaveLength(0);
  });

  it('is not stopped by a clock that is set back', async () => {
    let time = 1_000_000;
    const sleeps: number[] = [];
    const politeness = createPoliteness({
      longestWaitMs: 900_000,
      clock: {
        now: () => new Date(time),
        sleep: async (ms) => {
          sleeps.push(ms);
          time += ms;
        },
      },
    });
    const pace = { concurrency: 1, minIntervalMs: 500 };
    await politeness.run('a.example', pace, signal, async () => 1);
    time = 0;
    await politeness.run('a.example', pace, signal, async () => 2);
    expect(Math.max(...sleeps)).toBe(500);
  });

  it('keeps its promises with thousands of hosts', async () => {
    const { clock, politeness } = aWorld();
    for (let i = 0; i < 2_000; i += 1) {
      await politeness.run(`h${i}.example`, free, signal, async () => i);
      if (i % 500 === 0) await clock.advance(61_000);
    }
    politeness.pause('h1.example', 1_000);
    expect(politeness.pausedFor('h1.example')).toBe(1_000);
  });
});
