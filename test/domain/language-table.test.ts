import { describe, expect, it } from 'vitest';
import { languageCodes } from '../../src/domain/language-table.ts';

describe('the table of languages', () => {
  it('leads every spelling to a code that stands for itself', () => {
    for (const [word, code] of languageCodes) {
      expect(languageCodes.get(code), word).toBe(code);
      expect(code).toMatch(/^[a-z]{2,3}$/);
    }
  });

  it('knows both ISO 639-2 codes of a language that has two', () => {
    for (const pair of ['deu ger', 'fra fre', 'ces cze', 'nld dut', 'zho chi', 'ell gre', 'eus baq']) {
      const [terminology = '', bibliographic = ''] = pair.split(' ');
      expect(languageCodes.get(terminology)).toBe(languageCodes.get(bibliographic));
    }
  });

  it('agrees with the platform on every two-letter code', () => {
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    const unknown = [...new Set(languageCodes.values())].filter((code) => names.of(code) === undefined);
    expect(unknown).toEqual([]);
  });
});
