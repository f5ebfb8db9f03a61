import { describe, expect, it } from 'vitest';
import { createFlights, isAbort } from '../../src/cache/single-flight.ts';
import { settle } from '../support/fake-clock.ts';
import { aGate } from './contract.ts';

const entry = { value: 1, loadedAt: 0 };

describe('flights', () => {
  it('stay joinable until their outcome is kept', async () => {
    const flights = createFlights();
    const gate = aGate();
    const flight = flights.start('a', Promise.resolve(entry), () => gate.opened);
    await flight.landed;
    await settle();
    expect(flights.get('a')).toBe(flight);
    gate.open();
    await settle();
    expect(flights.get('a')).toBeUndefined();
  });

  it('leave at once when the load fails, and keep nothing', async () => {
    const flights = createFlights();
    let kept = 0;
    const flight = flights.start('a', Promise.reject(new Error('no')), async () => {
      kept += 1;
    });
    await expect(flight.landed).rejects.toThrow('no');
    await settle();
    expect([flights.get('a'), kept]).toEqual([undefined, 0]);
  });

  it('do not keep an outcome that was dropped or replaced meanwhile', async () => {
    const flights = createFlights();
    const gate = aGate();
    const kept: string[] = [];
    flights.start(
      'a',
      gate.opened.then(() => entry),
      async () => void kept.push('dropped'),
    );
    flights.drop('a');
    flights.start(
      'b',
      gate.opened.then(() => entry),
      async () => void kept.push('replaced'),
    );
    flights.start('b', Promise.resolve(entry), async () => void kept.push('newer'));
    gate.open();
    await settle();
    expect(kept).toEqual(['newer']);
  });

  it('tell a caller who gave up from a load that failed', () => {
    expect(isAbort(new DOMException('x', 'AbortError'))).toBe(true);
    expect(isAbort(Object.assign(new Error('x'), { code: 'ABORTED' }))).toBe(true);
    expect(isAbort(Object.assign(new Error('x'), { code: 'TIMEOUT' }))).toBe(false);
    expect(isAbort('ABORTED')).toBe(false);
  });
});
