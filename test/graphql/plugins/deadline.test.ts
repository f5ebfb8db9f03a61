import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/connector/index.ts';
import { toGlobalId } from '../../../src/domain/ids.ts';
import type { FetchReport } from '../../../src/ports/harvester.ts';
import { settle } from '../../support/fake-clock.ts';
import { codesOf, createBench, dataOf, fill, type Bench } from '../../support/graph.ts';
import { createRowGraph, permitTable, tableId } from '../../support/row-graph.ts';
import { serve } from '../../support/serve.ts';
import type { TableSource } from '../../support/table-source.ts';

const id = (localId: string): string => toGlobalId({ type: 'Dataset', portal: 'malmoe', localId });
const QUERY = `{ slow: dataset(id: "${id('unknown')}") { title } fast: dataset(id: "${id('a')}") { title } }`;

interface SilentPortal {
  readonly bench: Bench;
  /** Signals of the questions that the portal got. */
  readonly asked: AbortSignal[];
}
/** A portal that never answers anybody. */
async function aSilentPortal(): Promise<SilentPortal> {
  const asked: AbortSignal[] = [];
  const bench = createBench({
    harvester: {
      fetch: (_portal, _ids, signal) => {
        if (signal !== undefined) asked.push(signal);
        return new Promise<FetchReport>(() => {});
      },
    },
  });
  await fill(bench.store, 'malmoe', [{ localId: 'a', title: 'Trees' }]);
  return { bench, asked };
}
/** Until it is so; the event loop's own turns are all that is waited for. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000 && !isSo(); turn += 1) await settle();
  expect(isSo()).toBe(true);
}

describe('the deadline of a question', () => {
  it('gives what is there, fails the rest with TIMEOUT and stops asking the portal', async () => {
    const { bench, asked } = await aSilentPortal();
    const answer = bench.ask(QUERY);
    await until(() => asked.length === 1);
    expect(asked[0]?.aborted).toBe(false);
    await bench.clock.advance(59_999);
    expect(asked[0]?.aborted).toBe(false);
    await bench.clock.advance(1);
    expect(await answer).toMatchObject({
      data: { slow: null, fast: { title: 'Trees' } },
      errors: [
        {
          message: 'Stopped after 60 s, which is the limit.',
          path: ['slow'],
          extensions: {
            code: 'TIMEOUT',
            remedy: 'retry',
            hint: expect.any(String),
            requestId: expect.any(String),
          },
        },
      ],
    });
    expect(asked[0]?.aborted).toBe(true);
    expect(bench.written).toEqual([]);
  });

  it('is over with the answer: nothing is left that waits', async () => {
    const { bench, asked } = await aSilentPortal();
    expect(dataOf(await bench.ask(`{ dataset(id: "${id('a')}") { title } }`))).toEqual({
      dataset: { title: 'Trees' },
    });
    expect(bench.clock.sleeping()).toBe(0);
    expect(codesOf(await bench.ask('{ dataset(id: 7.5) { nope } }'))).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(codesOf(await bench.ask('{ city { name } }'))).toEqual(['BAD_INPUT']);
    expect(bench.clock.sleeping()).toBe(0);
    expect(asked).toEqual([]);
  });

  it('stops no mutation', async () => {
    const harvested: { finish: (() => void) | null } = { finish: null };
    const bench: Bench = createBench({
      harvester: {
        harvest: async (portal) => {
          await new Promise<void>((resolve) => {
            harvested.finish = resolve;
          });
          const [log] = await bench.store.log.portals([portal]);
          if (log?.lastRun === null || log === undefined) throw new Error('nothing was harvested');
          return log.lastRun;
        },
      },
    });
    await fill(bench.store, 'malmoe', [{ localId: 'a' }]);
    const answer = bench.ask('mutation { harvest(portal: "malmoe") { verdict } }', {}, true);
    await until(() => harvested.finish !== null);
    await bench.clock.advance(3_600_000);
    harvested.finish?.();
    expect(dataOf(await answer)).toEqual({ harvest: { verdict: 'COMPLETE' } });
  });
});

describe('the deadline of a question about rows', () => {
  const ROWS = `{ table(id: "${tableId()}") { rows { rows source { outcome error { code } } } } }`;
  /** Describes its table, and then is silent; its calls are written down. */
  function aMuteTable(): { readonly table: TableSource; readonly calls: Call[] } {
    const calls: Call[] = [];
    const table = permitTable();
    const next = (call: Call): Promise<never> => {
      calls.push(call);
      return new Promise(() => {});
    };
    const rows = (_schema: unknown, _query: unknown, call: Call): AsyncIterable<never> => ({
      [Symbol.asyncIterator]: () => ({ next: () => next(call) }),
    });
    return { calls, table: { ...table, source: { ...table.source, rows } } };
  }

  it('is longer than portals may take: a silent one is told as such', async () => {
    const { table, calls } = aMuteTable();
    const bench = await createRowGraph({ malmoe: table });
    const answer = bench.ask(ROWS);
    await until(() => calls.length === 1);
    await bench.clock.advance(30_000);
    expect(dataOf(await answer)).toEqual({
      table: { rows: { rows: [], source: { outcome: 'FAILED', error: { code: 'TIMEOUT' } } } },
    });
  });

  it('stops what is asked of the portal', async () => {
    const { table, calls } = aMuteTable();
    const bench = await createRowGraph({ malmoe: table }, { rows: { limits: { portalMs: 600_000 } } });
    const answer = bench.ask(ROWS);
    await until(() => calls.length === 1);
    expect(calls[0]?.signal.aborted).toBe(false);
    await bench.clock.advance(60_000);
    expect(await answer).toMatchObject({
      data: { table: null },
      errors: [{ path: ['table', 'rows'], extensions: { code: 'TIMEOUT' } }],
    });
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(bench.written).toEqual([]);
  });

  it('is over when the client hangs up', async () => {
    const { table, calls } = aMuteTable();
    const bench = await createRowGraph({ malmoe: table });
    const served = await serve(bench.graph.handle);
    const sent = request(`${served.url}/graphql?query=${encodeURIComponent(ROWS)}`);
    sent.on('error', () => {});
    sent.end();
    await until(() => calls.length === 1);
    sent.destroy();
    await until(() => calls[0]?.signal.aborted === true);
    expect(bench.written).toEqual([]);
    await served.close();
  });
});

describe('a client that hangs up', () => {
  it('ends its question, and the portal is asked no more', async () => {
    const { bench, asked } = await aSilentPortal();
    const served = await serve(bench.graph.handle);
    const sent = request(`${served.url}/graphql?query=${encodeURIComponent(QUERY)}`);
    sent.on('error', () => {});
    sent.end();
    await until(() => asked.length === 1);
    sent.destroy();
    await until(() => asked[0]?.aborted === true);
    expect(bench.clock.sleeping()).toBe(0);
    expect(bench.written).toEqual([]);
    await served.close();
  });

  it('may be one that calls without a socket', async () => {
    const { bench, asked } = await aSilentPortal();
    const leaver = new AbortController();
    const answer = bench.graph.execute({ query: QUERY, signal: leaver.signal });
    await until(() => asked.length === 1);
    leaver.abort();
    expect(codesOf(await answer)).toEqual(['TIMEOUT']);
    const late = await bench.graph.execute({ query: QUERY, signal: leaver.signal });
    expect(new Set(codesOf(late))).toEqual(new Set(['TIMEOUT']));
  });
});
