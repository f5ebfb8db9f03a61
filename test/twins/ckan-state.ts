/** What a CKAN holds: the database, and the Solr index that may lag behind it. */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';

/** One package as indexed. */
export interface Doc {
  readonly id: string;
  readonly name: string;
  readonly pkg: JsonObject;
  /** The dict as it is sent; made once, because pages are joined from these. */
  readonly json: string;
  readonly modified: number;
  readonly created: number;
  readonly isPublic: boolean;
  readonly state: string;
  /** Rank among equals in an unsorted answer. */
  readonly rank: number;
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** CKAN's times are UTC without saying so. */
function instantOf(value: Json | undefined): number {
  const text = textOf(value);
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? 0 : at;
}

function docOf(pkg: Json, rank: number): Doc {
  if (!isJsonObject(pkg)) throw new TypeError('a package is an object');
  const id = textOf(pkg['id']);
  if (id === '') throw new TypeError('a package needs an id');
  return {
    id,
    name: textOf(pkg['name']) || id,
    pkg,
    json: JSON.stringify(pkg),
    modified: instantOf(pkg['metadata_modified']),
    created: instantOf(pkg['metadata_created']),
    isPublic: pkg['private'] !== true,
    state: textOf(pkg['state']) || 'active',
    rank,
  };
}

export type Comparator = (a: Doc, b: Doc) => number;

export function byId(a: Doc, b: Doc): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** First position whose id is greater than `id` (or not less, when `includes`). */
export function firstAfter(sorted: readonly Doc[], id: string, includes: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle]?.id ?? '';
    if (at < id || (at === id && !includes)) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Pending {
  readonly due: number;
  readonly id: string;
  readonly doc: Doc | null;
}

export class CkanState {
  readonly database = new Map<string, Doc>();
  readonly index = new Map<string, Doc>();
  private readonly idsByName = new Map<string, string>();
  private readonly orders = new Map<string, readonly Doc[]>();
  private pending: Pending[] = [];
  private nextRank = 0;
  private readonly now: () => Date;
  /** How long the index stays behind the database; 0: not at all. */
  indexLagMs = 0;

  constructor(packages: readonly Json[], now: () => Date) {
    this.now = now;
    for (const pkg of packages) this.put(pkg);
  }
  /** Stores a package; the index follows after the lag. */
  put(pkg: Json): Doc {
    const rank = this.nextRank;
    const doc = docOf(pkg, rank);
    this.nextRank = rank + 1;
    const before = this.database.get(doc.id);
    if (before !== undefined) this.idsByName.delete(before.name);
    this.database.set(doc.id, doc);
    this.idsByName.set(doc.name, doc.id);
    this.follow(doc.id, doc);
    return doc;
  }
  /** Removes every trace. */
  purge(id: string): void {
    const doc = this.find(id);
    if (doc === null) return;
    this.database.delete(doc.id);
    this.idsByName.delete(doc.name);
    this.follow(doc.id, null);
  }
  /** By id or name, in the database. */
  find(idOrName: string): Doc | null {
    return this.database.get(idOrName) ?? this.database.get(this.idsByName.get(idOrName) ?? '') ?? null;
  }
  /** All indexed packages in an order, kept until something changes. */
  ordered(key: string, compare: Comparator): readonly Doc[] {
    this.settle();
    const kept = this.orders.get(key);
    if (kept !== undefined) return kept;
    const order = [...this.index.values()].sort(compare);
    this.orders.set(key, order);
    return order;
  }
  /** By id in the index. */
  indexed(id: string): Doc | null {
    this.settle();
    return this.index.get(id) ?? null;
  }
  /** Packages of equal rank come in another order from now on. */
  reorder(): void {
    const docs = [...this.index.values()].reverse();
    docs.forEach((doc, rank) => this.index.set(doc.id, { ...doc, rank }));
    this.orders.clear();
  }
  private follow(id: string, doc: Doc | null): void {
    if (this.indexLagMs <= 0) this.apply(id, doc);
    else this.pending.push({ due: this.now().getTime() + this.indexLagMs, id, doc });
  }
  private apply(id: string, doc: Doc | null): void {
    if (doc === null) this.index.delete(id);
    else this.index.set(id, doc);
    this.orders.clear();
  }
  private settle(): void {
    if (this.pending.length === 0) return;
    const now = this.now().getTime();
    for (const { id, doc } of this.pending.filter(({ due }) => due <= now)) this.apply(id, doc);
    this.pending = this.pending.filter(({ due }) => due > now);
  }
}
