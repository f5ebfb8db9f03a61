/** Puts a ledger together, entry by entry, out of new ones and of those of an older ledger. */
import type { LedgerEntry } from './ledger-entry.ts';
import { LINK_STATES, PASSING, SHARED, type ClockWords, type LedgerColumns } from './ledger-columns.ts';
import { WordList } from './word-list.ts';

const NUMBERS = [
  ...['content', 'download', 'identifier', 'text', 'description', 'date', 'described', 'turn'],
] as const;

export class LedgerBuilder {
  readonly #localIds: string[] = [];
  readonly #numbers = {
    ...{ content: list(), lower: list(), upper: list(), download: list(), identifier: list(), text: list() },
    ...{ description: list(), date: list(), described: list(), turn: list(), flags: list() },
    ...{ traits: list(), categories: list(), derivedFrom: list(), clocks: list() },
    ...{ linkStarts: list(), links: list(), strata: list(), linkStates: list() },
  };
  readonly #words = {
    traits: new WordList<LedgerEntry['traits']>(),
    categories: new WordList<LedgerEntry['categories']>(),
    derivedFrom: new WordList<readonly string[]>(),
    clocks: new WordList<ClockWords>(),
    strata: new WordList<LedgerEntry['links'][number]['stratum']>(),
  };

  add(entry: LedgerEntry): void {
    const to = this.#numbers;
    const words = this.#words;
    const { census, time } = entry.clock;
    const { date, described, ...rest } = time;
    this.#localIds.push(entry.localId);
    to.content.push(entry.content);
    to.lower.push(entry.lower);
    to.upper.push(entry.upper);
    to.download.push(entry.download ?? Number.NaN);
    to.identifier.push(entry.identifier ?? Number.NaN);
    to.text.push(entry.text ?? Number.NaN);
    to.description.push(entry.description ?? Number.NaN);
    to.date.push(date.at === null ? Number.NaN : Date.parse(date.at));
    to.described.push(described === null ? Number.NaN : Date.parse(described));
    to.turn.push(entry.turn);
    to.flags.push((entry.isShared ? SHARED : 0) | (entry.isPassing ? PASSING : 0));
    to.traits.push(words.traits.placeOf(entry.traits));
    to.categories.push(words.categories.placeOf(entry.categories));
    to.derivedFrom.push(words.derivedFrom.placeOf(entry.derivedFrom));
    const from = date.at === null ? date.reason : date.from;
    to.clocks.push(words.clocks.placeOf({ census, time: rest, date: from }));
    to.linkStarts.push(to.links.length);
    for (const { url, stratum, state } of entry.links) {
      to.links.push(url);
      to.strata.push(words.strata.placeOf(stratum));
      to.linkStates.push(LINK_STATES.indexOf(state));
    }
  }

  /** The entry at `place` of an older ledger, as it stands there. */
  copy(from: LedgerColumns, place: number): void {
    const to = this.#numbers;
    const words = this.#words;
    this.#localIds.push(from.localIds[place] ?? '');
    for (const name of NUMBERS) to[name].push(from[name][place] ?? Number.NaN);
    to.lower.push(from.lower[place] ?? 0);
    to.upper.push(from.upper[place] ?? 0);
    to.flags.push(from.flags[place] ?? 0);
    to.traits.push(words.traits.placeFrom(from.words.traits, from.traits[place] ?? -1));
    to.categories.push(words.categories.placeFrom(from.words.categories, from.categories[place] ?? -1));
    to.derivedFrom.push(words.derivedFrom.placeFrom(from.words.derivedFrom, from.derivedFrom[place] ?? -1));
    to.clocks.push(words.clocks.placeFrom(from.words.clocks, from.clocks[place] ?? -1));
    to.linkStarts.push(to.links.length);
    const end = from.linkStarts[place + 1] ?? 0;
    for (let at = from.linkStarts[place] ?? 0; at < end; at += 1) {
      to.links.push(from.links[at] ?? Number.NaN);
      to.strata.push(words.strata.placeFrom(from.words.strata, from.strata[at] ?? -1));
      to.linkStates.push(from.linkStates[at] ?? 0);
    }
  }

  build(): LedgerColumns {
    const of = this.#numbers;
    const words = this.#words;
    of.linkStarts.push(of.links.length);
    return {
      localIds: this.#localIds,
      content: Float64Array.from(of.content),
      lower: Uint16Array.from(of.lower),
      upper: Uint16Array.from(of.upper),
      download: Float64Array.from(of.download),
      identifier: Float64Array.from(of.identifier),
      text: Float64Array.from(of.text),
      description: Float64Array.from(of.description),
      date: Float64Array.from(of.date),
      described: Float64Array.from(of.described),
      turn: Float64Array.from(of.turn),
      flags: Uint8Array.from(of.flags),
      traits: Uint32Array.from(of.traits),
      categories: Uint32Array.from(of.categories),
      derivedFrom: Uint32Array.from(of.derivedFrom),
      clocks: Uint32Array.from(of.clocks),
      linkStarts: Uint32Array.from(of.linkStarts),
      links: Float64Array.from(of.links),
      strata: Uint32Array.from(of.strata),
      linkStates: Uint8Array.from(of.linkStates),
      words: {
        traits: words.traits.values,
        categories: words.categories.values,
        derivedFrom: words.derivedFrom.values,
        clocks: words.clocks.values,
        strata: words.strata.values,
      },
    };
  }
}

function list(): number[] {
  return [];
}
