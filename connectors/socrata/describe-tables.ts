/** Describing tables: many at once by the catalogue, one alone by its view, which says more for the same request. */
import {
  ConnectorError,
  read,
  type Call,
  type Json,
  type PortalContext,
  type RowSource,
  type TableRef,
  type TableSchema,
} from '../../src/connector/index.ts';
import type { Backends } from './backends.ts';
import { domainOf, type SocrataConfig } from './config.ts';
import { createAsk } from './discovery.ts';
import { isFourByFour } from './kinds.ts';
import { chunksOf, resultsById } from './results-by-id.ts';
import { sodaErrorOf } from './soda-errors.ts';
import { backendOfView, schemaOfResult, schemaOfView } from './table-schema.ts';

type Answer = TableSchema | ConnectorError | null;

/** Of one call: ids that the catalogue does not list are asked for singly, to tell private from gone. */
const MOST_ABSENT = 5;

/** The error as a value; what stops the whole call is thrown on. */
async function orError(run: () => Promise<Answer> | Answer): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code === 'ABORTED') throw error;
    return error.code === 'NOT_FOUND' ? null : error;
  }
}

export function createDescribe(
  config: SocrataConfig,
  context: PortalContext,
  backends: Backends,
): RowSource['describe'] {
  const [ask, domain] = [createAsk(config, context.http), domainOf(config)];
  const headers = config.appToken === undefined ? {} : { 'X-App-Token': config.appToken };

  const byView = (ref: TableRef, call: Call): Promise<Answer> =>
    orError(async () => {
      const url = new URL(`/api/views/${ref.tableId}.json`, config.url);
      const answer = await context.http.json(url, call, { headers, accept: [400, 403, 404] });
      if (answer.status >= 400) throw refusalOf(answer, ref.tableId);
      backends.learn(ref.tableId, backendOfView(read(answer.body)));
      return schemaOfView(ref, answer.body, backends.of(ref.tableId));
    });

  const byResult = (ref: TableRef, raw: Json, call: Call): Promise<Answer> =>
    orError(() => {
      const schema = schemaOfResult(ref, raw, domain, backends.of(ref.tableId));
      return schema ?? byView(ref, call);
    });

  const byCatalogue = async (refs: readonly TableRef[], call: Call): Promise<readonly Answer[]> => {
    const ids = refs.map(({ tableId }) => tableId);
    const results = await resultsById(ask, ids, call);
    const answers: Answer[] = [];
    let absent = 0;
    for (const ref of refs) {
      const raw = results.get(ref.tableId);
      if (raw !== undefined) answers.push(await byResult(ref, raw, call));
      else if (absent < MOST_ABSENT) answers.push(await byView(ref, call));
      else answers.push(null);
      if (raw === undefined) absent += 1;
    }
    if (absent > MOST_ABSENT)
      context.note('warn', 'many tables are not in the catalogue: taken for gone', { absent });
    return answers;
  };

  const chunkOrError = async (refs: readonly TableRef[], call: Call): Promise<readonly Answer[]> => {
    try {
      return await byCatalogue(refs, call);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.code === 'ABORTED') throw error;
      return refs.map(() => error);
    }
  };

  return async (refs, call) => {
    const byId = new Map(
      refs.filter(({ tableId }) => isFourByFour(tableId)).map((ref) => [ref.tableId, ref]),
    );
    const found = new Map<string, Answer>();
    const [only] = byId.values();
    if (byId.size === 1 && only !== undefined) found.set(only.tableId, await byView(only, call));
    else
      for (const ids of chunksOf([...byId.keys()])) {
        const chunk = ids.flatMap((id) => byId.get(id) ?? []);
        const answers = await chunkOrError(chunk, call);
        for (const [index, { tableId }] of chunk.entries()) found.set(tableId, answers[index] ?? null);
      }
    return refs.map(({ tableId }) => found.get(tableId) ?? null);
  };
}

function refusalOf(answer: Parameters<typeof sodaErrorOf>[0], tableId: string): ConnectorError {
  const status = { status: answer.status };
  return sodaErrorOf(answer, tableId) ?? new ConnectorError('BAD_SHAPE', `no view of ${tableId}`, status);
}
