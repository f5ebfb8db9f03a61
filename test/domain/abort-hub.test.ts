import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createAbortHub } from '../../src/domain/abort-hub.ts';

describe('the abort hub', () => {
  it('puts one listener on a signal, however many follow it, and takes it off after the last', () => {
    const hub = createAbortHub();
    const source = new AbortController();
    const leave = Array.from({ length: 100 }, () => hub.follow(source.signal, new AbortController()));
    expect(getEventListeners(source.signal, 'abort')).toHaveLength(1);
    for (const one of leave) one();
    expect(getEventListeners(source.signal, 'abort')).toHaveLength(0);
  });

  it('aborts all who follow, with the reason, and nobody who left', () => {
    const hub = createAbortHub();
    const source = new AbortController();
    const [stays, left] = [new AbortController(), new AbortController()];
    hub.follow(source.signal, stays);
    hub.follow(source.signal, left)();
    source.abort('enough');
    expect([stays.signal.reason, left.signal.aborted]).toEqual(['enough', false]);
  });

  it('aborts at once who follows an aborted signal', () => {
    const hub = createAbortHub();
    const late = new AbortController();
    hub.follow(AbortSignal.abort('over'), late)();
    expect(late.signal.reason).toBe('over');
  });
});
