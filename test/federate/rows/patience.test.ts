import { describe, expect, it } from 'vitest';
import { createAbortHub } from '../../../src/domain/abort-hub.ts';
import { createPatience } from '../../../src/federate/rows/patience.ts';
import { createFakeClock, settle } from '../../support/fake-clock.ts';

function aPatience(ms = 30_000) {
  const clock = createFakeClock();
  const asker = new AbortController();
  const patience = createPatience({ clock, hub: createAbortHub(), signal: asker.signal, ms });
  return { clock, asker, patience };
}
const never = new Promise<never>(() => undefined);

describe('patience with a portal', () => {
  it('ends with TIMEOUT, whether the portal hears of it or not', async () => {
    const { clock, patience } = aPatience();
    const waiting = expect(patience.within(never)).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: 'The portal took longer than 30 s.',
    });
    await clock.advance(30_000);
    await waiting;
    expect(patience.signal.aborted).toBe(true);
  });

  it('ends with ABORTED when whoever asked stops, also before it began', async () => {
    const { asker, patience } = aPatience();
    const waiting = expect(patience.within(never)).rejects.toMatchObject({ code: 'ABORTED' });
    asker.abort();
    await waiting;
    const gone = AbortSignal.abort();
    const late = createPatience({ clock: createFakeClock(), hub: createAbortHub(), signal: gone, ms: 1 });
    await expect(late.within(never)).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('tells a deadline of the whole request from giving up', async () => {
    const { asker, patience } = aPatience();
    asker.abort(new DOMException('too late', 'TimeoutError'));
    await expect(patience.within(never)).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('does not count time while it is paused', async () => {
    const { clock, patience } = aPatience(1_000);
    await clock.advance(900);
    patience.pause();
    await clock.advance(5_000);
    patience.restart();
    await clock.advance(900);
    expect(patience.signal.aborted).toBe(false);
    await clock.advance(100);
    expect(patience.signal.aborted).toBe(true);
  });

  it('leaves nothing behind when it ends, and stops what is under way', async () => {
    const { clock, patience } = aPatience();
    await expect(patience.within(Promise.resolve(7))).resolves.toBe(7);
    patience.end();
    await settle();
    expect(clock.sleeping()).toBe(0);
    expect(patience.signal.aborted).toBe(true);
  });
});
