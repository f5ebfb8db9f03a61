import { describe, expect, it } from 'vitest';
import { withoutNetwork, withTraps } from '../../src/conformance/traps.ts';

describe('traps', () => {
  it('note clocks and chance, and leave dates of texts alone', () => {
    const { result, sprung } = withTraps(() => [new Date(), Date.now(), Math.random()].length);
    expect([result, sprung]).toEqual([3, ['new Date()', 'Date.now()', 'Math.random()']]);
    const harmless = withTraps(() => new Date('2026-01-01').getTime() - Date.parse('2026-01-01'));
    expect(harmless).toEqual({ result: 0, sprung: [] });
  });

  it('still make dates that are dates', () => {
    expect(withTraps(() => new Date('2026-01-01') instanceof Date).result).toBe(true);
  });

  it('are gone afterwards, whatever happens', async () => {
    const before = [Date, Math.random, fetch];
    expect(() =>
      withTraps(() => {
        throw new Error('odd');
      }),
    ).toThrow('odd');
    await expect(withoutNetwork(() => Promise.reject(new Error('odd')))).rejects.toThrow('odd');
    expect([Date, Math.random, fetch]).toEqual(before);
  });

  it('name what was called, and send nothing', async () => {
    const used = await withoutNetwork(async () => {
      expect(() => fetch('https://example.org')).toThrow('use context.http');
    });
    expect(used).toEqual(['fetch']);
  });

  it('leave no global behind that was not there', async () => {
    const had = Reflect.has(globalThis, 'XMLHttpRequest');
    await withoutNetwork(async () => undefined);
    expect(Reflect.has(globalThis, 'XMLHttpRequest')).toBe(had);
  });
});
