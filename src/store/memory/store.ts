import type { Store } from '../../ports/store.ts';
import { MemoryVerdicts } from './commitments.ts';
import { MemoryCatalogue } from './catalogue.ts';
import { MemoryDocuments } from './documents.ts';
import { MemoryContents } from './contents.ts';
import { MemoryLinks } from './links.ts';
import { MemoryLog } from './log.ts';
import { MemoryMetrics } from './metrics.ts';
import { MemoryState } from './state.ts';
import { MemoryWriter } from './writer.ts';

/** A store that lives as long as the process: for tests, trials and read-only demos. */
export function createMemoryStore(): Store {
  const state = new MemoryState();
  const writer = new MemoryWriter(state);
  return {
    catalogue: new MemoryCatalogue(state),
    writer,
    log: new MemoryLog(state, writer),
    metrics: new MemoryMetrics(),
    verdicts: new MemoryVerdicts(),
    links: new MemoryLinks(),
    documents: new MemoryDocuments(),
    contents: new MemoryContents(),
    close: async () => {},
  };
}
