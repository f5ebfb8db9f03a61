import { describe, expect, it } from 'vitest';
import {
  declaredCategories,
  declaredEuCategories,
  EU_CATEGORIES,
  EU_RELATIONS,
  euCategoryCode,
  hvdCategoryIri,
  isDeclaredHighValue,
  isHvdRegulation,
} from '../../../../src/domain/metrics/categories/eu-categories.ts';
import { CATEGORIES } from '../../../../src/domain/metrics/categories/terms.ts';

const LAW = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

describe('the EU’s categories of high-value data', () => {
  it('are told by their address or their code', () => {
    expect(
      [
        'http://data.europa.eu/bna/c_ac64a52d',
        'https://data.europa.eu/bna/C_AC64A52D/',
        ' c_ac64a52d ',
        'http://data.europa.eu/bna/',
        'Geospatial',
        'http://evil.example/bna/c_ac64a52d',
      ].map(euCategoryCode),
    ).toEqual(['c_ac64a52d', 'c_ac64a52d', 'c_ac64a52d', null, null, null]);
    expect(hvdCategoryIri('c_ac64a52d')).toBe('http://data.europa.eu/bna/c_ac64a52d');
    expect(hvdCategoryIri('Geospatial')).toBe('Geospatial');
    expect(
      declaredEuCategories({ hvdCategories: ['c_ac64a52d', 'x', 'http://data.europa.eu/bna/c_ac64a52d'] }),
    ).toEqual(['c_ac64a52d']);
  });

  it('make data high-value by declaration, and so does the regulation', () => {
    expect(isDeclaredHighValue({ hvdCategories: ['c_ffffffff'] })).toBe(true);
    expect(isDeclaredHighValue({ applicableLegislation: [LAW] })).toBe(true);
    expect(
      isDeclaredHighValue({ hvdCategories: ['Statistics'], applicableLegislation: ['http://x.example'] }),
    ).toBe(false);
    expect(isDeclaredHighValue({})).toBe(false);
  });

  it.each([
    [LAW, true],
    ['https://data.europa.eu/eli/reg_impl/2023/138', true],
    ['http://data.europa.eu/eli/reg_impl/2023/138/2023-01-20/eng', true],
    ['http://data.europa.eu/eli/reg_impl/2023/1380/oj', false],
    ['Regulation 2023/138', false],
  ])('read %s as the regulation: %s', (law, isIt) => {
    expect(isHvdRegulation(law)).toBe(isIt);
  });

  it('stand for a category of cities only where they are closely the same', () => {
    expect(declaredCategories({ hvdCategories: ['c_6a3f6896', 'c_e1da4e07', 'c_b79e35eb'] })).toEqual([
      'parcels',
    ]);
    const ids = CATEGORIES.map(({ id }) => id);
    for (const [category, { code }] of Object.entries(EU_RELATIONS)) {
      expect(ids).toContain(category);
      expect(EU_CATEGORIES.has(code)).toBe(true);
    }
  });
});
