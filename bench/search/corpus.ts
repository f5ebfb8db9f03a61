/** The store that is searched and asked over HTTP, built once and kept in the temporary folder. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PortalEntry } from '../../src/domain/registry.ts';
import { RECORDINGS } from '../../test/replay/support/recordings.ts';
import { runChild } from '../child.ts';
import type { BuildTask } from './build.ts';
import type { WordClasses } from './peer-tables.ts';

export interface CorpusFiles {
  readonly store: string;
  readonly peer: string;
  readonly facts: string;
}
export interface CorpusFacts {
  readonly datasets: number;
  readonly source: string;
  readonly portals: readonly PortalEntry[];
  readonly words: WordClasses;
}
export interface Corpus extends CorpusFacts {
  readonly files: CorpusFiles;
}

const DATASETS = 100_000;
/** Whatever decides what is in the files, besides whether there are recordings: a change there builds them anew. */
const MAKERS = ['src/domain', 'src/store', 'src/harvest', 'connectors', 'bench/search', 'test/twins'];

function hashOfMakers(): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const hash = createHash('sha256').update(existsSync(RECORDINGS) ? 'recorded' : 'generated');
  for (const folder of MAKERS)
    for (const entry of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (entry.endsWith('.ts')) hash.update(entry).update(readFileSync(join(root, folder, entry)));
  return hash.digest('hex').slice(0, 12);
}

export async function openCorpus(seed: number, note: (line: string) => void): Promise<Corpus> {
  const folder = join(tmpdir(), 'civicgraph-bench-corpus', `${hashOfMakers()}-${seed}`);
  mkdirSync(folder, { recursive: true });
  const files: CorpusFiles = {
    store: join(folder, 'store.sqlite'),
    peer: join(folder, 'peer.sqlite'),
    facts: join(folder, 'facts.json'),
  };
  if (!existsSync(files.facts)) {
    note(`building ${DATASETS} datasets in ${folder}`);
    const task: BuildTask = { ...files, count: DATASETS, seed };
    await runChild('search/build', task, { isSource: true });
  }
  const facts: CorpusFacts = JSON.parse(readFileSync(files.facts, 'utf8'));
  return { ...facts, files };
}
