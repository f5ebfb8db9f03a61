import { describe, expect, it } from 'vitest';
import { createCache } from '../../../src/cache/keyv.ts';
import { answerQuestion, type TableAnswer, type Way } from '../../../src/federate/rows/answer-question.ts';
import type { Described } from '../../../src/federate/rows/describe.ts';
import { SourceTrouble } from '../../../src/federate/rows/failure.ts';
import { createKeptAnswers } from '../../../src/federate/rows/kept-answers.ts';
import { DEFAULT_ROW_LIMITS } from '../../../src/federate/rows/limits.ts';
import { createPortalCalls } from '../../../src/federate/rows/portal-calls.ts';
import { createWithdrawals } from '../../../src/federate/rows/withdrawals.ts';
import type { RowsContext } from '../../../src/ports/rows.ts';
import { createFakeClock, settle } from '../../support/fake-clock.ts';
import { schemaOf } from '../../support/planned-pages.ts';
import { createQuietLog } from '../../support/quiet-log.ts';
import { aContext, tableKey } from '../../support/row-service.ts';
import { createTableSource } from '../../support/table-source.ts';

const trouble = new SourceTrouble({ code: 'UNREACHABLE', message: 'no route', retryAfterMs: null });
const options = { columns: [], rows: [], key: null };
const source = createTableSource(options);
const described: Described = {
  is: 'described',
  located: {
    is: 'located',
    key: tableKey(),
    via: 'api',
    ref: { datasetId: 'd1', tableId: 't1' },
    source: source.source,
    lastKept: async () => null,
    line: 'springfield',
    identity: 'x',
  },
  schema: schemaOf(options),
  describedAt: '2026-11-25T12:00:00.000Z',
  fromCache: true,
  spent: { requests: 0, durationMs: 0 },
  trouble: null,
};

async function bench() {
  const clock = createFakeClock();
  const log = createQuietLog();
  const cache = await createCache({ url: 'memory:', clock, log });
  const limits = DEFAULT_ROW_LIMITS;
  const kit = {
    limits,
    calls: createPortalCalls({
      clock,
      meter: source.meter,
      portalMs: limits.portalMs,
      fileMs: limits.fileMs,
    }),
    kept: createKeptAnswers({ cache, now: () => clock.now(), limits }),
    withdrawals: createWithdrawals(log),
  };
  const deps = { cache, clock, log, meter: source.meter, files: null, digest: (text: string) => text };
  const catalogue = { datasets: async () => [] };
  const portals = { open: () => ({ is: 'refused', failure: trouble.failure }) as const };
  const ask = (
    read: Way<string>['read'],
    change: { readonly table?: Partial<Described>; readonly context?: RowsContext } = {},
  ): Promise<TableAnswer<string>> =>
    answerQuestion(
      { ...kit, deps: { ...deps, catalogue, portals } },
      { ...described, ...change.table },
      {
        kind: 'test',
        of: 'question',
        way: () => ({ used: { where: null, sort: false, count: false, aggregate: false }, read }),
      },
      change.context ?? aContext(),
    );
  return { ask, clock };
}
const whole = async () => ({ value: 'answer', isKept: true, trouble: null });
const failing: Way<string>['read'] = ({ answer }) => answer(() => Promise.reject(trouble));

describe('a question to a table', () => {
  it('is answered once, and then from what is kept', async () => {
    const { ask } = await bench();
    expect(await ask(whole)).toMatchObject({ is: 'answered', kept: { value: 'answer', from: 'portal' } });
    expect(await ask(failing)).toMatchObject({ is: 'answered', kept: { value: 'answer', from: 'cache' } });
  });

  it('is answered with the portal’s failure, or with what is older than that', async () => {
    const { ask, clock } = await bench();
    expect(await ask(failing)).toMatchObject({ is: 'failed', trouble });
    await ask(whole);
    await clock.advance(60_000);
    expect(await ask(failing)).toMatchObject({ is: 'answered', kept: { from: 'last', trouble } });
  });

  it('does not ask a portal that could not describe the table, as long as there is an older answer', async () => {
    const { ask, clock } = await bench();
    let asked = 0;
    const counting = async () => ((asked += 1), whole());
    expect(await ask(counting, { table: { trouble } })).toMatchObject({ kept: { from: 'portal' } });
    await clock.advance(60_000);
    expect(await ask(counting, { table: { trouble } })).toMatchObject({ kept: { from: 'last', trouble } });
    expect(asked).toBe(1);
  });

  it('stops waiting for somebody else’s load when whoever asks goes', async () => {
    const { ask } = await bench();
    const slow = ask(() => new Promise(() => undefined));
    await settle();
    const stop = new AbortController();
    const joined = ask(whole, { context: aContext({ signal: stop.signal }) });
    await settle();
    stop.abort(new DOMException('late', 'TimeoutError'));
    expect(await joined).toMatchObject({ is: 'failed', trouble: { failure: { code: 'TIMEOUT' } } });
    void slow;
  });

  it('throws what is a fault of ours', async () => {
    const { ask } = await bench();
    const fault = new TypeError('x is undefined');
    await expect(ask(() => Promise.reject(fault))).rejects.toBe(fault);
  });
});
