import { describe, expect, it } from 'vitest';
import { createMeters } from '../../src/http/usage.ts';

describe('the meter', () => {
  it('adds up per request id and hands out copies', () => {
    const meters = createMeters();
    meters.of('a').requests += 2;
    const before = meters.usage('a');
    meters.of('a').bytes += 10;
    expect([before, meters.usage('a'), meters.usage('b')]).toEqual([
      { requests: 2, bytes: 0, retries: 0 },
      { requests: 2, bytes: 10, retries: 0 },
      { requests: 0, bytes: 0, retries: 0 },
    ]);
    meters.forget('a');
    expect(meters.usage('a').requests).toBe(0);
  });

  it('drops the oldest when nobody forgets', () => {
    const meters = createMeters(3);
    for (const id of ['a', 'b', 'c', 'd']) meters.of(id).requests += 1;
    expect(['a', 'b', 'c', 'd'].map((id) => meters.usage(id).requests)).toEqual([0, 1, 1, 1]);
  });
});
