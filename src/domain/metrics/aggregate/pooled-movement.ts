/** What came to a city and what went, each dataset once. */
import { lookupKey } from '../../ids.ts';
import type { LeftOutCopy } from './follow-copies.ts';
import type { Movement } from './portal-inputs.ts';

/** Of one portal of the city. */
export interface PortalMovement {
  readonly portal: string;
  /** Living records. */
  readonly size: number;
  /** Of its records; null: not known for so long. */
  readonly movement: Movement | null;
}
export interface Pools {
  /** What the pool leaves out, 90 days ago and now. */
  readonly then: readonly LeftOutCopy[];
  readonly now: readonly LeftOutCopy[];
  readonly livedThen: (portal: string, localId: string) => boolean;
  readonly livesNow: (portal: string, localId: string) => boolean;
}

const SIDES = { came: ['now', 'livedThen'], vanished: ['then', 'livesNow'] } as const;

/**
 * A copy that comes to what stands in the city already, or goes while another of it stays, is nothing that came or went.
 * `pools` null: it is not known what was left out then, and records are counted. null: no portal is known for so long.
 */
export function pooledMovement(portals: readonly PortalMovement[], pools: Pools | null): Movement | null {
  const known = new Map(portals.flatMap(({ portal, movement }) => (movement ? [[portal, movement]] : [])));
  if (known.size === 0) return null;
  const sum = (of: 'came' | 'vanished' | 'before'): number =>
    [...known.values()].reduce((all, movement) => all + movement[of], 0);
  const unseen = portals.reduce((all, { movement, size }) => (movement === null ? all + size : all), 0);
  if (pools === null)
    return { came: sum('came'), vanished: sum('vanished'), before: sum('before'), unseen, isPooled: false };
  const isKnown = ({ portal }: { readonly portal: string }): boolean => known.has(portal);
  const less = (side: 'came' | 'vanished'): number => {
    const [at, other] = SIDES[side];
    return repeated(pools[at].filter(isKnown), pools[other]) + answered(pools[at], pools[other], isKnown);
  };
  const [came, vanished] = [sum('came') - less('came'), sum('vanished') - less('vanished')];
  return {
    came: Math.max(0, came),
    vanished: Math.max(0, vanished),
    before: Math.max(0, sum('before') - pools.then.filter(isKnown).length),
    unseen: Math.max(
      0,
      unseen -
        pools.now.filter((one) => !isKnown(one)).length -
        answered(pools.now, pools.livedThen, (one) => !isKnown(one)),
    ),
    isPooled: true,
  };
}

type Lives = Pools['livedThen'];

/** Of what is left out, how many came or went. */
function repeated(leftOut: readonly LeftOutCopy[], lives: Lives): number {
  return leftOut.filter(({ portal, localId }) => !lives(portal, localId)).length;
}

/** How many that stand for others came or went while one of those was there on the other side too. */
function answered(
  leftOut: readonly LeftOutCopy[],
  lives: Lives,
  isMeant: (standing: { readonly portal: string }) => boolean,
): number {
  const standing = new Set<string>();
  for (const { portal, localId, by } of leftOut)
    if (by !== null && isMeant(by) && !lives(by.portal, by.localId) && lives(portal, localId))
      standing.add(lookupKey(by));
  return standing.size;
}
