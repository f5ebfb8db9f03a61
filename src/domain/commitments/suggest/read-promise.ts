/** What a promise says of itself: what would prove it, of what it speaks, how and by when it is to be. */
import { tokensOf, PhraseIndex } from '../../metrics/categories/phrases.ts';
import { classify } from '../../metrics/categories/classify.ts';
import type { CheckName } from '../rules.ts';
import { COUNTED, CRITERION_PHRASES, NUMBERS, PERCENT, type CriterionPhrases } from './criterion-phrases.ts';
import { dueDateIn } from './due-date.ts';
import type { PromiseKind } from './kind-phrases.ts';
import { signalsOf, textsOf, type PromiseText, type Signal, type Texts } from './promise-signals.ts';
import { subjectWords, tellingWords } from './subject-words.ts';

export type { PromiseText };

export interface PromiseCriterion {
  readonly check: CheckName;
  readonly phrase: string;
  readonly value: string | null;
}
export interface PromiseCategory {
  readonly category: string;
  readonly isSure: boolean;
  readonly phrases: readonly string[];
}
export interface PromiseReading {
  readonly signals: Readonly<Record<PromiseKind, readonly Signal[]>>;
  readonly criteria: readonly PromiseCriterion[];
  /** Surest first. */
  readonly categories: readonly PromiseCategory[];
  /** Of the title, then of the text. */
  readonly titleWords: readonly string[];
  readonly textWords: readonly string[];
  /** Of the title, with those that say what kind of thing it is. */
  readonly nameWords: readonly string[];
  /** How many datasets it speaks of; null: it does not say. */
  readonly count: number | null;
  /** 0..1: it speaks of a share of all datasets; null: it does not. */
  readonly share: number | null;
  /** YYYY-MM-DD since when data are promised; null: not said. */
  readonly since: string | null;
  /** YYYY-MM-DD: when it is due by its fields, else by its words; null: not said. */
  readonly dueOn: string | null;
}

const CRITERIA = new PhraseIndex<CriterionPhrases>();
for (const one of CRITERION_PHRASES) CRITERIA.add(one.phrases, one);
const COUNTS = new PhraseIndex<true>();
COUNTS.add(COUNTED, true);

/** The strictest reading where two periods are named, and each format once. */
function criteriaOf({ titles, texts }: Texts): readonly PromiseCriterion[] {
  const found = new Map<string, PromiseCriterion>();
  for (const text of [...titles, ...texts])
    CRITERIA.find(tokensOf(text), ({ check, value = null }, phrase) => {
      const key = check === 'format' ? `format ${value}` : check;
      const known = found.get(key);
      const isStricter = check === 'fresh' && strictness(value) < strictness(known?.value ?? null);
      if (known === undefined || isStricter) found.set(key, { check, phrase, value });
    });
  const order = CRITERION_PHRASES.map(({ check }) => check);
  return [...found.values()].toSorted(
    (a, b) => order.indexOf(a.check) - order.indexOf(b.check) || ((a.value ?? '') < (b.value ?? '') ? -1 : 1),
  );
}
function strictness(period: string | null): number {
  const days = /^P(\d+)D$/.exec(period ?? '')?.[1];
  return days === undefined ? Number.POSITIVE_INFINITY : Number(days);
}

const NOBODY = { localId: '', overrides: [] };
/** A title says what it is about; a text may name a category in passing. */
function categoriesOf({ titles, texts }: Texts, areas: readonly string[]): readonly PromiseCategory[] {
  const hits = classify(
    {
      title: titles.join(' · '),
      keywords: texts,
      columns: [],
      themes: areas,
      description: null,
    },
    NOBODY,
  );
  return hits
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ category, verdict, phrases }) => ({ category, isSure: verdict === 'MATCH', phrases }));
}

/** Words behind which a number speaks of something else. */
const APART = /^(?:a|and|or|the|of|with|y|o|con|et|ou|avec|und|oder|mit|e|ou|com|en|of|met)$/;
/** "three new datasets": up to three words may stand between. */
function countOf(texts: readonly string[]): number | null {
  const counts: number[] = [];
  for (const text of texts) {
    const tokens = tokensOf(text);
    COUNTS.find(tokens, (_tag, _phrase, at) => {
      for (const token of tokens.slice(Math.max(0, at - 4), at).toReversed()) {
        const count = /^\d{1,3}$/.test(token) ? Number(token) : (NUMBERS[token] ?? null);
        if (count !== null) counts.push(count);
        if (count !== null || APART.test(token)) break;
      }
    });
  }
  const count = Math.max(0, ...counts);
  return count > 1 ? count : null;
}

const SHARE = new RegExp(`(\\d{1,3})(?:[.,]\\d+)?\\s*(?:%|${PERCENT})`, 'iu');
const DATASETS = new PhraseIndex<true>();
DATASETS.add(`${COUNTED}|datos|data|donnees|daten|dati|dados|gegevens`, true);
/** "80 % of all datasets": the word for datasets within six words. */
function shareOf(texts: readonly string[]): number | null {
  for (const text of texts) {
    const match = SHARE.exec(text);
    if (match === null) continue;
    const share = Number(match[1]) / 100;
    const after = tokensOf(text.slice(match.index + match[0].length)).slice(0, 6);
    let isOfDatasets = false;
    DATASETS.find(after, () => (isOfDatasets = true));
    if (isOfDatasets && share > 0 && share <= 1) return share;
  }
  return null;
}

const SINCE = /\b(?:since|back to|desde(?: el)?(?: ano)?|depuis|seit|dal|sinds) ((?:19|20)\d{2})\b/u;
function sinceOf(texts: readonly string[]): string | null {
  for (const text of texts) {
    const year = SINCE.exec(tokensOf(text).join(' '))?.[1];
    if (year !== undefined) return `${year}-01-01`;
  }
  return null;
}

export function readPromise(promise: PromiseText): PromiseReading {
  const texts = textsOf(promise);
  const all = [...texts.titles, ...texts.texts];
  const titleWords = [...new Set(texts.titles.flatMap(subjectWords))];
  return {
    signals: signalsOf(promise, texts),
    criteria: criteriaOf(texts),
    categories: categoriesOf(texts, promise.policyAreas),
    titleWords,
    textWords: [...new Set(texts.texts.flatMap(subjectWords))].filter((word) => !titleWords.includes(word)),
    nameWords: [...new Set(texts.titles.flatMap(tellingWords))],
    count: countOf(all),
    share: shareOf(all),
    since: sinceOf(all),
    dueOn: promise.dueOn ?? dueDateIn(all),
  };
}
