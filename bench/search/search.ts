/** Search with three facets and the exact total over 100,000 datasets, against plain SQLite FTS5. */
import { runChild } from '../child.ts';
import { spreadOf } from '../measure.ts';
import type { Figure, PartOptions, PartResult } from '../part.ts';
import { openCorpus } from './corpus.ts';
import { WORD_CLASSES, type SearchTask, type SearchTimes } from './questions.ts';

const P95_MS = 10;
const MEMORY_MB = 300;

interface Pair {
  readonly ours: SearchTimes;
  readonly peer: SearchTimes;
}

function figuresOf(pairs: readonly Pair[]): readonly Figure[] {
  const figure = (
    what: string,
    unit: string,
    pick: (pair: Pair) => number,
    aim: Figure['aim'] = null,
  ): Figure => ({ what, unit, value: spreadOf(pairs.map(pick)), aim });
  const latencies = WORD_CLASSES.flatMap((name) => [
    figure(`${name}, store p50`, 'ms', ({ ours }) => ours.classes[name].p50),
    figure(`${name}, store p95`, 'ms', ({ ours }) => ours.classes[name].p95, { most: P95_MS }),
    figure(`${name}, FTS5 p50`, 'ms', ({ peer }) => peer.classes[name].p50),
    figure(`${name}, FTS5 p95`, 'ms', ({ peer }) => peer.classes[name].p95),
  ]);
  return [
    ...latencies,
    figure('opening, store', 'ms', ({ ours }) => ours.openMs),
    figure('resident after opening, store', 'MB', ({ ours }) => ours.openMb),
    figure('peak memory, store', 'MB', ({ ours }) => ours.peakMb, { most: MEMORY_MB }),
    figure('peak memory, FTS5', 'MB', ({ peer }) => peer.peakMb),
  ];
}

export async function benchSearch({ runs, seed, note }: PartOptions): Promise<PartResult> {
  const { files, words, datasets, source, portals } = await openCorpus(seed, note);
  const pairs: Pair[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const store: SearchTask = { file: files.store, words };
    const tables: SearchTask = { file: files.peer, words };
    const ours = await runChild<SearchTimes>('search/store', store);
    const peer = await runChild<SearchTimes>('search/peer', tables);
    pairs.push({ ours, peer });
    const worst = Math.max(...WORD_CLASSES.map((name) => ours.classes[name].p95));
    note(`search ${run}/${runs}: worst p95 ${worst.toFixed(1)} ms`);
  }
  return {
    part: 'search',
    on: `${datasets} datasets of ${portals.length} portals (${source}), seed ${seed}`,
    figures: figuresOf(pairs),
  };
}
