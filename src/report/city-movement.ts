/** What came to a city and what went, by the harvests of its portals and by what was kept of its pools. */
import { lookupKey } from '../domain/ids.ts';
import { pooledMovement, type Pools } from '../domain/metrics/aggregate/pooled-movement.ts';
import type { Movement } from '../domain/metrics/aggregate/portal-inputs.ts';
import type { LedgerColumns } from '../domain/metrics/ledger/ledger-columns.ts';
import type { LeftOutDataset } from '../ports/metrics.ts';
import type { Store } from '../ports/store.ts';
import { beginOf, movementOf } from './movement.ts';

export interface CityNow {
  /** "city:…" */
  readonly scope: string;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly ledgers: readonly { readonly portal: string; readonly ledger: LedgerColumns }[];
  /** Portals of it that were never harvested. */
  readonly missing: number;
  readonly leftOut: readonly LeftOutDataset[];
}

export async function cityMovement(
  { log, metrics }: Pick<Store, 'log' | 'metrics'>,
  { scope, at, ledgers, missing, leftOut }: CityNow,
): Promise<Movement | null> {
  const portals = [];
  for (const { portal, ledger } of ledgers) {
    const size = ledger.localIds.length;
    portals.push({ portal, size, movement: await movementOf(log, portal, at, size) });
  }
  if (portals.every(({ movement }) => movement === null)) return null;
  const from = beginOf(at);
  const [then = null] = await metrics.snapshots([scope], from);
  const isKnown = portals.every(
    ({ portal, movement }) => movement === null || then?.portals?.includes(portal) === true,
  );
  const pools = isKnown ? await poolsOf(metrics, { scope, ledgers, leftOut }, from) : null;
  const movement = pooledMovement(portals, pools);
  return movement === null || missing === 0 ? movement : { ...movement, unseen: null };
}

async function poolsOf(
  metrics: Pick<Store['metrics'], 'leftOut' | 'wereMeasured'>,
  { scope, ledgers, leftOut }: Pick<CityNow, 'scope' | 'ledgers' | 'leftOut'>,
  from: string,
): Promise<Pools> {
  const then = await metrics.leftOut(scope, from);
  const concerned = leftOut.flatMap(({ by, ...dataset }) => (by === null ? [dataset] : [dataset, by]));
  const lived = await metrics.wereMeasured(concerned, from);
  const before = new Set(concerned.filter((_, place) => lived[place] === true).map(lookupKey));
  const living =
    then.length === 0
      ? new Map<string, ReadonlySet<string>>()
      : new Map(ledgers.map(({ portal, ledger }) => [portal, new Set(ledger.localIds)]));
  return {
    ...{ then, now: leftOut },
    livedThen: (portal, localId) => before.has(lookupKey({ portal, localId })),
    livesNow: (portal, localId) => living.get(portal)?.has(localId) === true,
  };
}
