/** What every store must do with what tables were found to hold. */
import { expect, it } from 'vitest';
import type { ContentFact } from '../../src/domain/metrics/content/content-fact.ts';
import type { StoreUnderTest } from './contract.ts';

const fact = (localId: string, newest: string | null = '2026-11-01'): ContentFact => ({
  ...{
    portal: 'springfield',
    localId,
    probedAt: '2026-11-20T00:00:00.000Z',
    table: 'api:t',
    column: 'opened',
  },
  ...{ newest, isWhole: true, future: null, reason: null },
});

export function describeContents(open: StoreUnderTest): void {
  it('gives the last fact of each dataset in the order asked, and null for those never asked', async () => {
    const { contents } = open();
    await contents.save([fact('a'), fact('b')]);
    await contents.save([fact('b', null)]);
    const keys = ['b', 'never', 'a'].map((localId) => ({ portal: 'springfield', localId }));
    expect(await contents.facts(keys)).toEqual([fact('b', null), null, fact('a')]);
    expect(await contents.facts([{ portal: 'other', localId: 'a' }])).toEqual([null]);
    expect(await contents.facts([])).toEqual([]);
  });

  it('tells what was saved since a revision, of one portal', async () => {
    const { contents } = open();
    const start = await contents.changedSince('springfield', 0);
    await contents.save([fact('b'), fact('a'), { ...fact('x'), portal: 'other' }]);
    const first = await contents.changedSince('springfield', start.revision);
    expect(first.localIds).toEqual(['a', 'b']);
    await contents.save([fact('b', null)]);
    const second = await contents.changedSince('springfield', first.revision);
    expect(second.localIds).toEqual(['b']);
    expect(second.revision).toBeGreaterThan(first.revision);
    expect((await contents.changedSince('springfield', second.revision)).localIds).toEqual([]);
  });

  it('tells when a table of a portal was asked last', async () => {
    const { contents } = open();
    const later = '2026-11-21T00:00:00.000Z';
    await contents.save([fact('a'), { ...fact('b'), probedAt: later }]);
    await contents.save([{ ...fact('x'), portal: 'other' }]);
    expect(await contents.askedAt('springfield')).toBe(later);
    expect(await contents.askedAt('other')).toBe('2026-11-20T00:00:00.000Z');
    expect(await contents.askedAt('never')).toBeNull();
  });
}
