import { describe, expect, it } from 'vitest';
import { type Closing, settlementOf } from '../../src/harvest/settle.ts';
import { createPortals } from '../../src/harvest/portals.ts';
import type { SourceErrorCode } from '../../src/domain/source-error.ts';
import type { Absence } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { anEntry, noHttp, silentLog } from './support/harvest-world.ts';
import { type Item, MovingPortal } from './support/moving-portal.ts';
import { rewired } from './support/rewired-store.ts';

const closing: Closing = {
  runId: 'run',
  startedAt: '2026-11-23T11:00:00.000Z',
  mode: 'FULL',
  walk: { verdict: 'COMPLETE', reason: null },
  failure: null,
  call: { signal: new AbortController().signal, requestId: 'r' },
  isResumable: true,
};
function settlement(
  over: Partial<Closing>,
  absent: readonly Absence[],
  there: readonly Item[] = [],
  doubt: string | null = null,
) {
  const clock = createFakeClock();
  const { connector } = new MovingPortal(there, { getMany: 10 });
  const entry = anEntry();
  const registry = { cities: [], portals: [entry] };
  const portals = createPortals({ registry, connectors: [connector], http: noHttp(), clock, log: silentLog });
  const opening = portals.open(entry);
  if (opening.is !== 'open') throw new Error(opening.failure.message);
  const store = rewired(createMemoryStore(), () => ({ absences: async () => ({ living: 20, absent }) }));
  return settlementOf(
    { ...closing, ...over },
    {
      store,
      clock,
      opened: opening.opened,
      prepare: () => ({ writes: [], rejections: [] }),
      otherPlatform: async () => doubt,
    },
  );
}
const twice = ['a', 'b'].map((localId) => ({ localId, missedBefore: 1, isLeftOut: false }));
const once = [{ localId: 'c', missedBefore: 0, isLeftOut: false }];

describe('the end of a run', () => {
  it('removes what was missed twice and counts what was missed once', async () => {
    expect(await settlement({}, [...twice, ...once])).toMatchObject({
      verdict: 'COMPLETE',
      reason: null,
      missed: ['a', 'b', 'c'],
      remove: ['a', 'b'],
      held: [],
    });
  });
  it('neither removes nor counts what the portal still hands out', async () => {
    expect(await settlement({}, twice, [{ id: 'a', title: 'A' }])).toMatchObject({
      missed: ['b'],
      remove: ['b'],
    });
  });
  it('does not ask by id for what the walk listed as no dataset', async () => {
    const absent = twice.map((one) => ({ ...one, isLeftOut: one.localId === 'a' }));
    expect(await settlement({}, absent, [{ id: 'a', title: 'A' }])).toMatchObject({ remove: ['a', 'b'] });
  });
  it.each<[string, Partial<Closing>]>([
    ['an uneven walk', { walk: { verdict: 'UNEVEN', reason: 'x' } }],
    ['a broken walk', { walk: { verdict: 'BROKEN', reason: 'x' } }],
    ['an incremental walk', { mode: 'INCREMENTAL' }],
  ])('counts no absence after %s', async (_, over) => {
    expect(await settlement(over, twice)).toMatchObject({ missed: [], remove: [], held: [] });
  });
  it('keeps the place of a walk that broke on what passes, and of no other', async () => {
    const broke = { walk: { verdict: 'BROKEN', reason: 'x' } } as const;
    const failed = (code: SourceErrorCode) => ({ code, message: 'x', retryAfterMs: null });
    const kept = async (over: Partial<Closing>) => (await settlement({ ...broke, ...over }, [])).keepsPlace;
    expect(await kept({ failure: failed('TIMEOUT') })).toBe(true);
    expect(await kept({ failure: failed('UPSTREAM_FAILED') })).toBe(true);
    expect(await kept({ failure: failed('BAD_SHAPE') })).toBe(false);
    expect(await kept({ failure: failed('NOT_THIS_PLATFORM') })).toBe(false);
    expect(await kept({ failure: failed('TIMEOUT'), isResumable: false })).toBe(false);
    expect(await kept({})).toBe(false);
  });
  it('holds a mass removal, and says when the address looks like another platform', async () => {
    const many = Array.from({ length: 9 }, (_, n) => ({
      localId: `m${n}`,
      missedBefore: 1,
      isLeftOut: false,
    }));
    const held = await settlement({}, many, [], 'the page says "Hub"');
    expect(held).toMatchObject({ verdict: 'HELD', remove: [], error: null });
    expect(held.held).toHaveLength(9);
    expect(held.reason).toContain('another platform: the page says "Hub"');
  });
});
