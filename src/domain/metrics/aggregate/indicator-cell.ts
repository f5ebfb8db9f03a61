/** What many results of one indicator come to, in constant memory. */
import type { IndicatorDefinition } from '../definition.ts';
import type { IndicatorResult } from '../result.ts';
import { ExactSum, type ExactSumState } from '../statistics/exact-sum.ts';
import { binOf, type BinShape, type Histogram } from '../statistics/histogram.ts';
import { Z95, type Interval } from '../statistics/wilson.ts';
import { binShapeOf, keptShapeOf } from './bin-shape.ts';
import { emptyPoint, limits, nothingKnown, sharePoint, type AggregatePoint } from './point.ts';

/** Numbers only: counts, then sums, then bins. */
export interface CellState {
  /** passed, failed, known, unknown, notApplicable, with a lower bound, with an upper bound. */
  readonly counts: readonly number[];
  readonly value: ExactSumState;
  readonly lower: ExactSumState;
  readonly upper: ExactSumState;
  readonly squares: ExactSumState;
  readonly bins: readonly number[];
}

export class IndicatorCell {
  readonly definition: IndicatorDefinition;
  readonly #shown: BinShape | null;
  readonly #kept: BinShape | null;
  /** Of values; for points, whose bounds matter to medians, then of lower and of upper bounds. */
  readonly #bins: number[];
  #passed = 0;
  #failed = 0;
  #known = 0;
  #unknown = 0;
  #notApplicable = 0;
  #withLower = 0;
  #withUpper = 0;
  readonly #value = new ExactSum();
  readonly #lower = new ExactSum();
  readonly #upper = new ExactSum();
  readonly #squares = new ExactSum();

  constructor(definition: IndicatorDefinition) {
    this.definition = definition;
    this.#shown = binShapeOf(definition);
    this.#kept = keptShapeOf(definition);
    const sets = definition.kind === 'points' ? 3 : 1;
    this.#bins = Array.from({ length: sets * (this.#kept?.bins ?? 0) }, () => 0);
  }

  /** `times` is 1 to add and -1 to take away. */
  apply(result: Pick<IndicatorResult, 'state' | 'value' | 'lower' | 'upper'>, times: 1 | -1): void {
    const { state, value, lower, upper } = result;
    if (state === 'NOT_APPLICABLE') {
      this.#notApplicable += times;
      return;
    }
    if (state === 'UNKNOWN' || value === null) {
      this.#unknown += times;
      // Wherever in the range: bounds of its own could be narrower than the mean of the others is wide, and then
      // something known that becomes unknown would move the bounds of all inwards.
      this.#boundBins(this.definition.range[0], this.definition.range[1], times);
      return;
    }
    if (lower !== null) {
      this.#withLower += times;
      this.#lower.add(lower, times);
    }
    if (upper !== null) {
      this.#withUpper += times;
      this.#upper.add(upper, times);
    }
    this.#boundBins(lower, upper, times);
    this.#known += times;
    if (state === 'PASS') this.#passed += times;
    else if (state === 'FAIL') this.#failed += times;
    this.#value.add(value, times);
    this.#squares.add(value * value, times);
    this.#bin(0, value, times);
  }

  /** `times` is 1 to add all of the other and -1 to take it away. */
  merge(other: IndicatorCell, times: 1 | -1 = 1): void {
    this.#passed += times * other.#passed;
    this.#failed += times * other.#failed;
    this.#known += times * other.#known;
    this.#unknown += times * other.#unknown;
    this.#notApplicable += times * other.#notApplicable;
    this.#withLower += times * other.#withLower;
    this.#withUpper += times * other.#withUpper;
    this.#value.merge(other.#value, times);
    this.#lower.merge(other.#lower, times);
    this.#upper.merge(other.#upper, times);
    this.#squares.merge(other.#squares, times);
    for (const [bin, count] of other.#bins.entries())
      this.#bins[bin] = (this.#bins[bin] ?? 0) + times * count;
  }

  state(): CellState {
    return {
      counts: [
        this.#passed,
        this.#failed,
        this.#known,
        this.#unknown,
        this.#notApplicable,
        this.#withLower,
        this.#withUpper,
      ],
      value: this.#value.state(),
      lower: this.#lower.state(),
      upper: this.#upper.state(),
      squares: this.#squares.state(),
      bins: [...this.#bins],
    };
  }

  restore({ counts, value, lower, upper, squares, bins }: CellState): void {
    [
      this.#passed = 0,
      this.#failed = 0,
      this.#known = 0,
      this.#unknown = 0,
      this.#notApplicable = 0,
      this.#withLower = 0,
      this.#withUpper = 0,
    ] = counts;
    this.#value.restore(value);
    this.#lower.restore(lower);
    this.#upper.restore(upper);
    this.#squares.restore(squares);
    this.#bins.splice(0, this.#bins.length, ...bins);
  }

  /** As if nothing had been counted. */
  clear(): void {
    const nothing: ExactSumState = [0, 0, 0];
    this.restore({
      counts: [],
      ...{ value: nothing, lower: nothing, upper: nothing, squares: nothing },
      bins: this.#bins.map(() => 0),
    });
  }

  /** How many bins it keeps: a state with another number is of another definition. */
  get binCount(): number {
    return this.#bins.length;
  }

  get passed(): number {
    return this.#passed;
  }

  /** As the point of `as`: the indicator's own definition, or the portal's that is made of it. */
  point(as: IndicatorDefinition = this.definition): AggregatePoint {
    if (this.definition.kind === 'verdict') return this.share(as);
    const asked = this.#known + this.#unknown;
    const sum = this.#value.value();
    const sumSq = this.#squares.value();
    const value = this.#known > 0 ? sum / this.#known : null;
    return {
      ...emptyPoint(as, this.#known === 0 ? nothingKnown(this.#unknown) : null),
      n: asked + this.#notApplicable,
      known: this.#known,
      unknown: this.#unknown,
      notApplicable: this.#notApplicable,
      value,
      ...this.#bounds(asked, value),
      ...limits(this.meanInterval()),
      coverage: asked > 0 ? this.#known / asked : null,
      histogram: this.histogram(),
      sum,
      sumSq,
    };
  }

  /** Counts verdicts only; a known result without one is not part of the share. */
  share(as: IndicatorDefinition = this.definition): AggregatePoint {
    return sharePoint(as, {
      passed: this.#passed,
      failed: this.#failed,
      unknown: this.#unknown,
      notApplicable: this.#notApplicable,
    });
  }

  /** Of bounds only for points; a dataset without that bound is in none of its bins. */
  histogram(of: 'value' | 'lower' | 'upper' = 'value'): Histogram | null {
    const kept = this.keptBins(of);
    const shown = this.#shown;
    if (kept === null || shown === null || kept.width === shown.width) return kept;
    const counts = Array.from({ length: shown.bins }, () => 0);
    for (const [bin, count] of kept.counts.entries()) {
      const wider = binOf(shown, kept.from + bin * kept.width);
      counts[wider] = (counts[wider] ?? 0) + count;
    }
    return { ...shown, counts };
  }

  /** Of points each whole number by itself, of others as shown. */
  keptBins(of: 'value' | 'lower' | 'upper' = 'value'): Histogram | null {
    const shape = this.#kept;
    if (shape === null) return null;
    const first = { value: 0, lower: 1, upper: 2 }[of] * shape.bins;
    const counts = this.#bins.slice(first, first + shape.bins);
    return counts.length === 0 ? null : { ...shape, counts };
  }

  /** By the normal approximation; null with fewer than two values. */
  meanInterval(): Interval | null {
    const n = this.#known;
    if (n < 2) return null;
    const mean = this.#value.value() / n;
    const variance = Math.max(0, (this.#squares.value() - n * mean * mean) / (n - 1));
    const half = Z95 * Math.sqrt(variance / n);
    const [least, most] = this.definition.range;
    return [
      Math.min(mean, Math.max(least, mean - half)),
      Math.max(mean, Math.min(most ?? Number.POSITIVE_INFINITY, mean + half)),
    ];
  }

  #boundBins(lower: number | null, upper: number | null, times: 1 | -1): void {
    if (this.definition.kind !== 'points') return;
    this.#bin(1, lower, times);
    this.#bin(2, upper, times);
  }

  #bin(set: 0 | 1 | 2, value: number | null, times: 1 | -1): void {
    if (this.#kept === null || value === null) return;
    const bin = set * this.#kept.bins + binOf(this.#kept, value);
    this.#bins[bin] = (this.#bins[bin] ?? 0) + times;
  }

  /** A result without a bound counts with the end of the range; the mean is never outside. */
  #bounds(asked: number, value: number | null): Pick<AggregatePoint, 'lower' | 'upper'> {
    if (asked === 0) return { lower: null, upper: null };
    const [least, most] = this.definition.range;
    const lower = (this.#lower.value() + (asked - this.#withLower) * least) / asked;
    const unbounded = asked - this.#withUpper;
    const upper =
      unbounded > 0 && most === null
        ? null
        : (this.#upper.value() + (unbounded > 0 ? unbounded * (most ?? 0) : 0)) / asked;
    return {
      lower: Math.min(lower, value ?? lower),
      upper: upper === null ? null : Math.max(upper, value ?? upper),
    };
  }
}
