import { describe, expect, it } from 'vitest';
import { type CataloguePage, ConnectorError, type Json } from '../../src/connector/index.ts';
import { runSweep, type SweepResult } from '../../src/harvest/walk.ts';
import type { PageWrite } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { createFakeClock } from '../support/fake-clock.ts';

function page(ids: readonly string[], next: Json): CataloguePage {
  const records = ids.map((localId) => ({ localId, stamp: null, raw: {} }));
  return { records, rejected: [], leftOut: [], gone: [], total: null, next };
}
interface Swept {
  readonly result: SweepResult;
  readonly written: readonly PageWrite[];
  readonly tidied: boolean;
}
async function sweep(
  pages: readonly (CataloguePage | Error)[],
  over: { readonly signal?: AbortSignal; readonly lease?: () => boolean } = {},
): Promise<Swept> {
  const written: PageWrite[] = [];
  let tidied = false;
  async function* list(): AsyncGenerator<CataloguePage> {
    try {
      for (const one of pages) {
        if (one instanceof Error) throw one;
        yield one;
      }
    } finally {
      tidied = true;
    }
  }
  const { writer } = createMemoryStore();
  const result = await runSweep(
    {
      runId: 'run',
      portal: 'p',
      source: { list },
      since: null,
      pageSize: 10,
      call: { signal: over.signal ?? new AbortController().signal, requestId: 'r' },
      from: 'start',
      firstTotal: null,
    },
    {
      writer: {
        ...writer,
        storePage: async (write) => {
          written.push(write);
          return { added: 0, changed: 0, unchanged: 0, repeated: 0 };
        },
      },
      clock: createFakeClock(),
      meter: { take: () => ({ requests: 1, bytes: 10 }) },
      prepare: () => ({ writes: [], rejections: [] }),
      keepLease: async () => over.lease?.() ?? true,
      onPage: async () => {},
    },
  );
  return { result, written, tidied };
}

describe('a sweep', () => {
  it('saves with each page the place after it, and ends with the page that has none', async () => {
    const { result, written } = await sweep([page(['a'], 1), page(['b'], 2), page(['c'], null)]);
    expect(result).toMatchObject({ end: { is: 'ended' }, cursor: null, pages: 3 });
    expect(written.map(({ cursor }) => cursor)).toEqual([1, 2, null]);
    expect(written.map(({ requests }) => requests)).toEqual([1, 1, 1]);
  });
  it('is not ended by a list that stops without a last page', async () => {
    const { result } = await sweep([page(['a'], 1)]);
    expect(result.end).toMatchObject({ is: 'failed', failure: { code: 'BAD_SHAPE' } });
    expect(result.cursor).toBe(1);
  });
  it('keeps the code of what the portal threw, and calls anything else a bad shape', async () => {
    const limited = new ConnectorError('RATE_LIMITED', 'slow down', { retryAfterMs: 7 });
    expect((await sweep([limited])).result.end).toEqual({
      is: 'failed',
      failure: { code: 'RATE_LIMITED', message: 'slow down', retryAfterMs: 7 },
    });
    expect((await sweep([new TypeError('x is undefined')])).result.end).toMatchObject({
      failure: { code: 'BAD_SHAPE', message: 'the connector failed: x is undefined' },
    });
  });
  it('tells a lost place from a failure', async () => {
    expect((await sweep([new ConnectorError('BAD_CURSOR', 'x')])).result.end).toEqual({ is: 'lost-place' });
  });
  it('does not store a page that comes twice, and lets the portal go', async () => {
    const { result, written, tidied } = await sweep([page(['a'], 1), page(['a'], 2), page(['b'], null)]);
    expect(result.end).toMatchObject({ is: 'failed', failure: { code: 'BAD_SHAPE' } });
    expect(written).toHaveLength(1);
    expect(tidied).toBe(true);
  });
  it('writes nothing once the lease is lost', async () => {
    let renewals = 0;
    const lease = () => (renewals += 1) < 2;
    const { result, written } = await sweep([page(['a'], 1), page(['b'], 2)], { lease });
    expect(result.end).toEqual({ is: 'lease-lost' });
    expect(written).toHaveLength(1);
  });
  it('stops when told to, whatever the portal throws then', async () => {
    const signal = AbortSignal.abort();
    expect((await sweep([page(['a'], null)], { signal })).result.end).toEqual({ is: 'aborted' });
    expect((await sweep([new ConnectorError('TIMEOUT', 'x')], { signal })).result.end).toEqual({
      is: 'aborted',
    });
  });
});
