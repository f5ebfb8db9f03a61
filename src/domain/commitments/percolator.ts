/**
 * Turns matching around: selectors are filed under what a dataset must have to satisfy them or to leave them open, and
 * each dataset looks up its own words. What it is not asked about it cannot satisfy, so nothing is lost.
 */
import type { LeafAnchor, Leaf, Node, SelectorCompiler } from './compile-selector.ts';
import { DatasetView } from './dataset-view.ts';
import {
  seenFields,
  signatureOf,
  URI_FIELD,
  type SelectorField,
  type WordsField,
} from './selector-fields.ts';
import type { EvidenceDataset, LaterWork } from './sweep-input.ts';

export interface Subscriber {
  /** null: whatever `pins` name. */
  readonly node: Node | null;
  /** See `wantedKeys`; empty: nothing is named. */
  readonly pins: readonly string[];
  /** Only what is named may do. */
  readonly pinsOnly: boolean;
  readonly covers: (portal: string, city: string | null) => boolean;
  /**
   * Called for datasets that may be of interest, and for some that are not. Gives what is to be done once the dataset is
   * measured; null: nothing.
   */
  readonly consider: (view: DatasetView) => LaterWork | null;
  /** So many datasets of the portal leave it open, since nothing that it asks about is shown there. */
  readonly unseen: (portal: string, count: number) => void;
}

type Sees = (field: SelectorField) => boolean;
interface Filed {
  readonly anchors: readonly LeafAnchor[];
  /** The lower, the fewer datasets are likely to be led to it. */
  readonly cost: number;
}

/** What a dataset must have, one of these, for the node not to be FALSE; null: that cannot be said. */
export function anchorsOf(node: Node, sees: Sees): Filed | null {
  switch (node.kind) {
    case 'leaf': {
      const { anchor } = node.leaf;
      if (anchor === null || !node.leaf.isSeenBy(sees)) return null;
      const width = 'keys' in anchor ? anchor.keys.length : 1;
      return { anchors: [anchor], cost: (anchor.field.selectivity ?? 9) * 1_000 + width };
    }
    case 'not':
      return null;
    case 'all': {
      const filed = node.of.map((one) => anchorsOf(one, sees)).filter((one) => one !== null);
      return filed.toSorted((a, b) => a.cost - b.cost)[0] ?? null;
    }
    case 'any': {
      const filed = node.of.map((one) => anchorsOf(one, sees));
      const known = filed.filter((one) => one !== null);
      if (known.length < filed.length) return null;
      return {
        anchors: known.flatMap(({ anchors }) => anchors),
        cost: known.reduce((sum, { cost }) => sum + cost, 0),
      };
    }
  }
}

function asksForAny(node: Node, sees: Sees): boolean {
  switch (node.kind) {
    case 'leaf':
      return node.leaf.isSeenBy(sees);
    case 'not':
      return asksForAny(node.of, sees);
    case 'all':
    case 'any':
      return node.of.some((one) => asksForAny(one, sees));
  }
}

/** Subscribers, filed for datasets that show the same fields. */
class Filing {
  readonly sees: Sees;
  readonly always: Subscriber[] = [];
  readonly unseen: Subscriber[] = [];
  readonly byKey = new Map<WordsField, Map<string, Subscriber[]>>();
  readonly byPhrase = new Map<WordsField, Map<Leaf, Subscriber[]>>();

  constructor(sees: Sees, subscribers: Iterable<Subscriber>) {
    this.sees = sees;
    for (const subscriber of subscribers) this.#file(subscriber);
  }

  #file(subscriber: Subscriber): void {
    const { node, pins, pinsOnly } = subscriber;
    if (node !== null && !pinsOnly) {
      if (pins.length === 0 && !asksForAny(node, this.sees)) {
        this.unseen.push(subscriber);
        return;
      }
      const filed = anchorsOf(node, this.sees);
      if (filed === null) {
        this.always.push(subscriber);
        return;
      }
      for (const anchor of filed.anchors) this.#fileAt(anchor, subscriber);
    }
    if (pins.length > 0) this.#fileAt({ field: URI_FIELD, keys: pins }, subscriber);
  }

  #fileAt(anchor: LeafAnchor, subscriber: Subscriber): void {
    if ('phrase' in anchor) {
      push(inner(this.byPhrase, anchor.field), anchor.phrase, subscriber);
      return;
    }
    const keys = inner(this.byKey, anchor.field);
    for (const key of anchor.keys) push(keys, key, subscriber);
  }
}
function inner<K, A, B>(maps: Map<K, Map<A, B>>, key: K): Map<A, B> {
  const map = maps.get(key) ?? new Map<A, B>();
  maps.set(key, map);
  return map;
}
function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The datasets of one portal that show the same fields. */
interface Drawer {
  readonly portal: string;
  readonly filing: Filing;
  count: number;
}

export class Percolator {
  readonly #compiler: SelectorCompiler;
  readonly #subscribers: readonly Subscriber[];
  /** By what they show, where they are. */
  readonly #drawers = new Map<string, Drawer>();
  /** By what is shown and who covers it: portals of one city have theirs together. */
  readonly #filings = new Map<string, Filing>();

  constructor(compiler: SelectorCompiler, subscribers: readonly Subscriber[]) {
    this.#compiler = compiler;
    this.#subscribers = subscribers;
  }

  add(evidence: EvidenceDataset): LaterWork | null {
    const drawer = this.#drawerOf(evidence);
    drawer.count += 1;
    const { filing } = drawer;
    const view = new DatasetView(evidence, filing.sees);
    const asked = new Set<Subscriber>();
    for (const [field, byKey] of filing.byKey) {
      const { values, maybe } = view.keys(field);
      for (const members of [values, maybe === 'any' ? [] : maybe])
        for (const member of members) for (const subscriber of byKey.get(member) ?? []) asked.add(subscriber);
    }
    for (const [field, byPhrase] of filing.byPhrase)
      for (const leaf of this.#compiler.phrasesIn(field, view))
        for (const subscriber of byPhrase.get(leaf) ?? []) asked.add(subscriber);
    const later: LaterWork[] = [];
    // Whoever is always asked is filed nowhere else.
    for (const subscribers of [filing.always, asked])
      for (const subscriber of subscribers) {
        const work = subscriber.consider(view);
        if (work !== null) later.push(work);
      }
    return later.length === 0 ? null : () => later.forEach((work) => work());
  }

  /** Tells each subscriber how many datasets nothing could be said of; changes nothing here. */
  tellUnseen(): void {
    for (const { filing, portal, count } of this.#drawers.values())
      for (const subscriber of filing.unseen) subscriber.unseen(portal, count);
  }

  #drawerOf({ dataset: { portal, fieldsObserved }, city }: EvidenceDataset): Drawer {
    const key = `${portal}\n${city ?? ''}\n${fieldsObserved.join()}`;
    const known = this.#drawers.get(key);
    if (known !== undefined) return known;
    const covering = [...this.#subscribers.keys()].filter((at) =>
      this.#subscribers[at]?.covers(portal, city),
    );
    const shared = `${signatureOf(fieldsObserved)} ${covering.join()}`;
    const filing =
      this.#filings.get(shared) ??
      new Filing(
        seenFields(fieldsObserved),
        covering.flatMap((at) => this.#subscribers[at] ?? []),
      );
    this.#filings.set(shared, filing);
    const drawer: Drawer = { portal, filing, count: 0 };
    this.#drawers.set(key, drawer);
    return drawer;
  }
}
