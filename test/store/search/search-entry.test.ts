import { describe, expect, it } from 'vitest';
import { FIELD_BIT } from '../../../src/store/search/search-entry.ts';
import { aColumn, aDataset, aDistribution, aFormat } from '../../support/builders.ts';
import { entryOf } from './index-of.ts';

describe('a search entry', () => {
  it('holds what filters, facets and orders ask for, each value once', () => {
    const { attributes } = entryOf(
      aDataset({
        title: '«Árboles» de la Ciudad',
        keywords: ['Árbol', 'árbol', 'Park'],
        themes: [
          { raw: 'Umwelt', code: 'ENVI', label: null },
          { raw: 'Natur', code: 'ENVI', label: null },
          { raw: 'Sport', code: null, label: null },
        ],
        distributions: [
          aDistribution({ format: aFormat('CSV') }),
          aDistribution({ format: aFormat('CSV'), tableId: 't' }),
          aDistribution(),
          aDistribution({ format: aFormat('CSV'), downloadUrl: 'https://a.example/a.csv' }),
        ],
      }),
    );
    expect(attributes).toMatchObject({
      title: 'arboles de la ciudad',
      keywords: ['árbol', 'park'],
      themes: ['ENVI', 'Sport'],
      themeNames: ['umwelt', 'envi', 'natur', 'sport'],
      formats: ['CSV'],
      licence: 'NONE',
      access: ['API', 'FILE'],
      publisher: null,
      box: null,
    });
  });

  it('holds each word with the fields that have it, column words always', () => {
    const { words, labels } = entryOf(
      aDataset({ title: 'Trees', description: 'All trees', columns: [aColumn('tree_id', 'Tree ID')] }),
    );
    expect(words.get('trees')).toBe(FIELD_BIT.title | FIELD_BIT.description);
    expect(words.get('id')).toBe(FIELD_BIT.columns);
    expect(labels).toEqual([['tree', 'id']]);
  });

  it('sorts a title of signs alone by its signs', () => {
    expect(entryOf(aDataset({ title: ' ??? ' })).attributes.title).toBe('???');
  });
});
