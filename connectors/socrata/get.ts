/** Reading datasets by id. */
import {
  ConnectorError,
  type Call,
  type CatalogueSource,
  type PortalContext,
  type SourceRecord,
} from '../../src/connector/index.ts';
import { MAX_IDS } from './capabilities.ts';
import { domainOf, type SocrataConfig } from './config.ts';
import { createAsk, type Ask } from './discovery.ts';
import { isFourByFour, sortResult, type Sorted } from './kinds.ts';

type Answer = SourceRecord | ConnectorError | null;

function answerOf(sorted: Sorted): Answer {
  if (sorted.is === 'record') return sorted.record;
  return sorted.is === 'rejected' ? sorted.rejected.error : null;
}

/** Asks again for what is missing while the portal says there is more than it sent: it lowers `limit` silently. */
async function fetchChunk(
  ask: Ask,
  domain: string,
  ids: readonly string[],
  call: Call,
): Promise<Map<string, Answer>> {
  const found = new Map<string, Answer>();
  let missing = ids;
  while (missing.length > 0) {
    const { results, resultSetSize } = await ask({ ids: missing.join(','), limit: missing.length }, call);
    for (const raw of results) {
      const sorted = sortResult(raw, domain);
      if (sorted.id !== null) found.set(sorted.id, answerOf(sorted));
    }
    const left = missing.filter((id) => !found.has(id));
    if (results.length >= resultSetSize || left.length === missing.length) break;
    missing = left;
  }
  return found;
}

async function chunkOrError(
  ask: Ask,
  domain: string,
  ids: readonly string[],
  call: Call,
): Promise<Map<string, Answer>> {
  try {
    return await fetchChunk(ask, domain, ids, call);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code === 'ABORTED') throw error;
    return new Map(ids.map((id) => [id, error]));
  }
}

/** Charts, stories and other domains' assets are null like ids that nobody has: they are no datasets here. */
export function createGet(
  config: SocrataConfig,
  context: PortalContext,
): NonNullable<CatalogueSource['get']> {
  const [ask, domain] = [createAsk(config, context.http), domainOf(config)];
  return async (ids, call) => {
    const wanted = [...new Set(ids)].filter(isFourByFour);
    const found = new Map<string, Answer>();
    for (let start = 0; start < wanted.length; start += MAX_IDS) {
      const chunk = await chunkOrError(ask, domain, wanted.slice(start, start + MAX_IDS), call);
      for (const [id, answer] of chunk) found.set(id, answer);
    }
    return ids.map((id) => found.get(id) ?? null);
  };
}
