import { describe, expect, it } from 'vitest';
import { createLruStore } from '../../src/cache/lru-store.ts';

describe('the bounded store', () => {
  it('drops the least recently used entry, reading counting as use', () => {
    const store = createLruStore(2);
    store.set('a', 1);
    store.set('b', 2);
    store.get('a');
    store.set('c', 3);
    expect(store.getMany(['a', 'b', 'c'])).toEqual([1, undefined, 3]);
  });

  it('never holds more than its bound', () => {
    const store = createLruStore(100);
    for (let i = 0; i < 10_000; i += 1) store.set(`k${i % 777}`, i);
    expect(store.size()).toBe(100);
  });

  it('overwrites, deletes and clears', () => {
    const store = createLruStore(3);
    store.set('a', 1);
    store.set('a', 2);
    expect([store.get('a'), store.size(), store.delete('a'), store.delete('a')]).toEqual([2, 1, true, false]);
    store.set('b', 1);
    store.clear();
    expect(store.size()).toBe(0);
  });
});
