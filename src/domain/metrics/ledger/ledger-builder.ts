/** Puts a ledger together, entry by entry. */
import { Growing } from './growing.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { LINK_STATES, PASSING, SHARED, stratumText, type LedgerColumns } from './ledger-columns.ts';
import { WordList } from './word-list.ts';

const doubles = (): Growing<Float64Array> => new Growing((length) => new Float64Array(length));
const words = (): Growing<Uint32Array> => new Growing((length) => new Uint32Array(length));
const shorts = (): Growing<Uint16Array> => new Growing((length) => new Uint16Array(length));
const bytes = (): Growing<Uint8Array> => new Growing((length) => new Uint8Array(length));

function numbers() {
  return {
    ...{ content: doubles(), lower: shorts(), upper: shorts() },
    ...{ download: doubles(), files: doubles(), identifier: doubles(), text: doubles() },
    ...{ description: doubles(), date: doubles(), described: doubles(), turn: doubles() },
    ...{ flags: bytes(), traits: words(), categories: words(), derivedFrom: words(), clocks: words() },
    ...{ linkStarts: words(), links: doubles(), strata: words(), linkStates: bytes() },
  };
}

const NO_WORDS: LedgerColumns['words'] = {
  ...{ traits: [], categories: [], derivedFrom: [], clocks: [], strata: [] },
};
function wordLists({ traits, categories, derivedFrom, clocks, strata }: LedgerColumns['words']) {
  return {
    traits: new WordList(undefined, traits),
    categories: new WordList(undefined, categories),
    derivedFrom: new WordList(undefined, derivedFrom),
    clocks: new WordList(undefined, clocks),
    strata: new WordList(stratumText, strata),
  };
}

export class LedgerBuilder {
  readonly #localIds: string[] = [];
  readonly #numbers = numbers();
  readonly #words: ReturnType<typeof wordLists>;

  /** `words`: the first ones of its own. */
  constructor(words: LedgerColumns['words'] = NO_WORDS) {
    this.#words = wordLists(words);
  }

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
    to.files.push(entry.files ?? Number.NaN);
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

  /** Of no use afterwards. */
  build(): LedgerColumns {
    const of = this.#numbers;
    const words = this.#words;
    of.linkStarts.push(of.links.length);
    return {
      localIds: this.#localIds,
      content: of.content.take(),
      lower: of.lower.take(),
      upper: of.upper.take(),
      download: of.download.take(),
      files: of.files.take(),
      identifier: of.identifier.take(),
      text: of.text.take(),
      description: of.description.take(),
      date: of.date.take(),
      described: of.described.take(),
      turn: of.turn.take(),
      flags: of.flags.take(),
      traits: of.traits.take(),
      categories: of.categories.take(),
      derivedFrom: of.derivedFrom.take(),
      clocks: of.clocks.take(),
      linkStarts: of.linkStarts.take(),
      links: of.links.take(),
      strata: of.strata.take(),
      linkStates: of.linkStates.take(),
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
