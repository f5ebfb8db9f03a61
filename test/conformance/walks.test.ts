import { describe, expect, it } from 'vitest';
import { countOf, looksComplete, sampleRecords, wholeWalk } from '../../src/conformance/walks.ts';
import { ConnectorError, type CataloguePage } from '../../src/connector/index.ts';
import { soundSubject } from './saboteurs/sabotage.ts';

function aPage(more: Partial<CataloguePage> = {}): CataloguePage {
  return { records: [], rejected: [], leftOut: [], gone: [], total: null, next: null, ...more };
}
const two = [
  { localId: 'a', stamp: null, raw: {} },
  { localId: 'b', stamp: null, raw: {} },
];
const error = new ConnectorError('BAD_SHAPE', 'odd');

describe('walks as checks see them', () => {
  it('count distinct records, and unreadable ones each', () => {
    const rejected = [
      { localId: null, error },
      { localId: null, error },
      { localId: 'a', error },
    ];
    expect(
      countOf([aPage({ records: two }), aPage({ rejected, leftOut: [{ localId: 'c', reason: 'map' }] })]),
    ).toBe(5);
  });

  it('look complete when they ended by themselves with all that the portal counts', () => {
    const total = (value: number): Partial<CataloguePage> => ({ total: { value, precision: 'exact' } });
    const pages = (more: Partial<CataloguePage>): readonly CataloguePage[] => [
      aPage({ records: two, ...more }),
    ];
    expect(looksComplete({ pages: pages({}), error: null })).toBe(true);
    expect(looksComplete({ pages: pages(total(2)), error: null })).toBe(true);
    expect(looksComplete({ pages: pages(total(3)), error: null })).toBe(false);
    expect(looksComplete({ pages: pages({ next: 1 }), error: null })).toBe(false);
    expect(looksComplete({ pages: pages({}), error })).toBe(false);
    expect(looksComplete({ pages: [], error: null })).toBe(false);
  });

  it('name the sample that is not there, and the settings that are refused', async () => {
    const subject = { ...soundSubject, samples: ['nobody'] };
    await expect(sampleRecords(subject)).rejects.toThrow('the sample "nobody" is not in the catalogue');
    await expect(wholeWalk(soundSubject, {}, { url: 7 })).rejects.toThrow('the settings are refused: url: ');
  });
});
