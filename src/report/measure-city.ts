/** Measures a city out of what measuring its portals left. */
import type { CategoryFact } from '../domain/metrics/aggregate/city-categories.ts';
import { cityPoints, cityTally } from '../domain/metrics/aggregate/city-points.ts';
import type { Dropped, Pool } from '../domain/metrics/aggregate/pool.ts';
import type { PortalTally } from '../domain/metrics/aggregate/portal-tally.ts';
import { CLASSIFIER_LANGUAGES } from '../domain/metrics/categories/terms.ts';
import { clockResults } from '../domain/metrics/clock.ts';
import { freshnessMix } from '../domain/metrics/compare/standardised-freshness.ts';
import { INDICATOR_SET_VERSION } from '../domain/metrics/indicators.ts';
import { clockFactAt, moveTally } from '../domain/metrics/ledger/ledger-clock.ts';
import type { LedgerColumns } from '../domain/metrics/ledger/ledger-columns.ts';
import { categoryFactsOf, countedAt, scoresOf } from '../domain/metrics/ledger/ledger-facts.ts';
import { placeOf } from '../domain/metrics/ledger/ledger-places.ts';
import { linkCensus, type LinkCensus } from '../domain/metrics/ledger/ledger-links.ts';
import { poolLedgers } from '../domain/metrics/ledger/ledger-pool.ts';
import { DATASET_INDICATORS } from '../domain/metrics/measure-dataset.ts';
import type { IndicatorResult } from '../domain/metrics/result.ts';
import { unpacked, type Pack } from '../domain/metrics/pack.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { Snapshot } from '../ports/metrics.ts';
import { cityMovement } from './city-movement.ts';
import type { LeftOut } from './left-out.ts';
import type { ReporterDeps } from './reporter-deps.ts';

const PAGE = 500;

/** A portal as it was measured. */
export interface CityPart {
  readonly entry: PortalEntry;
  readonly at: string;
  readonly tally: PortalTally;
  readonly ledger: LedgerColumns;
  /** Of the portal alone, where they are worked out already. */
  readonly alone?: { readonly pool: Pool; readonly census: LinkCensus; readonly leftOut: LeftOut };
}
export interface CityFrame {
  readonly city: string;
  /** All of its portals, whether they were measured or not. */
  readonly portals: readonly PortalEntry[];
}

/** `parts`: in the order of slugs; at least one. Saves a snapshot of the moment at which the last of them was measured. */
export async function measureCity(
  deps: ReporterDeps,
  { city, portals }: CityFrame,
  parts: readonly CityPart[],
): Promise<Snapshot> {
  const at = parts.map((part) => part.at).reduce((latest, one) => (one > latest ? one : latest));
  const alone = parts.length === 1 ? parts[0]?.alone : undefined;
  const pool = alone?.pool ?? poolLedgers(parts.map(({ entry, ledger }) => ({ portal: entry.slug, ledger })));
  const placed = parts.map((part) => ({ part, without: placesOf(part, pool.dropped) }));
  for (const part of parts) if (part.at < at) moveTally(part.tally, part.ledger, part.at, at);
  const tally = cityTally(
    DATASET_INDICATORS,
    parts.map((part) => part.tally),
    [],
  );
  if (alone !== undefined) tally.merge(alone.leftOut.tally, -1);
  else
    for (const { part, without } of placed)
      await takeOutDropped(deps, tally, { part, places: [...without], at });
  const links = alone?.census ?? linkCensus(parts.map(({ ledger }) => ledger));
  const isWhole = parts.length === portals.length;
  const scope = `city:${city}`;
  const records = pool.size + pool.dropped.length;
  const snapshot: Snapshot = {
    ...{ id: `${scope}@${at}`, scope, at, setVersion: INDICATOR_SET_VERSION, isWhole, run: null },
    ...{ mapVersion: null, platform: null, records, datasets: pool.size },
    ...{ linkMode: links.mode, links: { of: links.of, checked: links.checked } },
    freshness: freshnessMix(tally),
    portals: parts.map(({ entry }) => entry.slug),
  };
  const leftOut = pool.dropped.map(({ portal, localId, because, by }) => ({
    ...{ portal, localId, by: because === 'DERIVED' ? null : by },
  }));
  const ledgers = parts.map(({ entry, ledger }) => ({ portal: entry.slug, ledger }));
  const movement = await cityMovement(deps.store, {
    ...{ scope, at, ledgers, leftOut },
    missing: portals.length - parts.length,
  });
  const facts = placed.flatMap(({ part: { entry, ledger }, without }): readonly CategoryFact[] =>
    categoryFactsOf(entry.slug, ledger, at, without),
  );
  const points = cityPoints(tally, facts, {
    ...{ id: city, at, linkMode: links.mode, links: links.strata, movement, harvest: null },
    ...{ distinct: pool.size, records },
    scores: placed.flatMap(({ part, without }) => scoresOf(part.ledger, without)),
    categories: {
      notApplicable: notApplicable(deps, city),
      isWholeCatalogue: isWhole && isRead(portals),
    },
    ...{ releases: null, provisions: null, commitments: null },
  });
  await deps.store.metrics.save({ snapshot, points, rows: [], leftOut });
  return snapshot;
}

/** Languages in which the classifier knows words; a portal that states none is taken to be in one of them. */
function isRead(portals: readonly PortalEntry[]): boolean {
  return portals.every(
    ({ language }) => language === null || CLASSIFIER_LANGUAGES.includes(language.slice(0, 2).toLowerCase()),
  );
}

function notApplicable({ overrides }: ReporterDeps, city: string): ReadonlyMap<string, string> {
  return new Map((overrides.cities.get(city) ?? []).map(({ category, source }) => [category, source]));
}

function placesOf({ entry, ledger }: CityPart, dropped: readonly Dropped[]): ReadonlySet<number> {
  const own = dropped.filter(({ portal }) => portal === entry.slug);
  const places = own.map(({ localId }) => placeOf(ledger.localIds, localId));
  return new Set(places.filter((place) => place !== null));
}

interface DroppedOf {
  readonly part: CityPart;
  readonly places: readonly number[];
  readonly at: string;
}
/** Takes out of the sums what the pool leaves out, as it would be measured at `at`: a page at a time. */
async function takeOutDropped(
  { store }: ReporterDeps,
  tally: PortalTally,
  { part: { entry, ledger }, places, at }: DroppedOf,
): Promise<void> {
  for (let from = 0; from < places.length; from += PAGE) {
    const some = places.slice(from, from + PAGE);
    const keys = some.map((place) => ({ portal: entry.slug, localId: ledger.localIds[place] ?? '' }));
    const kept = await store.metrics.measurements(keys, null);
    for (const [index, place] of some.entries()) {
      const pack = kept[index]?.pack;
      if (pack === undefined)
        throw new Error(
          `${entry.slug}/${ledger.localIds[place]} was measured, and its results are not kept.`,
        );
      tally.remove(countedAt(entry.slug, ledger, place, resultsAt(pack, ledger, place, at)));
    }
  }
}

function resultsAt(pack: Pack, ledger: LedgerColumns, place: number, at: string): readonly IndicatorResult[] {
  const results = unpacked(pack, at);
  if ((ledger.turn[place] ?? 0) > Date.parse(at)) return results;
  const turned = new Map(
    clockResults(clockFactAt(ledger, place), at).map((result) => [result.indicator, result]),
  );
  return results.map((result) => turned.get(result.indicator) ?? result);
}
