/** Makes a ledger out of an older one: stretches of that are copied, with new entries between them. */
import { compareIds } from '../../ids.ts';
import type { Numbers } from './growing.ts';
import { LedgerBuilder } from './ledger-builder.ts';
import { placeFor } from './ledger-places.ts';
import type { LedgerColumns } from './ledger-columns.ts';
import type { LedgerEntry } from './ledger-entry.ts';

export interface LedgerPatch {
  /** Three numbers a step: how many new entries come next, where a stretch of the older ledger begins, and its length. */
  readonly steps: Uint32Array;
  /** The new entries in their order. Their words come after those of the older ledger, and their places go by that. */
  readonly entries: LedgerColumns;
}

/** Takes the entries at these places out of a ledger, and puts others in where their ids belong. */
export function patchOf(
  { localIds, words }: Pick<LedgerColumns, 'localIds' | 'words'>,
  out: Iterable<number>,
  entries: Iterable<LedgerEntry>,
): LedgerPatch {
  const builder = new LedgerBuilder(words);
  const steps: number[] = [];
  let [fresh, done] = [0, 0];
  const copyTo = (place: number): void => {
    if (place <= done) return;
    steps.push(fresh, done, place - done);
    [fresh, done] = [0, place];
  };
  const leaving = [...out].sort((a, b) => a - b);
  let next = 0;
  const leaveTo = (place: number): void => {
    for (; (leaving[next] ?? Number.POSITIVE_INFINITY) < place; next += 1) {
      copyTo(leaving[next] ?? 0);
      done = (leaving[next] ?? 0) + 1;
    }
  };
  for (const entry of [...entries].sort((a, b) => compareIds(a.localId, b.localId))) {
    const place = placeFor(localIds, entry.localId);
    leaveTo(place);
    copyTo(place);
    builder.add(entry);
    fresh += 1;
  }
  leaveTo(localIds.length);
  copyTo(localIds.length);
  if (fresh > 0) steps.push(fresh, 0, 0);
  const built = builder.build();
  return {
    steps: Uint32Array.from(steps),
    entries: {
      ...built,
      words: {
        traits: built.words.traits.slice(words.traits.length),
        categories: built.words.categories.slice(words.categories.length),
        derivedFrom: built.words.derivedFrom.slice(words.derivedFrom.length),
        clocks: built.words.clocks.slice(words.clocks.length),
        strata: built.words.strata.slice(words.strata.length),
      },
    },
  };
}

/** The new ledger. Words that no entry has any more are left out. */
export function patched(old: LedgerColumns, { steps, entries }: LedgerPatch): LedgerColumns {
  const size = lengthOf(steps);
  const linkSteps = stepsOfLinks(steps, old.linkStarts, entries.linkStarts);
  const mentions = lengthOf(linkSteps);
  const copied = <Column extends Numbers>(into: Column, of: (ledger: LedgerColumns) => Column): Column =>
    spliced(into, steps, of(old), of(entries));
  const doubles = (of: (ledger: LedgerColumns) => Float64Array): Float64Array =>
    copied(new Float64Array(size), of);
  const places = (of: (ledger: LedgerColumns) => Uint32Array): Uint32Array =>
    copied(new Uint32Array(size), of);
  const worded = <Name extends Worded>(name: Name): WordsInUse<Words[Name][number]> =>
    inUse<Words[Name][number]>(
      places((ledger) => ledger[name]),
      [...old.words[name], ...entries.words[name]],
    );
  const traits = worded('traits');
  const categories = worded('categories');
  const derivedFrom = worded('derivedFrom');
  const clocks = worded('clocks');
  const strata = inUse(spliced(new Uint32Array(mentions), linkSteps, old.strata, entries.strata), [
    ...old.words.strata,
    ...entries.words.strata,
  ]);
  return {
    localIds: splicedTexts(steps, old.localIds, entries.localIds),
    content: doubles(({ content }) => content),
    lower: copied(new Uint16Array(size), ({ lower }) => lower),
    upper: copied(new Uint16Array(size), ({ upper }) => upper),
    download: doubles(({ download }) => download),
    files: doubles(({ files }) => files),
    identifier: doubles(({ identifier }) => identifier),
    text: doubles(({ text }) => text),
    description: doubles(({ description }) => description),
    date: doubles(({ date }) => date),
    described: doubles(({ described }) => described),
    turn: doubles(({ turn }) => turn),
    flags: copied(new Uint8Array(size), ({ flags }) => flags),
    traits: traits.places,
    categories: categories.places,
    derivedFrom: derivedFrom.places,
    clocks: clocks.places,
    linkStarts: splicedStarts(steps, old.linkStarts, entries.linkStarts),
    links: spliced(new Float64Array(mentions), linkSteps, old.links, entries.links),
    strata: strata.places,
    linkStates: spliced(new Uint8Array(mentions), linkSteps, old.linkStates, entries.linkStates),
    words: {
      traits: traits.words,
      categories: categories.words,
      derivedFrom: derivedFrom.words,
      clocks: clocks.words,
      strata: strata.words,
    },
  };
}

/** Calls back with each stretch in turn: how many new entries, then which of the older ledger. */
function eachStep(steps: Uint32Array, hear: (fresh: number, from: number, length: number) => void): void {
  for (let at = 0; at < steps.length; at += 3) hear(steps[at] ?? 0, steps[at + 1] ?? 0, steps[at + 2] ?? 0);
}

function lengthOf(steps: Uint32Array): number {
  let sum = 0;
  eachStep(steps, (fresh, _, length) => {
    sum += fresh + length;
  });
  return sum;
}

/** The same steps, counted in links. */
function stepsOfLinks(steps: Uint32Array, old: Uint32Array, own: Uint32Array): Uint32Array {
  const links = new Uint32Array(steps.length);
  let [at, next] = [0, 0];
  eachStep(steps, (fresh, from, length) => {
    const first = old[from] ?? 0;
    links[at] = (own[next + fresh] ?? 0) - (own[next] ?? 0);
    links[at + 1] = first;
    links[at + 2] = length === 0 ? 0 : (old[from + length] ?? 0) - first;
    [at, next] = [at + 3, next + fresh];
  });
  return links;
}

function spliced<Column extends Numbers>(
  into: Column,
  steps: Uint32Array,
  old: Numbers,
  own: Numbers,
): Column {
  let [at, next] = [0, 0];
  eachStep(steps, (fresh, from, length) => {
    copyStretch(into, at, own, next, fresh);
    copyStretch(into, at + fresh, old, from, length);
    [at, next] = [at + fresh + length, next + fresh];
  });
  return into;
}

/** From this length on it pays to name a stretch before it is copied. */
const LONG = 512;
function copyStretch(into: Numbers, at: number, from: Numbers, first: number, length: number): void {
  if (length >= LONG) into.set(from.subarray(first, first + length), at);
  else for (let index = 0; index < length; index += 1) into[at + index] = from[first + index] ?? 0;
}

function splicedTexts(steps: Uint32Array, old: readonly string[], own: readonly string[]): readonly string[] {
  const texts: string[] = [];
  let next = 0;
  eachStep(steps, (fresh, from, length) => {
    for (let at = next; at < next + fresh; at += 1) texts.push(own[at] ?? '');
    for (let at = from; at < from + length; at += 1) texts.push(old[at] ?? '');
    next += fresh;
  });
  return texts;
}

/** Where the links of each entry begin, and where the last ones end. */
function splicedStarts(steps: Uint32Array, old: Uint32Array, own: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengthOf(steps) + 1);
  let [place, start, next] = [0, 0, 0];
  const take = (of: Uint32Array, from: number, count: number): void => {
    for (let at = from; at < from + count; at += 1) {
      start += (of[at + 1] ?? 0) - (of[at] ?? 0);
      place += 1;
      starts[place] = start;
    }
  };
  eachStep(steps, (fresh, from, length) => {
    take(own, next, fresh);
    take(old, from, length);
    next += fresh;
  });
  return starts;
}

type Words = LedgerColumns['words'];
/** Columns that name words of the same name. */
type Worded = Exclude<keyof Words, 'strata'>;

interface WordsInUse<Word> {
  readonly places: Uint32Array;
  readonly words: readonly Word[];
}
/** The words that a column names, with the column that names them; it may be the same, written over. */
function inUse<Word>(places: Uint32Array, all: readonly Word[]): WordsInUse<Word> {
  const names = new Int32Array(all.length).fill(-1);
  for (let at = 0; at < places.length; at += 1) names[places[at] ?? 0] = 0;
  const words = all.filter((_, place) => names[place] === 0);
  if (words.length === all.length) return { places, words };
  let next = 0;
  for (let place = 0; place < names.length; place += 1) if (names[place] === 0) names[place] = next++;
  for (let at = 0; at < places.length; at += 1) places[at] = names[places[at] ?? 0] ?? 0;
  return { places, words };
}
