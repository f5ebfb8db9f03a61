/** What the datasets of a portal, or of any other set, come to: kept up to date without reading them all again. */
import type { IndicatorDefinition } from '../definition.ts';
import type { DatasetTraits, MeasuredDataset } from '../measured.ts';
import type { IndicatorResult } from '../result.ts';
import { COUNT_NAMES, CountMap, type CountName } from './count-map.ts';
import { countTraits } from './count-traits.ts';
import { IndicatorCell, type CellState } from './indicator-cell.ts';

type Entries = readonly (readonly [key: string, count: number])[];
/** A tally as plain values. */
export interface TallyState {
  readonly size: number;
  readonly cells: readonly (CellState & { readonly indicator: string; readonly version: string })[];
  readonly counts: Readonly<Record<CountName, Entries>>;
}

/** The verdict that the mix of update frequencies goes with. */
const FRESH = 'time.fresh';

/**
 * Its memory does not grow with the datasets, only with distinct publishers, licences and categories. All sums are
 * exact: any order of the same steps gives the same state, and removing what was added gives the state before.
 */
export class PortalTally {
  readonly #cells: readonly IndicatorCell[];
  readonly #byId: ReadonlyMap<string, IndicatorCell>;
  readonly #counts: Readonly<Record<CountName, CountMap>> = {
    publishers: new CountMap(),
    licences: new CountMap(),
    categories: new CountMap(),
    freshness: new CountMap(),
    traits: new CountMap(),
  };
  #size = 0;

  /** Of the dataset indicators; quickest where results come in the same order. */
  constructor(definitions: readonly IndicatorDefinition[]) {
    this.#cells = definitions.map((definition) => new IndicatorCell(definition));
    this.#byId = new Map(this.#cells.map((cell) => [cell.definition.id, cell]));
  }

  /** Datasets in it. */
  get size(): number {
    return this.#size;
  }

  get cells(): readonly IndicatorCell[] {
    return this.#cells;
  }

  cell(indicator: string): IndicatorCell | null {
    return this.#byId.get(indicator) ?? null;
  }

  counts(name: CountName): CountMap {
    return this.#counts[name];
  }

  add(measured: MeasuredDataset): void {
    this.#whole(measured, 1);
  }

  /** Exactly as it was added: keep the old measurement until then. */
  remove(measured: MeasuredDataset): void {
    this.#whole(measured, -1);
  }

  /**
   * New results of a dataset that did not change itself, such as those of the time group on a later day. Scores,
   * traits and categories stay as they were: where they changed, remove the old and add the new.
   */
  replace(
    before: readonly IndicatorResult[],
    after: readonly IndicatorResult[],
    frequency: DatasetTraits['frequency'],
  ): void {
    for (const [index, result] of before.entries()) {
      const next = after[index];
      if (next !== undefined && isSameMeasurement(result, next)) continue;
      this.#apply(result, index, frequency, -1);
      if (next !== undefined) this.#apply(next, index, frequency, 1);
    }
    for (const [index, result] of after.entries()) {
      if (index >= before.length) this.#apply(result, index, frequency, 1);
    }
  }

  /** Of the same definitions. `times` is 1 to add all of the other and -1 to take away what was added before. */
  merge(other: PortalTally, times: 1 | -1 = 1): void {
    for (const cell of other.#cells) this.#cellOf(cell.definition.id, null).merge(cell, times);
    for (const name of COUNT_NAMES) this.#counts[name].merge(other.#counts[name], times);
    this.#size += times * other.#size;
  }

  /** Plain JSON, one spelling per content. */
  state(): TallyState {
    const { publishers, licences, categories, freshness, traits } = this.#counts;
    return {
      size: this.#size,
      cells: this.#cells.map((cell) => ({
        indicator: cell.definition.id,
        version: cell.definition.version,
        ...cell.state(),
      })),
      counts: {
        publishers: publishers.entries(),
        licences: licences.entries(),
        categories: categories.entries(),
        freshness: freshness.entries(),
        traits: traits.entries(),
      },
    };
  }

  /** null when it was made with other definitions or other versions of them: then all is to be added anew. */
  static of(definitions: readonly IndicatorDefinition[], state: TallyState): PortalTally | null {
    const tally = new PortalTally(definitions);
    if (state.cells.length !== tally.#cells.length) return null;
    for (const one of state.cells) {
      const cell = tally.cell(one.indicator);
      if (cell === null || cell.definition.version !== one.version) return null;
      if (cell.binCount !== one.bins.length) return null;
      cell.restore(one);
    }
    for (const name of COUNT_NAMES) {
      for (const [key, count] of state.counts[name]) tally.#counts[name].add(key, count);
    }
    tally.#size = state.size;
    return tally;
  }

  #whole(measured: MeasuredDataset, times: 1 | -1): void {
    const { results, traits } = measured;
    // An iterator of entries makes a pair per result, and this is the innermost loop of all.
    for (let index = 0; index < results.length; index += 1) {
      const result = results[index];
      if (result !== undefined) this.#apply(result, index, traits.frequency, times);
    }
    countTraits(this.#counts, measured, times);
    this.#size += times;
  }

  #apply(result: IndicatorResult, index: number, frequency: DatasetTraits['frequency'], times: 1 | -1): void {
    this.#cellOf(result.indicator, index).apply(result, times);
    if (frequency !== null && result.indicator === FRESH && result.state !== 'NOT_APPLICABLE') {
      this.#counts.freshness.add(`${frequency} ${result.state ?? 'UNKNOWN'}`, times);
    }
  }

  #cellOf(indicator: string, index: number | null): IndicatorCell {
    const guess = index === null ? undefined : this.#cells[index];
    const cell = guess?.definition.id === indicator ? guess : this.#byId.get(indicator);
    if (cell === undefined) throw new Error(`Indicator "${indicator}" is none of those this tally is of.`);
    return cell;
  }
}

/** Evidence and reasons do not count. */
function isSameMeasurement(a: IndicatorResult, b: IndicatorResult): boolean {
  return (
    a.indicator === b.indicator &&
    a.state === b.state &&
    a.value === b.value &&
    a.lower === b.lower &&
    a.upper === b.upper
  );
}
