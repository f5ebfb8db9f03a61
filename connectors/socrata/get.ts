/** Reading datasets by id. */
import {
  ConnectorError,
  type Call,
  type CatalogueSource,
  type PortalContext,
  type SourceRecord,
} from '../../src/connector/index.ts';
import { domainOf, type SocrataConfig } from './config.ts';
import { createAsk, type Ask } from './discovery.ts';
import { isFourByFour, sortResult, type Sorted } from './kinds.ts';
import { chunksOf, resultsById } from './results-by-id.ts';

type Answer = SourceRecord | ConnectorError | null;

function answerOf(sorted: Sorted): Answer {
  if (sorted.is === 'record') return sorted.record;
  return sorted.is === 'rejected' ? sorted.rejected.error : null;
}

async function chunkOrError(
  ask: Ask,
  domain: string,
  ids: readonly string[],
  call: Call,
): Promise<Map<string, Answer>> {
  try {
    const results = await resultsById(ask, ids, call);
    return new Map([...results].map(([id, raw]) => [id, answerOf(sortResult(raw, domain))]));
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
    for (const chunk of chunksOf(wanted))
      for (const [id, answer] of await chunkOrError(ask, domain, chunk, call)) found.set(id, answer);
    return ids.map((id) => found.get(id) ?? null);
  };
}
