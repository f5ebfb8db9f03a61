import { describe, expect, it } from 'vitest';
import { normalised, rulesOf } from './drafts.ts';

const translations = {
  de: { title: 'Bäume', description: 'Alle Bäume', keywords: ['Baum', 'baum'] },
  fr: { title: 'Arbres' },
};

describe('the words of a dataset', () => {
  it('have a title always: another language, the name or the id stands in', () => {
    expect(normalised({ title: ' ', translations }, { language: 'fr' }).title).toBe('Arbres');
    expect(normalised({ title: null, translations }).title).toBe('Bäume');
    expect(normalised({ title: null, name: 'city-trees' }).title).toBe('city-trees');
    expect(rulesOf(normalised({ title: 'null', name: 'n/a' }))).toEqual([
      'title placeholder-dropped',
      'name placeholder-dropped',
      'title title-from-id',
    ]);
  });

  it('do not repeat the language that is shown', () => {
    const shown = normalised({ title: 'Bäume', translations }, { language: 'de' });
    expect(Object.keys(shown.translations)).toEqual(['fr']);
    expect(shown.description).toBe('Alle Bäume');
  });

  it('keep a translation that says something else than the title', () => {
    expect(
      Object.keys(normalised({ title: 'Trees', translations }, { language: 'de' }).translations),
    ).toEqual(['de', 'fr']);
  });

  it('have the tags of translations in one spelling, sorted, and none that are empty or unknown', () => {
    const dataset = normalised({
      translations: {
        FRA: { title: 'Arbres' },
        xx: { title: '?' },
        es_AR: { title: 'null' },
        ca: { keywords: ['arbre'] },
      },
    });
    expect(dataset.translations).toEqual({
      ca: { title: null, description: null, keywords: ['arbre'] },
      fr: { title: 'Arbres', description: null, keywords: [] },
    });
    expect(rulesOf(dataset)).toContain('translations language-unreadable');
  });

  it('are cut at their limits, with a remark each', () => {
    const dataset = normalised({ title: 'x'.repeat(2_000), description: 'y'.repeat(200_000) });
    expect([dataset.title.length, dataset.description?.length]).toEqual([1_000, 100_000]);
    expect(rulesOf(dataset)).toEqual(['title text-cut', 'description text-cut']);
  });

  it('leave the names of columns alone, even one called NA', () => {
    const column = { name: ' NA ', title: 'NA', description: 'N/A', sourceType: 'numeric' };
    const { columns } = normalised({ columns: [column, { ...column, name: '' }] });
    expect(columns).toEqual([{ name: ' NA ', title: 'NA', description: null, sourceType: 'numeric' }]);
  });

  it('hold 5,000 columns', () => {
    const columns = Array.from({ length: 6_000 }, (_, n) => ({
      name: `c${n}`,
      title: null,
      description: null,
      sourceType: null,
    }));
    const dataset = normalised({ columns });
    expect(dataset.columns).toHaveLength(5_000);
    expect(dataset.remarks).toEqual([{ field: 'columns', from: 6_000, to: 5_000, rule: 'list-cut' }]);
  });
});
