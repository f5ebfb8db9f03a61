import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeftOutCopy } from '../../../../src/domain/metrics/aggregate/follow-copies.ts';
import { pooledMovement, type Pools } from '../../../../src/domain/metrics/aggregate/pooled-movement.ts';

interface Living {
  readonly portal: string;
  readonly localId: string;
  /** Those of one number are copies of each other. */
  readonly data: number;
}
const nameOf = ({ portal, localId }: { readonly portal: string; readonly localId: string }): string =>
  `${portal} ${localId}`;

function byData(all: readonly Living[]): ReadonlyMap<number, readonly Living[]> {
  const found = new Map<number, Living[]>();
  for (const one of all.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)))
    found.set(one.data, [...(found.get(one.data) ?? []), one]);
  return found;
}
/** The first of each stands for the others. */
function leftOutOf(all: readonly Living[]): readonly LeftOutCopy[] {
  return [...byData(all).values()].flatMap(([by, ...copies]) =>
    by === undefined ? [] : copies.map(({ portal, localId }) => ({ portal, localId, by })),
  );
}
/** How many datasets of one side have no copy on the other. */
function alone(of: readonly Living[], others: readonly Living[]): number {
  const names = new Set(others.map(nameOf));
  return [...byData(of).values()].filter((copies) => copies.every((one) => !names.has(nameOf(one)))).length;
}

const PORTALS = ['a', 'b'];
function movedOf(then: readonly Living[], now: readonly Living[]) {
  const portals = PORTALS.map((portal) => {
    const [were, are] = [then, now].map(
      (all) => new Set(all.filter((one) => one.portal === portal).map(nameOf)),
    );
    const [before, size] = [were?.size ?? 0, are?.size ?? 0];
    const came = [...(are ?? [])].filter((name) => were?.has(name) !== true).length;
    return { portal, size, movement: { came, vanished: before - (size - came), before } };
  });
  const has = (all: readonly Living[]): Pools['livesNow'] => {
    const names = new Set(all.map(nameOf));
    return (portal, localId) => names.has(nameOf({ portal, localId }));
  };
  const pools = { then: leftOutOf(then), now: leftOutOf(now), livedThen: has(then), livesNow: has(now) };
  return { portals, pools };
}

const someLiving = fc.uniqueArray(
  fc.record({
    portal: fc.constantFrom(...PORTALS),
    localId: fc.constantFrom('1', '2', '3', '4', '5'),
    data: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 9, selector: nameOf },
);

describe('what came to a city and went', () => {
  it('is every dataset of which there is no copy on the other side', () => {
    fc.assert(
      fc.property(someLiving, someLiving, (then, now) => {
        const { portals, pools } = movedOf(then, now);
        expect(pooledMovement(portals, pools)).toEqual({
          ...{ came: alone(now, then), vanished: alone(then, now), before: byData(then).size },
          ...{ unseen: 0, isPooled: true },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is otherwise where copies are counted each, as they are where nobody knows them', () => {
    const copy = { localId: '1', data: 1 };
    const both = PORTALS.map((portal) => ({ portal, ...copy }));
    const { portals, pools } = movedOf(both.slice(0, 1), both);
    expect(pooledMovement(portals, pools)).toMatchObject({ came: 0, vanished: 0, before: 1 });
    expect(pooledMovement(portals, null)).toMatchObject({ came: 1, before: 1, isPooled: false });
  });

  it('knows nothing of portals without a past, but of copies of what was there elsewhere', () => {
    const old = { portal: 'a', localId: '1', data: 1 };
    const young = ['1', '2', '3'].map((localId) => ({ portal: 'b', localId, data: Number(localId) }));
    const { portals, pools } = movedOf([old], [old, ...young]);
    const unknown = portals.map((one) => (one.portal === 'b' ? { ...one, movement: null } : one));
    expect(pooledMovement(unknown, pools)).toMatchObject({ came: 0, vanished: 0, before: 1, unseen: 2 });
    const stands = { ...pools, now: [{ ...old, by: { portal: 'b', localId: '1' } }] };
    expect(pooledMovement(unknown, stands)).toMatchObject({ came: 0, vanished: 0, before: 1, unseen: 2 });
    expect(
      pooledMovement(
        unknown.map((one) => ({ ...one, movement: null })),
        pools,
      ),
    ).toBeNull();
  });
});
