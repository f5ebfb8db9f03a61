import { describe, expect, it } from 'vitest';
import { createNotingWatcher } from '../../src/watch/noting-watcher.ts';
import { aBook } from '../support/commitment-builders.ts';
import { aWatchedCity } from '../support/watched-city.ts';

describe('a watcher that knows whom it has judged', () => {
  it('tells them since a moment, judgements of the past not counted', async () => {
    const watcher = createNotingWatcher(aWatchedCity(aBook({})).watcher);
    const first = watcher.asked();
    await watcher.evaluate('springfield', null);
    const second = watcher.asked();
    await watcher.evaluate('shelbyville', null);
    await watcher.evaluate('springfield', '2026-11-01T00:00:00.000Z');
    const since = (asked: number) =>
      ['shelbyville', 'springfield', 'nowhere'].filter((city) => watcher.isJudgedSince(asked, city));
    expect(since(first)).toEqual(['shelbyville', 'springfield']);
    expect(since(second)).toEqual(['shelbyville']);
    expect(since(watcher.asked())).toEqual([]);
    await watcher.close();
  });

  it('does not take a judgement that failed for one', async () => {
    const watcher = createNotingWatcher({
      evaluate: () => Promise.reject(new Error('the disk is full')),
      close: async () => {},
    });
    await expect(watcher.evaluate('springfield', null)).rejects.toThrow('the disk is full');
    expect([watcher.asked(), watcher.isJudgedSince(0, 'springfield')]).toEqual([1, false]);
  });
});
