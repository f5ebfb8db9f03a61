import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import { GatewayError } from '../../../src/domain/errors.ts';
import { createBudget } from '../../../src/federate/rows/budget.ts';
import { SourceTrouble } from '../../../src/federate/rows/failure.ts';
import { createPortalCalls, type PortalCalls } from '../../../src/federate/rows/portal-calls.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { aContext } from '../../support/row-service.ts';

function bench(): {
  readonly calls: PortalCalls;
  readonly clock: ReturnType<typeof createFakeClock>;
  send(id: string): void;
} {
  const sent = new Map<string, number>();
  const clock = createFakeClock();
  const meter = {
    usage: (id: string) => ({ requests: sent.get(id) ?? 0, bytes: 0, retries: 0 }),
    forget: (id: string) => void sent.delete(id),
  };
  const health = { patience: 2, restMs: 1_000, longestRestMs: 1_000 };
  const calls = createPortalCalls({ clock, meter, portalMs: 30_000, fileMs: 600_000, health });
  return { calls, clock, send: (id) => void sent.set(id, (sent.get(id) ?? 0) + 1) };
}
const P = { line: 'p', via: 'api' } as const;
const down = new ConnectorError('UNREACHABLE', 'no route');

describe('asking a portal', () => {
  it('tells what it cost, and brings the budget in line with it', async () => {
    const { calls, send, clock } = bench();
    const budget = createBudget(10);
    const asked = await calls.ask(P, aContext({ budget }), async ({ call, reserve }) => {
      reserve(5, 'Scanning');
      send(call.requestId);
      send(call.requestId);
      await clock.advance(20);
      return 'rows';
    });
    expect(asked).toEqual({ is: 'answered', value: 'rows', spent: { requests: 2, durationMs: 20 } });
    expect(budget.spent).toBe(2);
  });

  it('uses up what was taken ahead before it takes more', async () => {
    const { calls } = bench();
    const budget = createBudget(3);
    const limit = calls.ask(P, aContext({ budget }), async ({ reserve, spend }) => {
      reserve(2, 'Scanning');
      for (let i = 0; i < 4; i += 1) spend('Scanning');
    });
    await expect(limit).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(budget.spent).toBe(0);
  });

  it('takes nothing for the rows of a file, which is here, and waits longer for it', async () => {
    const { calls, clock } = bench();
    const budget = createBudget(0);
    const file = { line: 'files of example.org', via: 'file' } as const;
    const asking = calls.ask(file, aContext({ budget }), async ({ reserve, spend, answer }) => {
      reserve(1_000, 'Scanning');
      for (let i = 0; i < 2_000; i += 1) spend('Scanning');
      return answer(() => new Promise(() => null));
    });
    let isOver = false;
    const over = asking.then((answer) => ((isOver = true), answer));
    await clock.advance(599_999);
    expect(isOver).toBe(false);
    await clock.advance(1);
    expect(await over).toMatchObject({ error: { failure: { code: 'TIMEOUT' } } });
    const fetching = calls.ask(file, aContext({ budget }), async ({ take }) => take(1, 'Fetching'));
    await expect(fetching).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it('counts the calls of one request apart from each other', async () => {
    const { calls } = bench();
    const ids: string[] = [];
    const context = aContext({ requestId: 'r9' });
    await Promise.all([1, 2].map(() => calls.ask(P, context, async ({ call }) => ids.push(call.requestId))));
    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => id.startsWith('r9.'))).toBe(true);
  });

  it('leaves a portal alone that failed again and again, and only that one', async () => {
    const { calls, clock } = bench();
    const fail = () => calls.ask(P, aContext(), ({ answer }) => answer(() => Promise.reject(down)));
    await fail();
    await fail();
    let wasAsked = false;
    const skipped = await calls.ask(P, aContext(), async () => (wasAsked = true));
    expect(skipped).toMatchObject({
      is: 'failed',
      error: { kind: 'skipped', failure: { retryAfterMs: 1_000 } },
    });
    expect(wasAsked).toBe(false);
    expect(await calls.ask({ ...P, line: 'q' }, aContext(), async () => 1)).toMatchObject({ is: 'answered' });
    await clock.advance(1_000);
    expect(await calls.ask(P, aContext(), async () => 1)).toMatchObject({ is: 'answered' });
  });

  it('hears of failures that the task made the best of', async () => {
    const { calls } = bench();
    for (let i = 0; i < 2; i += 1)
      await calls.ask(P, aContext(), async ({ note }) => {
        note(new SourceTrouble({ code: 'UNREACHABLE', message: '', retryAfterMs: null }));
        return 'a part';
      });
    expect(await calls.ask(P, aContext(), async () => 1)).toMatchObject({ is: 'failed' });
  });

  it('does not blame the portal for our own mistakes, limits and impatience of whoever asks', async () => {
    const { calls } = bench();
    const stop = new AbortController();
    stop.abort(new DOMException('late', 'TimeoutError'));
    for (let i = 0; i < 3; i += 1) {
      await calls
        .ask(P, aContext(), () => Promise.reject(new GatewayError('TOO_LARGE', 'ours')))
        .catch(() => null);
      await calls.ask(P, aContext(), ({ answer }) =>
        answer(() => Promise.reject(new ConnectorError('UNSUPPORTED', 'ours'))),
      );
      await calls.ask(P, aContext({ signal: stop.signal }), ({ answer }) =>
        answer(() => new Promise(() => null)),
      );
    }
    expect(await calls.ask(P, aContext(), async () => 1)).toMatchObject({ is: 'answered' });
  });

  it('hands on what a connector cannot translate as it is', async () => {
    const { calls } = bench();
    const error = new ConnectorError('UNSUPPORTED', 'cannot');
    expect(await calls.ask(P, aContext(), ({ answer }) => answer(() => Promise.reject(error)))).toMatchObject(
      {
        is: 'failed',
        error,
      },
    );
  });

  it('throws a fault of our own as it is, and does not call it the portal’s', async () => {
    const { calls } = bench();
    const fault = new TypeError('undefined is not a function');
    for (let i = 0; i < 3; i += 1)
      await expect(calls.ask(P, aContext(), () => Promise.reject(fault))).rejects.toBe(fault);
    const strange = await calls.ask(P, aContext(), ({ answer }) => answer(() => Promise.reject(fault)));
    expect(strange).toMatchObject({ is: 'failed', error: { failure: { code: 'BAD_SHAPE' } } });
  });

  it('gives up on a portal that hangs', async () => {
    const { calls, clock } = bench();
    const hanging = calls.ask(P, aContext(), ({ answer }) => answer(() => new Promise(() => null)));
    await clock.advance(30_000);
    expect(await hanging).toMatchObject({ is: 'failed', error: { failure: { code: 'TIMEOUT' } } });
    expect(clock.sleeping()).toBe(0);
  });
});
