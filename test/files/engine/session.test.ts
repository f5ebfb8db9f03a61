import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import { openSession, type Session } from '../../../src/files/engine/session.ts';
import { aBench, type Bench } from '../support.ts';

let bench: Bench;
beforeAll(() => {
  bench = aBench();
});
afterAll(() => bench.close());

/** Hours of work. */
const LONG = 'SELECT sum(a.i * b.i) FROM range(10000000) a(i), range(1000000) b(i)';
async function under(signal: AbortSignal, work: (session: Session) => Promise<unknown>): Promise<unknown> {
  const session = await openSession(bench.engine, signal);
  try {
    return await work(session);
  } finally {
    session.close();
    session.close();
  }
}
const calm = (): AbortSignal => new AbortController().signal;

describe('a session', () => {
  it('gives answers whole or in pieces, with parameters as texts', async () => {
    await under(calm(), async (session) => {
      expect(await session.all('SELECT CAST($1 AS INTEGER) + 1, $2', ['6', "it's"])).toEqual([[7, "it's"]]);
      let rows = 0;
      for await (const chunk of session.stream('SELECT * FROM range(CAST($1 AS BIGINT))', ['5000']))
        rows += chunk.rowCount;
      expect(rows).toBe(5_000);
    });
  });

  it('ends with its caller, whatever is under way', async () => {
    const reasons = [
      [new Error('enough'), 'ABORTED'],
      [new DOMException('late', 'TimeoutError'), 'TIMEOUT'],
      [new ConnectorError('BLOCKED', 'of its own'), 'BLOCKED'],
    ] as const;
    for (const [reason, code] of reasons) {
      const controller = new AbortController();
      const failed = expect(under(controller.signal, (session) => session.all(LONG))).rejects.toMatchObject({
        code,
      });
      // The statement is on its way as soon as the engine has answered somebody else.
      await under(calm(), (session) => session.all('SELECT 1'));
      controller.abort(reason);
      await failed;
      await expect(openSession(bench.engine, controller.signal)).rejects.toMatchObject({ code });
    }
  });

  it('in the middle of a stream ends with its caller too', async () => {
    const controller = new AbortController();
    const reading = under(controller.signal, async (session) => {
      for await (const chunk of session.stream('SELECT * FROM range(10000000)')) {
        expect(chunk.rowCount).toBeGreaterThan(0);
        controller.abort();
      }
    });
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('can be stopped by its owner, and says why', async () => {
    const session = await openSession(bench.engine, calm());
    const failed = expect(session.all(LONG)).rejects.toMatchObject({ code: 'ABORTED', message: 'closing' });
    await session.abort(new ConnectorError('ABORTED', 'closing'));
    await failed;
    await expect(session.run('SELECT 1')).rejects.toMatchObject({ message: 'closing' });
  });

  it('leaves no listener behind, and warns of none however many there are under one signal', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const { signal } = new AbortController();
    const sessions = await Promise.all(Array.from({ length: 30 }, () => openSession(bench.engine, signal)));
    expect(getEventListeners(signal, 'abort')).toHaveLength(30);
    for (const session of sessions) session.close();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect([warnings, getEventListeners(signal, 'abort').length]).toEqual([[], 0]);
  });

  it('tells of the engine’s limits in our words, and of everything else in its own', async () => {
    const large = 'SELECT list(repeat(md5(CAST(i AS VARCHAR)), 100)) FROM range(1000000) t(i)';
    await expect(under(calm(), (session) => session.run(large))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(under(calm(), (session) => session.run('SELECT nothing'))).rejects.toThrow('Binder Error');
  });
});
