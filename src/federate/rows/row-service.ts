/** Rows of any table of any portal: `RowService` over ports. */
import type { RowService, TableInfo, TableTrouble } from '../../ports/rows.ts';
import { answerAggregate, explainAggregate } from './answer-aggregate.ts';
import { answerCount } from './answer-count.ts';
import { answerRows, explainRows } from './answer-rows.ts';
import { describeTables, type Description } from './describe.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { DEFAULT_ROW_LIMITS } from './limits.ts';
import { createPortalCalls } from './portal-calls.ts';
import type { RowKit } from './row-kit.ts';
import type { RowServiceDeps } from './row-service-deps.ts';
import { describedSource, undescribedSource } from './rows-source.ts';
import { streamRows } from './stream-rows.ts';
import { createWithdrawals } from './withdrawals.ts';

export type { RowServiceDeps };

/** Closing it closes `deps.files` and nothing else. */
export function createRowService(deps: RowServiceDeps): RowService {
  const limits = { ...DEFAULT_ROW_LIMITS, ...deps.limits };
  const { clock, meter, cache, log } = deps;
  const kit: RowKit = {
    deps,
    limits,
    calls: createPortalCalls({ clock, meter, portalMs: limits.portalMs, fileMs: limits.fileMs }),
    kept: createKeptAnswers({ cache, now: () => clock.now(), limits }),
    withdrawals: createWithdrawals(log),
  };
  return {
    describe: async (keys, context) => (await describeTables(kit, keys, context)).map(infoOf),
    rows: (key, question, context) => answerRows(kit, key, question, context),
    count: (key, where, context) => answerCount(kit, key, where, context),
    aggregate: (key, query, context) => answerAggregate(kit, key, query, context),
    explain: (key, question, context) => explainRows(kit, key, question, context),
    explainAggregate: (key, query, context) => explainAggregate(kit, key, query, context),
    stream: (key, query, context) => streamRows(kit, key, query, context),
    close: async () => deps.files?.close(),
  };
}

function infoOf(description: Description): TableInfo | TableTrouble | Error {
  if (description instanceof Error) return description;
  if (description.is === 'trouble')
    return { key: description.key, schema: null, source: undescribedSource(description) };
  const { located, schema } = description;
  return { key: located.key, via: located.via, schema, source: describedSource(description) };
}
