import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/domain/dataset.ts';
import { MAX_SCORE, searchWords } from '../../../src/store/search/relevance.ts';
import { queryWords } from '../../../src/store/search/words.ts';
import { aColumn, aDataset } from '../../support/builders.ts';
import { partsOf } from './index-of.ts';

function scoresOf(query: string, given: readonly Partial<Dataset>[], counts = (_slot: number) => true) {
  const { columns, postings } = partsOf(given.map((each) => aDataset({ title: '', ...each })));
  const room = {
    sums: new Uint16Array(columns.size + 3).fill(7),
    points: new Uint8Array(columns.size + 3).fill(7),
  };
  const { scores, corrections } = searchWords(queryWords(query), postings, columns, counts, room);
  return { scores: [...scores], corrections };
}

describe('relevance', () => {
  it('is worth the best field of each word', () => {
    const { scores } = scoresOf('tree', [
      { title: 'A tree', description: 'tree' },
      { keywords: ['tree'] },
      { publisher: { name: 'Tree office', localId: null } },
      { columns: [aColumn('tree')] },
      { description: 'tree' },
      { title: 'Trees' },
      { title: 'Bus' },
    ]);
    expect(scores).toEqual([900, 630, 360, 360, 180, 720, 0]);
  });

  it('reaches its greatest with the exact title only', () => {
    const { scores } = scoresOf('street trees', [
      { title: 'Street trees' },
      { title: 'Street trees 2024' },
      { title: 'All street trees' },
      { title: 'Trees, street' },
    ]);
    expect(scores).toEqual([MAX_SCORE, 960, 940, 900]);
  });

  it('is the same for a dataset whatever else there is', () => {
    const one = { title: 'Bus stops', description: 'Where the bus stops' };
    const alone = scoresOf('bus where', [one]).scores[0];
    const many = Array.from({ length: 50 }, () => ({ title: 'Bus where bus' }));
    expect(scoresOf('bus where', [one, ...many]).scores[0]).toBe(alone);
  });

  it('wants the pairs of an unspaced run in one field', () => {
    const { scores } = scoresOf('保育園', [
      { title: '保育園' },
      { title: '保育', description: '育園' },
      { title: '保育と教育園' },
    ]);
    expect(scores[0]).toBeGreaterThan(0);
    expect(scores[1]).toBe(0);
  });

  it('corrects a word that only datasets out of the scope hold', () => {
    const given = [{ title: 'parkung' }, { title: 'parking' }];
    expect(scoresOf('parkung', given).corrections).toEqual([]);
    const scoped = scoresOf('parkung', given, (slot) => slot === 1);
    expect(scoped.corrections).toEqual([{ from: 'parkung', to: ['parking'] }]);
    expect(scoped.scores[1]).toBe(720);
  });

  it('prefers fewer edits, then the more frequent word, and takes five at most', () => {
    const words = ['marker', 'barket', 'market', 'market', 'markets', 'karket', 'darket', 'tarket'];
    const { corrections } = scoresOf(
      'mbrket',
      words.map((title) => ({ title })),
    );
    expect(corrections[0]?.to).toEqual(['market']);
    const five = scoresOf(
      'xarket',
      words.map((title) => ({ title })),
    ).corrections[0]?.to;
    expect(five).toEqual(['market', 'barket', 'darket', 'karket', 'tarket']);
  });

  it('finds nothing when one word has no match and no correction', () => {
    expect(scoresOf('tree zzz', [{ title: 'Tree' }])).toEqual({ scores: [0], corrections: [] });
    expect(scoresOf('', [{ title: 'Tree' }]).scores).toEqual([0]);
  });
});
