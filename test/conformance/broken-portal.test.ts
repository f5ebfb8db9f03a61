import { describe, expect, it } from 'vitest';
import { saidOf } from './messages.ts';
import { catalogue } from './saboteurs/catalogue.ts';
import { list } from './saboteurs/sabotage.ts';

describe('the checks of portals that stop making sense', () => {
  it('say that half a catalogue passes for a whole one', async () => {
    for (const id of ['catalogue/repeated-page-noticed', 'catalogue/emptied-page-noticed'])
      expect(await saidOf(id, catalogue[id])).toContain('the walk passes for a whole one');
  });

  it('catch a walk that ends as if all was well', async () => {
    const id = 'catalogue/truncated-body-noticed';
    expect(await saidOf(id, catalogue[id])).toContain('ended as if all was well');
  });

  it('catch a connector that asks on and on', async () => {
    const stubborn = list(async function* (pages) {
      for (let tries = 0; tries < 100; tries += 1) {
        try {
          for await (const one of pages({ resume: null })) if (tries === 0) yield one;
          return;
        } catch {
          // Once more.
        }
      }
    });
    expect(await saidOf('catalogue/repeated-page-noticed', stubborn)).toMatch(/requests/);
  });

  it('catch what is not a ConnectorError', async () => {
    const loose = list(async function* (pages) {
      try {
        yield* pages();
      } catch (cause) {
        throw new RangeError('odd', { cause });
      }
    });
    expect(await saidOf('catalogue/truncated-body-noticed', loose)).toContain('got RangeError: odd');
  });
});
