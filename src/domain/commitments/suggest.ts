/**
 * "What would prove it?": rules for a commitment that has none, from its words and what a catalogue holds, for a person
 * to accept. The same words and datasets give the same answer.
 */
import type { JsonObject } from '../json.ts';
import { rounded } from '../metrics/rounded.ts';
import {
  chooseByCategory,
  chooseByPublisher,
  chooseByWords,
  type CandidateDataset,
  type Choice,
  type SuggestedCandidate,
} from './suggest/choose-datasets.ts';
import { leaningsOf, type Leaning } from './suggest/leanings.ts';
import { readPromise, type PromiseReading, type PromiseText } from './suggest/read-promise.ts';
import { criteriaFor, metricsFor } from './suggest/rule-criteria.ts';
import type { EvidenceRule } from './rules.ts';

export type { CandidateDataset, PromiseText, SuggestedCandidate };

export interface SuggestedRule {
  readonly kind: EvidenceRule['kind'];
  /** As it is written in the file of the plan, without its id. */
  readonly rule: JsonObject;
  /** What a person has to give before it can be used; null: nothing. */
  readonly needs: 'url' | null;
  /** 0..1 */
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** Of datasets; best first. */
  readonly candidates: readonly SuggestedCandidate[];
}
export interface Suggestion {
  /** Surest first. Empty: no catalogue can prove it, for the reason given. */
  readonly rules: readonly SuggestedRule[];
  readonly unverifiable: string | null;
}
/** What is known of documents besides the catalogue: links that status updates gave. */
export interface SuggestOptions {
  readonly documents: readonly string[];
}

/** A kind with a smaller share of what speaks is not proposed beside the first. */
const LEAST_SHARE = 0.25;
const LEAST_CONFIDENCE = 0.05;
const MOST_RULES = 4;
const MOST_QUERIES = 12;

function choicesOf(
  promise: PromiseText,
  reading: PromiseReading,
  candidates: readonly CandidateDataset[],
): readonly Choice[] {
  const sure = reading.categories.filter(({ isSure }) => isSure).slice(0, 2);
  if (sure.length > 0) return sure.map((category) => chooseByCategory(category, reading, candidates));
  const byWords = chooseByWords(reading, candidates);
  if (byWords === null)
    return promise.leadInstitution === null ? [] : [chooseByPublisher(promise.leadInstitution, candidates)];
  const [maybe] = reading.categories;
  return maybe === undefined ? [byWords] : [byWords, chooseByCategory(maybe, reading, candidates)];
}

function datasetRules(
  { share, reason }: Leaning,
  promise: PromiseText,
  reading: PromiseReading,
  candidates: readonly CandidateDataset[],
): readonly SuggestedRule[] {
  const metrics = metricsFor(reading);
  if (metrics.length > 0)
    return metrics.map((rule) => ({
      ...{ kind: 'metric', rule, needs: null, candidates: [] },
      confidence: rounded(share * 0.85, 2),
      reasons: [reason, `it speaks of ${rounded((reading.share ?? 0) * 100, 2)} % of what is published`],
    }));
  const criteria = criteriaFor(reading, promise.dueOn !== null);
  return choicesOf(promise, reading, candidates).map((choice) => ({
    kind: 'dataset',
    rule: {
      kind: 'dataset',
      selector: choice.selector,
      quantifier: { atLeast: reading.count ?? 1 },
      criteria,
    },
    needs: null,
    confidence: rounded(share * choice.confidence, 2),
    reasons: [
      reason,
      ...choice.reasons,
      ...reading.criteria.map(({ check, phrase }) => `"${phrase}" asks for ${check}`),
    ],
    candidates: choice.candidates,
  }));
}

/** How much of the name of a document a dataset has to hold. */
const LEAST_LIKENESS = 0.4;
const READABLE = new Set(['PDF', 'DOC', 'DOCX', 'ODT', 'HTML', 'RTF', 'TXT']);
/** The best candidate with a document among its distributions. */
function documentIn(
  reading: PromiseReading,
  candidates: readonly CandidateDataset[],
): { readonly url: string; readonly candidate: SuggestedCandidate } | null {
  const named = { ...reading, titleWords: reading.nameWords, textWords: [] };
  for (const candidate of chooseByWords(named, candidates)?.candidates ?? []) {
    if (candidate.score < LEAST_LIKENESS) break;
    const found = candidates.find(({ uri }) => uri === candidate.uri);
    for (const { format, downloadUrl, accessUrl } of found?.dataset.distributions ?? []) {
      const url = downloadUrl ?? accessUrl;
      if (url !== null && READABLE.has(format?.code ?? '')) return { url, candidate };
    }
  }
  return null;
}
function documentRule(
  { share, reason }: Leaning,
  reading: PromiseReading,
  candidates: readonly CandidateDataset[],
  documents: readonly string[],
): SuggestedRule {
  const [linked] = documents;
  if (linked !== undefined)
    return {
      ...{ kind: 'document', rule: { kind: 'document', url: linked }, needs: null, candidates: [] },
      confidence: rounded(share * 0.8, 2),
      reasons: [reason, 'a status update links to the document'],
    };
  const found = documentIn(reading, candidates);
  if (found !== null)
    return {
      ...{ kind: 'document', rule: { kind: 'document', url: found.url }, needs: null },
      candidates: [found.candidate],
      confidence: rounded(share * 0.5, 2),
      reasons: [reason, `"${found.candidate.title}" in the catalogue holds a document`],
    };
  return {
    ...{ kind: 'document', rule: { kind: 'document' }, needs: 'url', candidates: [] },
    confidence: rounded(share * 0.6, 2),
    reasons: [reason, 'where the document is, a person has to say'],
  };
}

function rulesFor(
  leaning: Leaning,
  promise: PromiseText,
  reading: PromiseReading,
  candidates: readonly CandidateDataset[],
  { documents }: SuggestOptions,
): readonly SuggestedRule[] {
  switch (leaning.kind) {
    case 'dataset':
      return datasetRules(leaning, promise, reading, candidates);
    case 'document':
      return [documentRule(leaning, reading, candidates, documents)];
    case 'attestation':
      return [
        {
          ...{ kind: 'attestation', rule: { kind: 'attestation' }, needs: null, candidates: [] },
          confidence: rounded(leaning.share * 0.9, 2),
          reasons: [leaning.reason, 'a catalogue cannot show it: somebody who is not the city has to'],
        },
      ];
    case 'advocacy':
      return [];
  }
}

const ADVOCACY =
  'It asks others to act, which no catalogue can show: without a rule it stays UNVERIFIABLE, and that is right.';

/** `candidates`: what the catalogue answered to `queriesFor`, in any order. */
export function suggestRules(
  promise: PromiseText,
  candidates: readonly CandidateDataset[],
  options: SuggestOptions = { documents: [] },
): Suggestion {
  const reading = readPromise(promise);
  const leanings = leaningsOf(reading);
  const [first] = leanings;
  if (first?.kind === 'advocacy') return { rules: [], unverifiable: ADVOCACY };
  const rules = leanings
    .filter(({ share }, at) => at === 0 || share >= LEAST_SHARE)
    .flatMap((leaning, at) =>
      rulesFor(leaning, promise, reading, candidates, options).map((rule) => ({ rule, at })),
    )
    .filter(({ rule }) => rule.confidence >= LEAST_CONFIDENCE)
    .toSorted((a, b) => a.at - b.at || b.rule.confidence - a.rule.confidence)
    .map(({ rule }) => rule);
  return { rules: rules.slice(0, MOST_RULES), unverifiable: null };
}

/** Words to search the catalogue with, each by itself, the most telling first. */
export function queriesFor(promise: PromiseText): readonly string[] {
  const { titleWords, textWords, nameWords } = readPromise(promise);
  return [...new Set([...titleWords, ...textWords, ...nameWords])].slice(0, MOST_QUERIES);
}
/** Categories that the promise may speak of, which a catalogue may be searched by. */
export function categoriesFor(promise: PromiseText): readonly string[] {
  return readPromise(promise).categories.map(({ category }) => category);
}
