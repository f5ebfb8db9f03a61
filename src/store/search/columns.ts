/** Attributes of datasets, one array per attribute and one slot per version of a dataset. */
import type { DatasetKey } from '../../domain/ids.ts';
import type { SearchEntry } from './search-entry.ts';
import { foldLabel } from './words.ts';

/** Distinct texts by number. */
export class Dictionary {
  readonly values: string[] = [];
  readonly #ids = new Map<string, number>();

  add(value: string): number {
    const known = this.#ids.get(value);
    if (known !== undefined) return known;
    this.#ids.set(value, this.values.length);
    return this.values.push(value) - 1;
  }

  id(value: string): number | null {
    return this.#ids.get(value) ?? null;
  }
}

/** A list of dictionary numbers per slot, all lists in one array. */
export class Lists {
  readonly dictionary = new Dictionary();
  readonly items: number[] = [];
  /** Where the list of a slot begins; it ends where the next begins. */
  readonly starts: number[] = [0];

  push(values: readonly string[]): void {
    for (const value of values) this.items.push(this.dictionary.add(value));
    this.starts.push(this.items.length);
  }

  some(slot: number, wanted: (id: number) => boolean): boolean {
    const end = this.starts[slot + 1] ?? 0;
    for (let i = this.starts[slot] ?? 0; i < end; i += 1) if (wanted(this.items[i] ?? 0)) return true;
    return false;
  }

  valuesOf(slot: number): readonly string[] {
    return this.items
      .slice(this.starts[slot], this.starts[slot + 1])
      .map((id) => this.dictionary.values[id] ?? '');
  }
}

export const DEAD = 0;
export const LIVING = 1;
export const REMOVED = 2;
export type SlotState = typeof DEAD | typeof LIVING | typeof REMOVED;

const LISTS = [
  'portal',
  'publisher',
  'publisherName',
  'licence',
  'queryable',
  'keywords',
  'themes',
  'themeNames',
  'formats',
  'formatNames',
  'columns',
] as const;

/** Milliseconds since 1970; NaN where unknown. */
type Instants = number[];

export class Columns {
  readonly state: SlotState[] = [];
  readonly localId: string[] = [];
  readonly title: string[] = [];
  readonly issued: Instants = [];
  readonly metadataModified: Instants = [];
  readonly dataModified: Instants = [];
  /** Of the data where known, else of the description. */
  readonly modified: Instants = [];
  readonly firstSeen: Instants = [];
  /** One-element lists are lists too: every facet is counted the same way. */
  readonly portal = new Lists();
  readonly publisher = new Lists();
  readonly publisherName = new Lists();
  readonly licence = new Lists();
  readonly queryable = new Lists();
  readonly keywords = new Lists();
  readonly themes = new Lists();
  readonly themeNames = new Lists();
  readonly formats = new Lists();
  readonly formatNames = new Lists();
  readonly columns = new Lists();
  /** Four per slot: west, south, east, north; NaN where unknown. */
  readonly boxes: number[] = [];

  get size(): number {
    return this.state.length;
  }

  push(key: DatasetKey, entry: Omit<SearchEntry, 'words'>, firstSeenAt: string, removed: boolean): number {
    const slot = this.state.push(removed ? REMOVED : LIVING) - 1;
    const metadataModified = instant(entry.metadataModified);
    const dataModified = instant(entry.dataModified);
    this.localId.push(key.localId);
    this.title.push(entry.title);
    this.issued.push(instant(entry.issued));
    this.metadataModified.push(metadataModified);
    this.dataModified.push(dataModified);
    this.modified.push(Number.isNaN(dataModified) ? metadataModified : dataModified);
    this.firstSeen.push(instant(firstSeenAt));
    this.portal.push([key.portal]);
    this.publisher.push(entry.publisher === null ? [] : [entry.publisher]);
    this.publisherName.push(entry.publisher === null ? [] : [foldLabel(entry.publisher)]);
    this.licence.push([entry.licence]);
    this.queryable.push([String(entry.queryable)]);
    this.keywords.push(entry.keywords);
    this.themes.push(entry.themes);
    this.themeNames.push(entry.themeNames);
    this.formats.push(entry.formats);
    this.formatNames.push(entry.formats.map(foldLabel));
    this.columns.push(entry.columns);
    this.boxes.push(...(entry.box ?? [NaN, NaN, NaN, NaN]));
    return slot;
  }

  /** Without the dead; `moved[old]` is the new slot, or -1. */
  compacted(): { readonly columns: Columns; readonly moved: Int32Array } {
    const columns = new Columns();
    const moved = new Int32Array(this.size).fill(-1);
    for (let slot = 0; slot < this.size; slot += 1)
      if (this.state[slot] !== DEAD) moved[slot] = columns.#copy(this, slot);
    return { columns, moved };
  }

  #copy(from: Columns, slot: number): number {
    const instants = ['issued', 'metadataModified', 'dataModified', 'modified', 'firstSeen'] as const;
    for (const name of instants) this[name].push(from[name][slot] ?? NaN);
    for (const name of LISTS) this[name].push(from[name].valuesOf(slot));
    this.localId.push(from.localId[slot] ?? '');
    this.title.push(from.title[slot] ?? '');
    this.boxes.push(...from.boxes.slice(slot * 4, slot * 4 + 4));
    return this.state.push(from.state[slot] ?? DEAD) - 1;
  }

  key(slot: number): DatasetKey {
    return { portal: this.portalOf(slot), localId: this.localId[slot] ?? '' };
  }

  portalOf(slot: number): string {
    return this.portal.dictionary.values[this.portal.items[slot] ?? 0] ?? '';
  }
}

/** NaN for null and for what is no instant. */
export function instant(text: string | null): number {
  return text === null ? NaN : Date.parse(text);
}
