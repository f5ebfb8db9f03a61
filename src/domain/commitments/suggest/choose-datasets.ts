/** Which datasets of a catalogue a promise may mean, and a selector that chooses them. */
import type { JsonObject } from '../../json.ts';
import type { Dataset } from '../../dataset.ts';
import { tokensOf } from '../../metrics/categories/phrases.ts';
import type { CategoryHit } from '../../metrics/measured.ts';
import { rounded } from '../../metrics/rounded.ts';
import type { PromiseCategory, PromiseReading } from './read-promise.ts';
import { fitsPattern, patternOf } from './subject-words.ts';

/** A dataset that the catalogue was asked for. */
export interface CandidateDataset {
  readonly dataset: Dataset;
  /** Its address. */
  readonly uri: string;
  readonly categories: readonly CategoryHit[];
}
export interface SuggestedCandidate {
  readonly portal: string;
  readonly localId: string;
  readonly title: string;
  readonly uri: string;
  /** 0..1: how much of the promise's words its title and keywords hold. */
  readonly score: number;
  readonly why: string;
}
export interface Choice {
  readonly selector: JsonObject;
  /** 0..1 */
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** Best first. */
  readonly candidates: readonly SuggestedCandidate[];
}

interface Weighed {
  readonly pattern: string;
  readonly weight: number;
}
interface Seen {
  readonly candidate: CandidateDataset;
  readonly title: readonly string[];
  readonly keywords: readonly string[];
}
interface Scored {
  readonly seen: Seen;
  readonly score: number;
  readonly held: readonly Weighed[];
}

const MOST_WORDS = 24;
/** A word of the text weighs less than one of the title, a keyword less than a title. */
const TEXT = 0.4;
const KEYWORD = 0.7;
const MOST_SELECTED = 3;
const MOST_CANDIDATES = 10;

function weigh(reading: PromiseReading, seen: readonly Seen[]): readonly Weighed[] {
  const patterns = new Map<string, number>();
  for (const word of reading.titleWords) patterns.set(patternOf(word), 1);
  for (const word of reading.textWords) {
    const pattern = patternOf(word);
    if (!patterns.has(pattern)) patterns.set(pattern, TEXT);
  }
  return [...patterns].slice(0, MOST_WORDS).map(([pattern, weight]) => {
    const holding = seen.filter(
      (one) => fitsPattern(one.title, pattern) || fitsPattern(one.keywords, pattern),
    );
    return { pattern, weight: weight * Math.log(1 + (seen.length + 1) / (holding.length + 1)) };
  });
}

function scored(seen: Seen, words: readonly Weighed[]): Scored {
  const full = words.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  const held = words.filter(({ pattern, weight }) => {
    const part = fitsPattern(seen.title, pattern) ? 1 : fitsPattern(seen.keywords, pattern) ? KEYWORD : 0;
    sum += part * weight;
    return part > 0;
  });
  return { seen, score: full === 0 ? 0 : sum / full, held };
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || (a.seen.candidate.uri < b.seen.candidate.uri ? -1 : 1);
}
function listed(rows: readonly Scored[], why: (row: Scored) => string): readonly SuggestedCandidate[] {
  return rows.slice(0, MOST_CANDIDATES).map((row) => {
    const { dataset, uri } = row.seen.candidate;
    const { portal, localId, title } = dataset;
    return { portal, localId, title, uri, score: rounded(row.score, 2), why: why(row) };
  });
}

function look(candidates: readonly CandidateDataset[]): readonly Seen[] {
  return candidates.map((candidate) => ({
    candidate,
    title: tokensOf(candidate.dataset.title),
    keywords: candidate.dataset.keywords.flatMap(tokensOf),
  }));
}

/** By the category that the promise speaks of. */
export function chooseByCategory(
  { category, isSure, phrases }: PromiseCategory,
  reading: PromiseReading,
  candidates: readonly CandidateDataset[],
): Choice {
  const seen = look(candidates);
  const words = weigh(reading, seen);
  const rows = seen
    .filter(({ candidate }) =>
      candidate.categories.some((hit) => hit.category === category && hit.verdict === 'MATCH'),
    )
    .map((one) => scored(one, words))
    .toSorted(byScore);
  const of = `${rows.length} of the ${candidates.length} datasets that were looked at`;
  return {
    selector: { field: 'hvd.category', op: 'eq', value: category },
    confidence: isSure ? 0.9 : 0.5,
    reasons: [
      `it ${isSure ? 'speaks' : 'may speak'} of the category ${category} (${phrases.join('; ')})`,
      `${of} ${rows.length === 1 ? 'is' : 'are'} of that category`,
    ],
    candidates: listed(rows, () => `of the category ${category}`),
  };
}

function selectorOf(patterns: readonly string[]): JsonObject {
  const each = patterns.map((value) => ({
    any: [
      { field: 'title', op: 'contains', value },
      { field: 'keyword', op: 'contains', value },
    ],
  }));
  const [only] = each;
  return each.length === 1 && only !== undefined ? only : { all: each };
}

/** By the words that it shares with the dataset that fits best; null: it has no words of its own. */
export function chooseByWords(
  reading: PromiseReading,
  candidates: readonly CandidateDataset[],
): Choice | null {
  const seen = look(candidates);
  const words = weigh(reading, seen);
  const rows = seen
    .map((one) => scored(one, words))
    .filter(({ held }) => held.length > 0)
    .toSorted(byScore);
  const [best] = rows;
  if (best === undefined) return withoutExample(reading);
  const patterns = best.held
    .toSorted((a, b) => b.weight - a.weight || (a.pattern < b.pattern ? -1 : 1))
    .slice(0, MOST_SELECTED)
    .map(({ pattern }) => pattern);
  const fitting = rows.filter(({ held }) =>
    patterns.every((wanted) => held.some(({ pattern }) => pattern === wanted)),
  );
  const words_ = patterns.map((pattern) => `"${pattern}"`).join(', ');
  return {
    selector: selectorOf(patterns),
    confidence: 0.3 + 0.5 * Math.min(1, best.score),
    reasons: [
      `its words ${words_} stand in the title or the keywords of "${best.seen.candidate.dataset.title}"`,
      `${fitting.length} of the ${candidates.length} datasets that were looked at hold them all`,
    ],
    candidates: listed(
      fitting,
      ({ held }) => `holds ${held.map(({ pattern }) => `"${pattern}"`).join(', ')}`,
    ),
  };
}

function withoutExample({ titleWords, textWords }: PromiseReading): Choice | null {
  const patterns = (titleWords.length > 0 ? titleWords : textWords).slice(0, MOST_SELECTED).map(patternOf);
  if (patterns.length === 0) return null;
  return {
    selector: selectorOf(patterns),
    confidence: 0.25,
    reasons: ['nothing that was looked at holds any of its words; the selector is made of its title alone'],
    candidates: [],
  };
}

/** By who leads it, where a promise speaks of all that an institution has. */
export function chooseByPublisher(institution: string, candidates: readonly CandidateDataset[]): Choice {
  const name = tokensOf(institution).join(' ');
  const rows = candidates
    .filter(({ dataset }) => ` ${tokensOf(dataset.publisher?.name ?? '').join(' ')} `.includes(` ${name} `))
    .map((candidate) => ({ seen: { candidate, title: [], keywords: [] }, score: 0, held: [] }))
    .toSorted(byScore);
  return {
    selector: { field: 'publisher.name', op: 'contains', value: institution },
    confidence: rows.length > 0 ? 0.4 : 0.15,
    reasons: [
      `it names no subject, and ${institution} leads it`,
      `${rows.length} of the ${candidates.length} datasets that were looked at are published by it`,
    ],
    candidates: listed(rows, () => `published by ${institution}`),
  };
}
