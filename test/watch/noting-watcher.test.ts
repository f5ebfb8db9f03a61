import { describe, expect, it } from 'vitest';
import { createNotingWatcher } from '../../src/watch/noting-watcher.ts';
import { aBook } from '../support/commitment-builders.ts';
import { aWatchedCity } from '../support/watched-city.ts';

describe('a watcher that knows whom it was asked about', () => {
  it('tells them since a moment, judgements of the past not counted', async () => {
    const watcher = createNotingWatcher(aWatchedCity(aBook({})).watcher);
    const first = watcher.asked();
    await watcher.evaluate('springfield', null);
    const second = watcher.asked();
    await watcher.evaluate('shelbyville', null);
    await watcher.evaluate('springfield', '2026-11-01T00:00:00.000Z');
    const since = (asked: number) =>
      ['shelbyville', 'springfield', 'nowhere'].filter((city) => watcher.isAskedSince(asked, city));
    expect(since(first)).toEqual(['shelbyville', 'springfield']);
    expect(since(second)).toEqual(['shelbyville']);
    expect(since(watcher.asked())).toEqual([]);
    await watcher.close();
  });
});
