/** What was kept of a portal's last measuring, and whether it is still good. */
import { hash53 } from '../domain/hash-53.ts';
import { TERMS_VERSION } from '../domain/metrics/categories/terms.ts';
import { INDICATOR_SET_VERSION } from '../domain/metrics/indicators.ts';
import { placeOf } from '../domain/metrics/ledger/ledger-places.ts';
import type { Overrides } from '../domain/metrics/overrides.ts';
import type { CategoryOverride } from '../domain/metrics/subject.ts';
import type { PortalEntry, Registry } from '../domain/registry.ts';
import type { LinkChanges } from '../ports/links.ts';
import type { KeptState, PortalState } from '../ports/metrics.ts';
import type { PortalLog } from '../ports/store.ts';
import type { Before } from './find-changes.ts';

/** Raised when what is kept of a dataset means something else. */
const FORM = 5;

/** Where it differs from that of a state, the state is worth nothing. */
export function stateKey({ platform, language }: PortalEntry, { mapVersion }: PortalLog): string {
  return JSON.stringify([FORM, INDICATOR_SET_VERSION, TERMS_VERSION, mapVersion, platform, language]);
}

export function overridesOf(overrides: Overrides, portal: string): string {
  return JSON.stringify(overrides.portals.get(portal) ?? []);
}

/** What a city is made of besides the datasets of its portals. */
export function cityFrame({ portals }: Registry, overrides: Overrides, city: string | null): string {
  if (city === null) return '';
  const slugs = portals.filter((one) => one.city === city && one.enabled).map(({ slug }) => slug);
  const said = (overrides.cities.get(city) ?? []).map(({ category, source }) => [category, source]);
  return JSON.stringify([slugs.toSorted(), said]);
}

/** Which of its datasets are to be measured again though they are the same: of other links, of tables asked since, or judged otherwise by people. */
export function staleOf(
  state: KeptState,
  links: Pick<LinkChanges, 'urls' | 'outdated'>,
  overrides: string,
  probed: readonly string[],
): Before {
  const stale = placesOfLinks(state, links);
  const judged = judgedOtherwise(state.overrides, overrides);
  const others = new Set([...judged, ...probed]);
  for (const localId of others) {
    const place = placeOf(state.ledger.localIds, localId);
    if (place !== null) stale.add(place);
  }
  return { state, stale };
}

function placesOfLinks(
  { ledger }: PortalState,
  { urls, outdated }: Pick<LinkChanges, 'urls' | 'outdated'>,
): Set<number> {
  const places = new Set<number>();
  const [changed, old] = [new Set(urls.map(hash53)), new Set(outdated.map(hash53))];
  if (changed.size + old.size === 0) return places;
  const { linkStarts, links, linkStates, localIds } = ledger;
  for (let place = 0; place < localIds.length; place += 1)
    for (let at = linkStarts[place] ?? 0; at < (linkStarts[place + 1] ?? 0); at += 1) {
      const url = links[at] ?? Number.NaN;
      if (changed.has(url) || (linkStates[at] !== 0 && old.has(url))) places.add(place);
    }
  return places;
}

/** Datasets of which people say something else than before. */
function judgedOtherwise(before: string, after: string): ReadonlySet<string> {
  if (before === after) return new Set();
  const [were, are] = [saidOf(before), saidOf(after)];
  return new Set([...were.keys(), ...are.keys()].filter((id) => were.get(id) !== are.get(id)));
}

function saidOf(text: string): ReadonlyMap<string, string> {
  const overrides: readonly CategoryOverride[] = JSON.parse(text);
  const said = new Map<string, string>();
  for (const override of overrides)
    said.set(override.localId, `${said.get(override.localId) ?? ''}${JSON.stringify(override)}`);
  return said;
}
