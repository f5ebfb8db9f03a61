/** Which addresses portals name, and what is known of them, each counted once. */
import { CountBounds, NumberCounts } from '../../number-counts.ts';
import { OTHER, SMALLEST_STRATUM } from '../../links/link-sample.ts';
import type { LinkMode } from '../aggregate/portal-inputs.ts';
import type { Stratum } from '../statistics/stratified.ts';
import { LINK_STATES, type LedgerColumns } from './ledger-columns.ts';

export interface LinkCensus {
  readonly mode: LinkMode;
  /** The largest first; null: no address was checked. */
  readonly strata: readonly Stratum[] | null;
}
interface Counts {
  /** "host template" */
  readonly name: string;
  size: number;
  passed: number;
  failed: number;
  unknown: number;
}

export function linkCensus(ledgers: readonly LedgerColumns[]): LinkCensus {
  const bounds = new CountBounds(ledgers.reduce((sum, { links }) => sum + links.length, 0));
  for (const { links } of ledgers) for (const url of links) bounds.add(url);
  const seen = new NumberCounts(0);
  const byName = new Map<string, Counts>();
  let [distinct, checked] = [0, 0];
  for (const columns of ledgers) {
    const counts = columns.words.strata.map(({ host, template }) => countsOf(byName, `${host} ${template}`));
    for (let at = 0; at < columns.links.length; at += 1) {
      const url = columns.links[at] ?? Number.NaN;
      if (bounds.most(url) > 1 && seen.add(url) > 1) continue;
      distinct += 1;
      const state = LINK_STATES[columns.linkStates[at] ?? 0] ?? null;
      if (state !== null) checked += 1;
      const stratum = counts[columns.strata[at] ?? -1];
      if (stratum !== undefined) count(stratum, state);
    }
  }
  if (checked === 0) return { mode: 'NONE', strata: null };
  return { mode: checked === distinct ? 'ALL' : 'SAMPLED', strata: merged([...byName.values()]) };
}

function countsOf(byName: Map<string, Counts>, name: string): Counts {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const counts = { name, size: 0, passed: 0, failed: 0, unknown: 0 };
  byName.set(name, counts);
  return counts;
}

function count(stratum: Counts, state: (typeof LINK_STATES)[number]): void {
  stratum.size += 1;
  if (state === 'PASS') stratum.passed += 1;
  else if (state === 'FAIL') stratum.failed += 1;
  else if (state === 'UNKNOWN') stratum.unknown += 1;
}

/** Those too small to stand alone are one, as in a sample. */
function merged(all: readonly Counts[]): readonly Stratum[] {
  const rest: Counts = { name: `${OTHER} ${OTHER}`, size: 0, passed: 0, failed: 0, unknown: 0 };
  for (const one of all.filter(({ size }) => size < SMALLEST_STRATUM)) {
    rest.size += one.size;
    rest.passed += one.passed;
    rest.failed += one.failed;
    rest.unknown += one.unknown;
  }
  return [...all.filter(({ size }) => size >= SMALLEST_STRATUM), ...(rest.size === 0 ? [] : [rest])]
    .toSorted((a, b) => b.size - a.size || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ size, passed, failed, unknown }) => ({ size, passed, failed, unknown }));
}
