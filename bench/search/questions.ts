/** One question as both sides answer it: the best twenty, the exact total, three facets. */
import { performance } from 'node:perf_hooks';
import { peakMemoryMb, quantile } from '../measure.ts';
import type { WordClasses } from './peer-tables.ts';

export interface SearchTask {
  readonly file: string;
  readonly words: WordClasses;
}
export interface Latency {
  readonly p50: number;
  readonly p95: number;
}
export interface SearchTimes {
  readonly openMs: number;
  /** Resident after opening, MB. */
  readonly openMb: number;
  readonly peakMb: number;
  readonly classes: { readonly [name in WordClass]: Latency };
}
export type WordClass = keyof WordClasses | 'two common';
export const WORD_CLASSES = ['rare', 'common', 'two common', 'very common'] as const;
export const BUCKETS = 20;

/** Times every word is asked: the first round, in which code is compiled and pages are read, is not counted. */
const ROUNDS = 6;

function queriesOf(words: WordClasses, name: WordClass): readonly string[] {
  if (name !== 'two common') return words[name];
  const { common } = words;
  return common.map((word, i) => `${word} ${common[(i + 7) % common.length] ?? ''}`);
}

async function latencyOf(
  queries: readonly string[],
  ask: (query: string) => number | Promise<number>,
): Promise<Latency> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const query of queries) {
      const before = performance.now();
      await ask(query);
      if (round > 0) times.push(performance.now() - before);
    }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** `open` gives a way to ask, which answers the total. */
export async function measureSearch(
  words: WordClasses,
  open: () => (query: string) => number | Promise<number>,
): Promise<SearchTimes> {
  const before = performance.now();
  const ask = open();
  const openMs = performance.now() - before;
  const openMb = process.memoryUsage.rss() / 2 ** 20;
  for (const word of words.rare)
    if ((await ask(word)) === 0) throw new Error(`"${word}" is in the documents, but was not found`);
  const of = (name: WordClass): Promise<Latency> => latencyOf(queriesOf(words, name), ask);
  const classes = {
    rare: await of('rare'),
    common: await of('common'),
    'two common': await of('two common'),
    'very common': await of('very common'),
  };
  return { openMs, openMb, peakMb: peakMemoryMb(), classes };
}
