/** One dataset as selectors look at it: what many of them ask for is read once. */
import { tokensOf } from '../metrics/categories/phrases.ts';
import type { Words } from './field-readings.ts';
import { seenFields, type SelectorField, type WordsField } from './selector-fields.ts';
import type { EvidenceDataset } from './sweep-input.ts';

export class DatasetView {
  readonly evidence: EvidenceDataset;
  readonly sees: (field: SelectorField) => boolean;
  readonly #words = new Map<WordsField, Words>();
  readonly #keys = new Map<WordsField, Words>();
  readonly #tokens = new Map<WordsField, readonly (readonly string[])[]>();

  /** `sees` may be shared by datasets that show the same fields. */
  constructor(evidence: EvidenceDataset, sees = seenFields(evidence.dataset.fieldsObserved)) {
    this.evidence = evidence;
    this.sees = sees;
  }

  /** As written. */
  words(field: WordsField): Words {
    return kept(this.#words, field, () => field.read(this.evidence));
  }

  /** Of each member. */
  tokens(field: WordsField): readonly (readonly string[])[] {
    return kept(this.#tokens, field, () => this.words(field).values.map(tokensOf));
  }

  /** In the spelling in which members are compared: see `wordKeys`. */
  keys(field: WordsField): Words {
    return kept(this.#keys, field, () => {
      if (field.type === 'text')
        return { values: this.tokens(field).map((tokens) => tokens.join(' ')), maybe: [] };
      const { values, maybe } =
        field.readKeys === undefined ? this.words(field) : field.readKeys(this.evidence);
      if (field.type !== 'code') return { values, maybe };
      return { values: values.map(codeKey), maybe: maybe === 'any' ? maybe : maybe.map(codeKey) };
    });
  }
}

function kept<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}

/** Codes have no case; those of the EU's categories may be written as addresses. */
export function codeKey(code: string): string {
  return code
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/data\.europa\.eu\/bna\//, '');
}
