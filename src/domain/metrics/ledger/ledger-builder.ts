/** Puts a ledger together, entry by entry, out of new ones and of those of an older ledger. */
import { Growing } from './growing.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { LINK_STATES, PASSING, SHARED, type ClockWords, type LedgerColumns } from './ledger-columns.ts';
import { WordList } from './word-list.ts';

function numbers() {
  return {
    ...{ content: new Growing(), lower: new Growing(), upper: new Growing() },
    ...{ download: new Growing(), files: new Growing(), identifier: new Growing(), text: new Growing() },
    ...{ description: new Growing(), date: new Growing(), described: new Growing(), turn: new Growing() },
    ...{ flags: new Growing(), traits: new Growing(), categories: new Growing() },
    ...{ derivedFrom: new Growing(), clocks: new Growing() },
    ...{ linkStarts: new Growing(), links: new Growing(), strata: new Growing(), linkStates: new Growing() },
  };
}

export class LedgerBuilder {
  readonly #localIds: string[] = [];
  readonly #numbers = numbers();
  readonly #words = {
    traits: new WordList<LedgerEntry['traits']>(),
    categories: new WordList<LedgerEntry['categories']>(),
    derivedFrom: new WordList<readonly string[]>(),
    clocks: new WordList<ClockWords>(),
    strata: new WordList<LedgerEntry['links'][number]['stratum']>(
      ({ host, template }) => `${host} ${template}`,
    ),
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

  /** What copies the entry at a place of an older ledger as it stands there. */
  copierOf(from: LedgerColumns): (place: number) => void {
    const to = this.#numbers;
    const words = this.#words;
    const traits = words.traits.copierOf(from.words.traits);
    const categories = words.categories.copierOf(from.words.categories);
    const derivedFrom = words.derivedFrom.copierOf(from.words.derivedFrom);
    const clocks = words.clocks.copierOf(from.words.clocks);
    const strata = words.strata.copierOf(from.words.strata);
    return (place) => {
      this.#localIds.push(from.localIds[place] ?? '');
      to.content.push(from.content[place] ?? Number.NaN);
      to.lower.push(from.lower[place] ?? 0);
      to.upper.push(from.upper[place] ?? 0);
      to.download.push(from.download[place] ?? Number.NaN);
      to.files.push(from.files[place] ?? Number.NaN);
      to.identifier.push(from.identifier[place] ?? Number.NaN);
      to.text.push(from.text[place] ?? Number.NaN);
      to.description.push(from.description[place] ?? Number.NaN);
      to.date.push(from.date[place] ?? Number.NaN);
      to.described.push(from.described[place] ?? Number.NaN);
      to.turn.push(from.turn[place] ?? Number.NaN);
      to.flags.push(from.flags[place] ?? 0);
      to.traits.push(traits(from.traits[place] ?? -1));
      to.categories.push(categories(from.categories[place] ?? -1));
      to.derivedFrom.push(derivedFrom(from.derivedFrom[place] ?? -1));
      to.clocks.push(clocks(from.clocks[place] ?? -1));
      to.linkStarts.push(to.links.length);
      const end = from.linkStarts[place + 1] ?? 0;
      for (let at = from.linkStarts[place] ?? 0; at < end; at += 1) {
        to.links.push(from.links[at] ?? Number.NaN);
        to.strata.push(strata(from.strata[at] ?? -1));
        to.linkStates.push(from.linkStates[at] ?? 0);
      }
    };
  }

  /** Of no use afterwards. */
  build(): LedgerColumns {
    const of = this.#numbers;
    const words = this.#words;
    of.linkStarts.push(of.links.length);
    return {
      localIds: this.#localIds,
      content: of.content.view().slice(),
      lower: new Uint16Array(of.lower.view()),
      upper: new Uint16Array(of.upper.view()),
      download: of.download.view().slice(),
      files: of.files.view().slice(),
      identifier: of.identifier.view().slice(),
      text: of.text.view().slice(),
      description: of.description.view().slice(),
      date: of.date.view().slice(),
      described: of.described.view().slice(),
      turn: of.turn.view().slice(),
      flags: new Uint8Array(of.flags.view()),
      traits: new Uint32Array(of.traits.view()),
      categories: new Uint32Array(of.categories.view()),
      derivedFrom: new Uint32Array(of.derivedFrom.view()),
      clocks: new Uint32Array(of.clocks.view()),
      linkStarts: new Uint32Array(of.linkStarts.view()),
      links: of.links.view().slice(),
      strata: new Uint32Array(of.strata.view()),
      linkStates: new Uint8Array(of.linkStates.view()),
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
