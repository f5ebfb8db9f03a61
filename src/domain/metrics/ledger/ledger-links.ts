/** Which addresses portals name, and what is known of them, each counted once. */
import { CountBounds, NumberCounts } from '../../number-counts.ts';
import { OTHER, SMALLEST_STRATUM } from '../../links/link-sample.ts';
import type { LinkMode } from '../aggregate/portal-inputs.ts';
import type { Stratum } from '../statistics/stratified.ts';
import { LINK_STATES, stratumText, type LedgerColumns } from './ledger-columns.ts';

export interface LinkCensus {
  readonly mode: LinkMode;
  /** Addresses, and how many of them were checked; both 0 where none was. */
  readonly of: number;
  readonly checked: number;
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
  // Where nobody checks links, none is worth counting.
  if (!ledgers.some(({ linkStates }) => linkStates.some((state) => state > 0))) return NOTHING_CHECKED;
  const bounds = new CountBounds(ledgers.reduce((sum, { links }) => sum + links.length, 0));
  for (const { links } of ledgers)
    for (let at = 0; at < links.length; at += 1) bounds.add(links[at] ?? Number.NaN);
  const seen = new NumberCounts(0);
  const byName = new Map<string, Counts>();
  let [checked, unchecked] = [0, 0];
  for (const columns of ledgers) {
    const counted = countsByState(columns, (url) => bounds.most(url) === 1 || seen.add(url) === 1);
    for (const [stratum, key] of columns.words.strata.entries()) {
      const counts = countsOf(byName, stratumText(key));
      const [none = 0, passed = 0, failed = 0, unknown = 0] = counted.subarray(STATES * stratum);
      counts.size += none + passed + failed + unknown;
      counts.passed += passed;
      counts.failed += failed;
      counts.unknown += unknown;
      unchecked += none;
      checked += passed + failed + unknown;
    }
  }
  if (checked === 0) return NOTHING_CHECKED;
  const of = checked + unchecked;
  return { mode: unchecked === 0 ? 'ALL' : 'SAMPLED', of, checked, strata: merged([...byName.values()]) };
}

const NOTHING_CHECKED: LinkCensus = { mode: 'NONE', of: 0, checked: 0, strata: null };
const STATES = LINK_STATES.length;
/** By stratum, and in each by the place of the state in `LINK_STATES`; of those that are counted. */
function countsByState(
  { links, strata, linkStates, words }: LedgerColumns,
  isCounted: (url: number) => boolean,
): Uint32Array {
  const counts = new Uint32Array(STATES * words.strata.length);
  for (let at = 0; at < links.length; at += 1) {
    if (!isCounted(links[at] ?? Number.NaN)) continue;
    const cell = STATES * (strata[at] ?? 0) + (linkStates[at] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

function countsOf(byName: Map<string, Counts>, name: string): Counts {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const counts = { name, size: 0, passed: 0, failed: 0, unknown: 0 };
  byName.set(name, counts);
  return counts;
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
