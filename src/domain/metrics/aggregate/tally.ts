/**
 * Adds up measured datasets. Everything is counted in whole numbers, values in millionths, so that the order does not
 * matter at all and what was added can be taken out again.
 */
import type { IndicatorDefinition } from '../definition.ts';
import type { MeasuredDataset, QualityBand } from '../measured.ts';
import type { IndicatorResult } from '../result.ts';
import { wilson } from '../statistics/shares.ts';
import type { AggregatePoint } from './point.ts';

const UNIT = 1e6;

interface Counts {
  known: number;
  unknown: number;
  notApplicable: number;
  /** Millionths. */
  sum: number;
  lower: number;
  upper: number;
  /** Results without an upper bound. */
  unbounded: number;
}

/** How often a question about a dataset was answered so. */
export interface YesAndNo {
  yes: number;
  no: number;
  unknown: number;
}
function answer(counts: YesAndNo, is: boolean | null, by: 1 | -1): void {
  if (is === null) counts.unknown += by;
  else if (is) counts.yes += by;
  else counts.no += by;
}

function inUnits(value: number): number {
  return Math.round(value * UNIT);
}

export class Tally {
  readonly #definitions: readonly IndicatorDefinition[];
  readonly #counts: readonly Counts[];
  readonly bands: Record<QualityBand, number> = { EXCELLENT: 0, GOOD: 0, SUFFICIENT: 0, BAD: 0 };
  readonly publishers = new Map<string, number>();
  readonly licences = new Map<string, number>();
  /** MQA totals by how often each was reached, of which mean, median and histogram can be made. */
  readonly totals = new Map<number, number>();
  size = 0;
  /** Titles in two languages or more; datasets with distributions; with a contact that can be reached. */
  readonly titles: YesAndNo = { yes: 0, no: 0, unknown: 0 };
  readonly distributions: YesAndNo = { yes: 0, no: 0, unknown: 0 };
  readonly contacts: YesAndNo = { yes: 0, no: 0, unknown: 0 };

  constructor(definitions: readonly IndicatorDefinition[]) {
    this.#definitions = definitions;
    this.#counts = definitions.map(() => ({
      ...{ known: 0, unknown: 0, notApplicable: 0, sum: 0, lower: 0, upper: 0, unbounded: 0 },
    }));
  }

  add(measured: MeasuredDataset): void {
    this.#count(measured, 1);
  }
  /** Of a dataset that was added, measured as it was then. */
  remove(measured: MeasuredDataset): void {
    this.#count(measured, -1);
  }

  #count({ results, quality, traits }: MeasuredDataset, by: 1 | -1): void {
    this.size += by;
    results.forEach((result, index) => this.#countResult(result, index, by));
    this.bands[quality.band] += by;
    bump(this.totals, quality.total, by);
    if (traits.publisher !== null) bump(this.publishers, traits.publisher, by);
    if (traits.licence !== null) bump(this.licences, traits.licence, by);
    answer(this.titles, traits.titleLanguages === null ? null : traits.titleLanguages > 1, by);
    answer(this.distributions, traits.hasDistribution, by);
    answer(this.contacts, traits.isContactable, by);
  }

  #countResult({ indicator, state, value, lower, upper }: IndicatorResult, index: number, by: 1 | -1): void {
    const counts = this.#counts[index];
    if (counts === undefined || this.#definitions[index]?.id !== indicator)
      throw new TypeError(`Results come in the order of the definitions: ${indicator} is out of place`);
    if (state === 'NOT_APPLICABLE') {
      counts.notApplicable += by;
      return;
    }
    if (value === null) counts.unknown += by;
    else {
      counts.known += by;
      counts.sum += by * inUnits(value);
    }
    counts.lower += by * inUnits(lower ?? 0);
    if (upper === null) counts.unbounded += by;
    else counts.upper += by * inUnits(upper);
  }

  /** Of every indicator, in the order of the definitions. */
  points(): readonly AggregatePoint[] {
    return this.#definitions.map((definition, index) => this.#point(definition, index));
  }
  /** MQA totals of all datasets, ascending. */
  scores(): Float64Array {
    const all = new Float64Array(this.size);
    let at = 0;
    for (const [total, count] of [...this.totals].toSorted(([a], [b]) => a - b)) {
      all.fill(total, at, at + count);
      at += count;
    }
    return all;
  }

  #point({ id, version, kind }: IndicatorDefinition, index: number): AggregatePoint {
    const counts = this.#counts[index];
    const {
      known = 0,
      unknown = 0,
      notApplicable = 0,
      sum = 0,
      lower = 0,
      upper = 0,
      unbounded = 0,
    } = counts ?? {};
    const n = known + unknown;
    const value = known === 0 ? null : sum / UNIT / known;
    const least = n === 0 ? null : lower / UNIT / n;
    const most = n === 0 || unbounded > 0 ? null : upper / UNIT / n;
    const ci = kind === 'verdict' && value !== null ? wilson(value, known) : null;
    return {
      ...{ indicator: id, version, n, known, unknown, notApplicable, value },
      // The value speaks of what is known alone, and may lie outside of what all could come to by a little.
      lower: least === null || value === null ? least : Math.min(least, value),
      upper: most === null || value === null ? most : Math.max(most, value),
      ciLower: ci?.[0] ?? null,
      ciUpper: ci?.[1] ?? null,
      coverage: n === 0 ? null : known / n,
      reason:
        n === 0
          ? notApplicable > 0
            ? 'NOT_APPLICABLE'
            : 'NO_DATASETS'
          : known === 0
            ? 'NOTHING_KNOWN'
            : null,
    };
  }
}

function bump<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next === 0) counts.delete(key);
  else counts.set(key, next);
}
