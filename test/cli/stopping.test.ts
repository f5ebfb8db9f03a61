import { describe, expect, it } from 'vitest';
import { orStopped, Stopped, untilAborted } from '../../src/cli/stopping.ts';
import { ReaderGone } from '../../src/cli/world.ts';

describe('being asked to stop', () => {
  it('is waited for, and known when it was asked before', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(controller.signal);
    controller.abort();
    await waiting;
    await untilAborted(controller.signal);
  });

  it('ends the wait for work at once, whatever becomes of the work', async () => {
    const controller = new AbortController();
    const failing = new Promise<never>((_, reject) =>
      queueMicrotask(() => queueMicrotask(() => reject(new Error('late')))),
    );
    const waiting = orStopped(failing, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toThrow(Stopped);
    await expect(orStopped(Promise.resolve(1), controller.signal)).rejects.toThrow(Stopped);
  });

  it('is told apart from a reader that went away', async () => {
    const controller = new AbortController();
    controller.abort(new ReaderGone());
    await expect(orStopped(Promise.resolve(1), controller.signal)).rejects.toThrow(ReaderGone);
  });

  it('changes nothing when it is not asked', async () => {
    const { signal } = new AbortController();
    expect(await orStopped(Promise.resolve(1), signal)).toBe(1);
    await expect(orStopped(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  });
});
