import { describe, expect, it } from 'vitest';
import type { Backend } from '../../src/cache/backend.ts';
import { createLoads, type Wanted } from '../../src/cache/loads.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { aGate, policy } from './contract.ts';

function wanted(text: string, index = 0): Wanted {
  return { text, index, counts: { hits: 0, stale: 0, misses: 0, shared: 0, failures: 0 } };
}
function aBackend(
  write: () => Promise<void> = async () => undefined,
): Backend & { readonly writes: string[] } {
  const writes: string[] = [];
  return {
    writes,
    read: async (keys) => keys.map(() => null),
    write: async (key) => {
      writes.push(key);
      await write();
    },
    remove: async () => undefined,
    close: async () => undefined,
  };
}

describe('loads', () => {
  it('fail the keys that a batch leaves unanswered, and only those', async () => {
    const loads = createLoads(aBackend(), { clock: createFakeClock(), log: createQuietLog() });
    const [first, second] = loads.begin([wanted('a'), wanted('b', 1)], policy, async () => ['A']);
    expect(await first?.landed).toMatchObject({ value: 'A' });
    await expect(second?.landed).rejects.toThrow('No answer for key 2 of 2');
  });

  it('fail every key when the batch throws, even before it waits', async () => {
    const loads = createLoads(aBackend(), { clock: createFakeClock(), log: createQuietLog() });
    const flights = loads.begin([wanted('a'), wanted('b', 1)], policy, () => {
      throw new Error('at once');
    });
    for (const flight of flights) await expect(flight.landed).rejects.toThrow('at once');
  });

  it('do not write what the policy keeps no time at all', async () => {
    const backend = aBackend();
    const loads = createLoads(backend, { clock: createFakeClock(), log: createQuietLog() });
    loads.begin([wanted('none')], { ...policy, negativeMs: 0 }, async () => [null]);
    loads.begin([wanted('some')], { ...policy, freshMs: 0, staleMs: 0 }, async () => [1]);
    await settle();
    expect(backend.writes).toEqual([]);
  });

  it('stop only after what is being written is written, and write nothing afterwards', async () => {
    const gate = aGate();
    const backend = aBackend(() => gate.opened);
    const loads = createLoads(backend, { clock: createFakeClock(), log: createQuietLog() });
    loads.begin([wanted('a')], policy, async () => [1]);
    await settle();
    let stopped = false;
    const stopping = loads.stop().then(() => {
      stopped = true;
    });
    await settle();
    expect(stopped).toBe(false);
    gate.open();
    await stopping;
    loads.begin([wanted('b')], policy, async () => [1]);
    await settle();
    expect(backend.writes).toEqual(['a']);
  });

  it('log a failed renewal without failing anybody', async () => {
    const log = createQuietLog();
    const loads = createLoads(aBackend(), { clock: createFakeClock(), log });
    loads.renew([wanted('a')], policy, async () => [new Error('portal down')]);
    await settle();
    expect(log.lines).toMatchObject([{ message: 'answer not renewed', facts: { reason: 'portal down' } }]);
  });
});
