/** Attributes of datasets, one array per attribute and one slot per version of a dataset. */
import type { DatasetKey } from '../../domain/ids.ts';
import { Floats, Ints } from './growing.ts';
import type { SearchAttributes } from './search-entry.ts';
import { foldLabel } from './words.ts';

/** Distinct texts by number. */
export class Dictionary {
  readonly values: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly #folded: string[] = [];

  add(value: string): number {
    const known = this.#ids.get(value);
    if (known !== undefined) return known;
    this.#ids.set(value, this.values.length);
    return this.values.push(value) - 1;
  }

  id(value: string): number | null {
    return this.#ids.get(value) ?? null;
  }

  /** Those that are one of `labels`, whatever the case. */
  idsOf(labels: readonly string[]): readonly number[] {
    for (let id = this.#folded.length; id < this.values.length; id += 1)
      this.#folded.push(foldLabel(this.values[id] ?? ''));
    const wanted = new Set(labels.map(foldLabel));
    return this.#folded.flatMap((label, id) => (wanted.has(label) ? [id] : []));
  }
}

/** A list of numbers per slot, all lists in one array. */
export class NumberLists {
  readonly items = new Ints();
  /** Where the list of a slot begins; it ends where the next begins. */
  readonly starts = new Ints();

  constructor() {
    this.starts.push(0);
  }

  push(values: Iterable<number>): void {
    for (const value of values) this.items.push(value);
    this.starts.push(this.items.size);
  }

  of(slot: number): Int32Array {
    return this.items.data.subarray(this.starts.at(slot), this.starts.at(slot + 1));
  }
}

/** A list of texts per slot. */
export class Lists extends NumberLists {
  readonly dictionary = new Dictionary();

  pushTexts(values: readonly string[]): void {
    for (const value of values) this.items.push(this.dictionary.add(value));
    this.starts.push(this.items.size);
  }

  textsOf(slot: number): readonly string[] {
    return [...this.of(slot)].map((id) => this.dictionary.values[id] ?? '');
  }
}

export const DEAD = 0;
export const LIVING = 1;
export const REMOVED = 2;

const INSTANTS = ['issued', 'metadataModified', 'dataModified', 'modified', 'firstSeen'] as const;
const LISTS = [
  'portal',
  'publisher',
  'licence',
  'queryable',
  'access',
  'keywords',
  'themes',
  'themeNames',
  'formats',
] as const;

export class Columns {
  readonly state = new Ints();
  readonly localId: string[] = [];
  readonly title: string[] = [];
  /** Sorts as the title does, as far as a number can tell. */
  readonly titleKey = new Floats();
  /** Milliseconds since 1970, NaN where unknown; `modified` is of the data where known, else of the description. */
  readonly issued = new Floats();
  readonly metadataModified = new Floats();
  readonly dataModified = new Floats();
  readonly modified = new Floats();
  readonly firstSeen = new Floats();
  /** One-element lists are lists too: every facet is counted the same way. */
  readonly portal = new Lists();
  readonly publisher = new Lists();
  readonly licence = new Lists();
  readonly queryable = new Lists();
  readonly access = new Lists();
  readonly keywords = new Lists();
  readonly themes = new Lists();
  readonly themeNames = new Lists();
  readonly formats = new Lists();
  /** Numbers of the words of each column's name, then of its title, each ended by -1. */
  readonly labels = new NumberLists();
  /** Four per slot: west, south, east, north; NaN where unknown. */
  readonly boxes = new Floats();

  get size(): number {
    return this.state.size;
  }

  push(
    key: DatasetKey,
    entry: SearchAttributes,
    labels: Iterable<number>,
    { firstSeenAt, removed }: { readonly firstSeenAt: string; readonly removed: boolean },
  ): number {
    const metadataModified = instant(entry.metadataModified);
    const dataModified = instant(entry.dataModified);
    this.localId.push(key.localId);
    this.title.push(entry.title);
    this.titleKey.push(titleKey(entry.title));
    this.issued.push(instant(entry.issued));
    this.metadataModified.push(metadataModified);
    this.dataModified.push(dataModified);
    this.modified.push(Number.isNaN(dataModified) ? metadataModified : dataModified);
    this.firstSeen.push(instant(firstSeenAt));
    this.portal.pushTexts([key.portal]);
    this.publisher.pushTexts(entry.publisher === null ? [] : [entry.publisher]);
    this.licence.pushTexts([entry.licence]);
    this.queryable.pushTexts([String(entry.access.length > 0)]);
    this.access.pushTexts(entry.access);
    this.keywords.pushTexts(entry.keywords);
    this.themes.pushTexts(entry.themes);
    this.themeNames.pushTexts(entry.themeNames);
    this.formats.pushTexts(entry.formats);
    this.labels.push(labels);
    for (const edge of entry.box ?? [NaN, NaN, NaN, NaN]) this.boxes.push(edge);
    return this.state.push(removed ? REMOVED : LIVING);
  }

  /** Without the dead; `moved[old]` is the new slot, or -1. */
  compacted(): { readonly columns: Columns; readonly moved: Int32Array } {
    const columns = new Columns();
    const moved = new Int32Array(this.size).fill(-1);
    for (let slot = 0; slot < this.size; slot += 1)
      if (this.state.at(slot) !== DEAD) moved[slot] = columns.#copy(this, slot);
    return { columns, moved };
  }

  key(slot: number): DatasetKey {
    return { portal: this.portalOf(slot), localId: this.localId[slot] ?? '' };
  }

  portalOf(slot: number): string {
    return this.portal.dictionary.values[this.portal.items.at(slot)] ?? '';
  }

  #copy(from: Columns, slot: number): number {
    for (const name of INSTANTS) this[name].push(from[name].data[slot] ?? NaN);
    for (const name of LISTS) this[name].pushTexts(from[name].textsOf(slot));
    this.labels.push(from.labels.of(slot));
    for (let i = 0; i < 4; i += 1) this.boxes.push(from.boxes.data[slot * 4 + i] ?? NaN);
    this.localId.push(from.localId[slot] ?? '');
    this.title.push(from.title[slot] ?? '');
    this.titleKey.push(from.titleKey.data[slot] ?? 0);
    return this.state.push(from.state.at(slot));
  }
}

/** NaN for null and for what is no instant. */
export function instant(text: string | null): number {
  return text === null ? NaN : Date.parse(text);
}

/** The first three code units: decides most comparisons without the text. */
function titleKey(title: string): number {
  const unit = (at: number): number => (at < title.length ? title.charCodeAt(at) + 1 : 0);
  return (unit(0) * 65_537 + unit(1)) * 65_537 + unit(2);
}
