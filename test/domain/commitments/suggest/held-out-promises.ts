/** How well suggestions do with promises that no phrase was tuned on. */
import { readFileSync } from 'node:fs';
import { suggestRules, type PromiseText } from '../../../../src/domain/commitments/suggest.ts';
import { readPromise } from '../../../../src/domain/commitments/suggest/read-promise.ts';

export interface LabelledPromise {
  readonly language: string;
  readonly title: string;
  readonly text: string;
  /** dataset, metric, document, attestation or advocacy. */
  readonly kind: string;
  readonly category: string | null;
  readonly criteria: readonly string[];
}
/** What is said of a promise, in the same terms. */
export interface PromiseAnswer {
  readonly kind: string;
  readonly category: string | null;
  readonly criteria: readonly string[];
  readonly confidence: number;
}

export function heldOutPromises(): readonly LabelledPromise[] {
  const text = readFileSync(new URL('held-out-promises.tsv', import.meta.url), 'utf8');
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => {
    const [language = '', title = '', body = '', kind = '', category = '', criteria = ''] = line.split('\t');
    return {
      ...{ language, title, text: body, kind },
      category: category === '' ? null : category,
      criteria: criteria === '' ? [] : criteria.split(','),
    };
  });
}

/** A promise of which nothing is known but its words. */
export function promiseOf(title: string, text: string, language = 'en'): PromiseText {
  const said = (words: string) => ({ shown: words, by: { [language]: words } });
  return {
    ...{ title: said(title), text: said(text), policyAreas: [], actionTypes: [] },
    ...{ leadInstitution: null, dueOn: null, measurability: null },
  };
}

/** Of the surest rule; without a catalogue, since only the words are judged. */
export function answerTo({ title, text, language }: LabelledPromise): PromiseAnswer {
  const promise = promiseOf(title, text, language);
  const { rules } = suggestRules(promise, []);
  const reading = readPromise(promise);
  const [category] = reading.categories;
  const criteria = new Set<string>([
    ...reading.criteria.map(({ check }) => check),
    ...(reading.since === null ? [] : ['temporalFrom']),
    ...(reading.dueOn === null ? [] : ['publishedBy']),
  ]);
  return {
    kind: rules[0]?.kind ?? 'advocacy',
    category: category?.isSure === true ? category.category : null,
    criteria: [...criteria],
    confidence: rules[0]?.confidence ?? 1,
  };
}

export interface Tally {
  readonly given: number;
  readonly said: number;
  readonly right: number;
}
export function tally(
  pairs: readonly (readonly [given: readonly string[], said: readonly string[]])[],
): Tally {
  let [given, said, right] = [0, 0, 0];
  for (const [wanted, answered] of pairs) {
    given += wanted.length;
    said += answered.length;
    right += answered.filter((one) => wanted.includes(one)).length;
  }
  return { given, said, right };
}
