/** Phrases of a promise that say what would prove it. */
import { PhraseIndex, tokensOf } from '../../metrics/categories/phrases.ts';
import type { Commitment } from '../book.ts';
import { KIND_PHRASES, type KindPhrases, type PromiseKind } from './kind-phrases.ts';

/** What of a commitment is read. */
export type PromiseText = Pick<
  Commitment,
  'title' | 'text' | 'policyAreas' | 'actionTypes' | 'leadInstitution' | 'dueOn' | 'measurability'
>;
/** A phrase that counted. */
export interface Signal {
  readonly phrase: string;
  readonly points: number;
}
export interface Texts {
  readonly titles: readonly string[];
  readonly texts: readonly string[];
}
/** Each once, in every language that is given. */
export function textsOf({ title, text }: PromiseText): Texts {
  const distinct = (shown: string, by: Readonly<Record<string, string>>): readonly string[] => [
    ...new Set([
      shown,
      ...Object.keys(by)
        .toSorted()
        .map((tag) => by[tag] ?? shown),
    ]),
  ];
  return { titles: distinct(title.shown, title.by), texts: distinct(text.shown, text.by) };
}

const KINDS = new PhraseIndex<KindPhrases>();
for (const one of KIND_PHRASES) KINDS.add(one.phrases, one);

const BY_MEASURABILITY: Readonly<Record<NonNullable<Commitment['measurability']>, PromiseKind>> = {
  DATASET: 'dataset',
  DOCUMENT: 'document',
  SERVICE: 'attestation',
  EVENT: 'attestation',
  ORGANISATIONAL: 'attestation',
  ADVOCACY: 'advocacy',
};
/** Of the twelve action types those that speak of data, and those that speak of what a city does. */
const BY_ACTION: Readonly<Record<string, PromiseKind>> = {
  'T1.2': 'dataset',
  'T1.3': 'dataset',
  'T2.1': 'attestation',
  'T2.2': 'attestation',
  'T3.2': 'attestation',
  'T4.2': 'attestation',
  'T4.4': 'attestation',
};
/** Settles it. */
const SAID_BY_FIELD = 6;

/** The phrases that say most of each kind, each phrase once; a title weighs twice. */
export function signalsOf(promise: PromiseText, texts: Texts): Record<PromiseKind, Signal[]> {
  const best: Record<PromiseKind, Map<string, number>> = {
    dataset: new Map(),
    document: new Map(),
    attestation: new Map(),
    advocacy: new Map(),
  };
  const note = (kind: PromiseKind, phrase: string, points: number): void => {
    best[kind].set(phrase, Math.max(points, best[kind].get(phrase) ?? 0));
  };
  for (const title of texts.titles)
    KINDS.find(tokensOf(title), ({ kind, points }, phrase) => note(kind, phrase, points * 2));
  for (const text of texts.texts)
    KINDS.find(tokensOf(text), ({ kind, points }, phrase) => note(kind, phrase, points));
  const { measurability, actionTypes } = promise;
  if (measurability !== null)
    note(BY_MEASURABILITY[measurability], `measurability: ${measurability}`, SAID_BY_FIELD);
  for (const type of actionTypes) {
    const kind = BY_ACTION[type];
    if (kind !== undefined) note(kind, `action type: ${type}`, 1);
  }
  const listed = (kind: PromiseKind): Signal[] =>
    [...best[kind]]
      .map(([phrase, points]) => ({ phrase, points }))
      .toSorted((a, b) => b.points - a.points || (a.phrase < b.phrase ? -1 : 1));
  return {
    dataset: listed('dataset'),
    document: listed('document'),
    attestation: listed('attestation'),
    advocacy: listed('advocacy'),
  };
}
