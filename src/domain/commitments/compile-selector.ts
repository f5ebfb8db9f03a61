/** Makes selectors ready: equal predicates become one leaf, which looks at each dataset once. */
import type { JsonObject } from '../json.ts';
import { canonicalJson } from '../fingerprint.ts';
import { PhraseIndex } from '../metrics/categories/phrases.ts';
import { DatasetView } from './dataset-view.ts';
import type { CompileRegex, Predicate, Scalar, Selector } from './rules.ts';
import { isWordsField, selectorField, type SelectorField, type WordsField } from './selector-fields.ts';
import type { EvidenceDataset } from './sweep-input.ts';
import { FALSE, UNKNOWN, allOf, anyOf, negation, type Truth } from './truth.ts';
import { testBox, testDate, testMetric, testNumber } from './value-tests.ts';
import {
  equals,
  hasPart,
  matches,
  phraseOf,
  startsWith,
  wordKeys,
  wordsExist,
  type ViewTest,
} from './word-tests.ts';

/** What a dataset must have for a leaf to be anything but FALSE; null: that cannot be said. */
export type LeafAnchor =
  | { readonly field: WordsField; readonly phrase: Leaf }
  | { readonly field: WordsField; readonly keys: readonly string[] };

export class Leaf {
  readonly field: SelectorField | null;
  /** Its test reads whole texts. */
  readonly isSlow: boolean;
  readonly #test: ViewTest;
  #anchor: LeafAnchor | null = null;
  #view: DatasetView | null = null;
  #truth: Truth = UNKNOWN;

  /** `field` null: nothing is so called, and nobody knows. */
  constructor(field: SelectorField | null, test: ViewTest, isSlow = false) {
    this.field = field;
    this.isSlow = isSlow;
    this.#test = test;
  }
  get anchor(): LeafAnchor | null {
    return this.#anchor;
  }
  anchorAt(anchor: LeafAnchor): this {
    this.#anchor = anchor;
    return this;
  }
  isSeenBy(sees: (field: SelectorField) => boolean): boolean {
    return this.field !== null && sees(this.field);
  }
  truth(view: DatasetView): Truth {
    if (view !== this.#view) {
      this.#view = view;
      this.#truth = this.isSeenBy(view.sees) ? this.#test(view) : UNKNOWN;
    }
    return this.#truth;
  }
}
export type Node =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Node[] }
  | { readonly kind: 'not'; readonly of: Node };

export function nodeTruth(node: Node, view: DatasetView): Truth {
  switch (node.kind) {
    case 'leaf':
      return node.leaf.truth(view);
    case 'all':
      return allOf(node.of, (one) => nodeTruth(one, view));
    case 'any':
      return anyOf(node.of, (one) => nodeTruth(one, view));
    case 'not':
      return negation(nodeTruth(node.of, view));
  }
}

/** Whether what was measured of a dataset is asked for, besides what its record says. */
export function asksMeasurements(node: Node): boolean {
  switch (node.kind) {
    case 'leaf':
      return node.leaf.field?.isMeasured === true;
    case 'all':
    case 'any':
      return node.of.some(asksMeasurements);
    case 'not':
      return asksMeasurements(node.of);
  }
}

export class SelectorCompiler {
  readonly #compileRegex: CompileRegex;
  readonly #leaves = new Map<string, Leaf>();
  /** By field: each phrase that any selector looks for. */
  readonly #phrases = new Map<WordsField, PhraseIndex<Leaf>>();
  readonly #found = new Map<WordsField, { view: DatasetView | null; leaves: Set<Leaf> }>();

  constructor(compileRegex: CompileRegex) {
    this.#compileRegex = compileRegex;
  }

  compile(selector: Selector): Node {
    if ('all' in selector) return { kind: 'all', of: this.#inOrder(selector.all) };
    if ('any' in selector) return { kind: 'any', of: this.#inOrder(selector.any) };
    if ('not' in selector) return { kind: 'not', of: this.compile(selector.not) };
    switch (selector.op) {
      case 'ne':
      case 'notIn':
      case 'absent': {
        const field = selectorField(selector.field);
        if (field === null || !isWordsField(field)) return this.#leafNode(selector);
        const op = selector.op === 'ne' ? 'eq' : selector.op === 'notIn' ? 'in' : 'exists';
        return { kind: 'not', of: this.#leafNode({ ...selector, op }) };
      }
      default:
        return this.#leafNode(selector);
    }
  }

  /** What is quick to answer first: the order changes no answer, and often the rest need not be asked. */
  #inOrder(selectors: readonly Selector[]): readonly Node[] {
    return selectors.map((one) => this.compile(one)).toSorted((a, b) => effortOf(a) - effortOf(b));
  }

  /** The phrases that stand in the field, of all that any selector looks for there. */
  phrasesIn(field: WordsField, view: DatasetView): ReadonlySet<Leaf> {
    const index = this.#phrases.get(field);
    const known = this.#found.get(field);
    if (index === undefined || known === undefined) return NONE;
    if (known.view === view) return known.leaves;
    const leaves = new Set<Leaf>();
    for (const tokens of view.tokens(field)) index.find(tokens, (leaf) => leaves.add(leaf));
    this.#found.set(field, { view, leaves });
    return leaves;
  }

  #leafNode(predicate: Predicate): Node {
    const key = canonicalJson(jsonOf(predicate));
    const known = this.#leaves.get(key);
    const leaf = known ?? this.#leaf(predicate);
    if (known === undefined) this.#leaves.set(key, leaf);
    return { kind: 'leaf', leaf };
  }

  #leaf({ field: name, op, value }: Predicate): Leaf {
    const field = selectorField(name);
    const values = value === undefined ? [] : isList(value) ? value : [value];
    if (field === null) return new Leaf(null, () => UNKNOWN);
    switch (field.type) {
      case 'number':
        return new Leaf(field, ({ evidence }) => testNumber(field.read(evidence), op, values));
      case 'metric':
        return new Leaf(field, ({ evidence }) => testMetric(field.read(evidence), op, values));
      case 'date':
        return new Leaf(field, ({ evidence }) => testDate(field.read(evidence), op, values));
      case 'box':
        return new Leaf(field, ({ evidence }) => testBox(field.read(evidence), op, values));
      case 'boolean': {
        const wanted = (values[0] === true) === (op === 'eq');
        return new Leaf(field, ({ evidence }) =>
          wanted ? field.read(evidence) : negation(field.read(evidence)),
        );
      }
      case 'string':
      case 'text':
      case 'code':
      case 'address':
        return this.#wordsLeaf(field, op, values.map(String));
    }
  }

  #wordsLeaf(field: WordsField, op: Predicate['op'], values: readonly string[]): Leaf {
    const [value = ''] = values;
    if (op === 'exists') return new Leaf(field, wordsExist(field));
    if (op === 'startsWith') return new Leaf(field, startsWith(field, value));
    if (op === 'matches') {
      const test = this.#compileRegex(value);
      return new Leaf(field, test === null ? () => FALSE : matches(field, test), true);
    }
    if (op === 'contains' && field.type === 'text') return this.#phraseLeaf(field, phraseOf(value));
    if (op === 'contains' && field.type !== 'code') return new Leaf(field, hasPart(field, value));
    const leaf = new Leaf(field, equals(field, values));
    const keys = values.flatMap((one) => wordKeys(field, one));
    return field.selectivity === null ? leaf : leaf.anchorAt({ field, keys });
  }

  #phraseLeaf(field: WordsField, phrase: string): Leaf {
    const leaf: Leaf = new Leaf(field, (view) => (this.phrasesIn(field, view).has(leaf) ? 2 : 0));
    if (phrase === '') return leaf;
    const index = this.#phrases.get(field) ?? new PhraseIndex<Leaf>();
    index.add(phrase, leaf);
    this.#phrases.set(field, index);
    this.#found.set(field, { view: null, leaves: new Set() });
    return field.selectivity === null ? leaf : leaf.anchorAt({ field, phrase: leaf });
  }
}
const NONE: ReadonlySet<Leaf> = new Set();

function effortOf(node: Node): number {
  switch (node.kind) {
    case 'leaf':
      return node.leaf.isSlow ? 2 : 1;
    case 'not':
      return effortOf(node.of);
    case 'all':
    case 'any':
      return node.of.reduce((sum, one) => sum + effortOf(one), 1);
  }
}

function isList(value: Scalar | readonly Scalar[]): value is readonly Scalar[] {
  return Array.isArray(value);
}
function jsonOf({ field, op, value }: Predicate): JsonObject {
  return value === undefined ? { field, op } : { field, op, value };
}

/** What one selector says of one dataset; for many of both, `createSweep` is made. */
export function selectorTruth(
  selector: Selector,
  evidence: EvidenceDataset,
  compileRegex: CompileRegex,
): Truth {
  return nodeTruth(new SelectorCompiler(compileRegex).compile(selector), new DatasetView(evidence));
}
