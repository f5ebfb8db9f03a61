import { describe, expect, it } from 'vitest';
import { searchTextOf } from '../../src/domain/search-text.ts';
import { aColumn, aDataset, aDistribution } from '../support/builders.ts';

const dataset = aDataset({
  title: 'Trees',
  description: 'Every tree',
  keywords: ['green', 'parks'],
  themes: [
    { raw: 'Umwelt', code: 'ENVI', label: 'Environment' },
    { raw: 'https://example.org/theme/7', code: null, label: null },
  ],
  publisher: { name: 'Parks department', localId: 'p' },
  columns: [aColumn('species_name', 'Species')],
  translations: {
    fr: { title: 'Arbres', description: 'Tous les arbres', keywords: ['vert', 'green'] },
    de: { title: 'Bäume', description: null, keywords: [] },
  },
});

describe('searchTextOf', () => {
  it('puts translations with the words they translate', () => {
    const text = searchTextOf(dataset);
    expect(text.title).toBe('Trees\nBäume\nArbres');
    expect(text.description).toBe('Every tree\nTous les arbres');
  });

  it('puts themes with the keywords, words and label, but not addresses, and repeats nothing', () => {
    expect(searchTextOf(dataset).keywords).toBe('green\nparks\nUmwelt\nEnvironment\nvert');
  });

  it('holds names and titles of columns and the publisher', () => {
    expect(searchTextOf(dataset).columns).toBe('species_name\nSpecies');
    expect(searchTextOf(dataset).publisher).toBe('Parks department');
  });

  it('puts titles of distributions after the description, each once', () => {
    const distributions = ['Oaks', null, 'Oaks', 'Every tree', 'Limes'].map((title) =>
      aDistribution({ title }),
    );
    expect(searchTextOf({ ...dataset, distributions }).description).toBe(
      'Every tree\nTous les arbres\nOaks\nLimes',
    );
  });

  it('has empty texts for what is not known', () => {
    expect(searchTextOf(aDataset({ title: 'T' }))).toEqual({
      title: 'T',
      keywords: '',
      description: '',
      publisher: '',
      columns: '',
    });
  });

  it('does not depend on the order in which translations were written', () => {
    const { fr, de } = dataset.translations;
    if (fr === undefined || de === undefined) throw new Error('the example has both');
    expect(searchTextOf({ ...dataset, translations: { de, fr } })).toEqual(searchTextOf(dataset));
  });

  it('is bounded, however many columns there are', () => {
    const columns = Array.from({ length: 5_000 }, (_, n) => aColumn(`column_${n}`, 'x'.repeat(100) + n));
    expect(searchTextOf(aDataset({ columns })).columns.length).toBeLessThanOrEqual(200_000);
  });
});
