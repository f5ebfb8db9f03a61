import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLanguage } from '../../src/domain/language.ts';

describe('readLanguage', () => {
  it('reads codes, names and addresses of vocabularies', () => {
    const cases = {
      en: 'en',
      EN: 'en',
      eng: 'en',
      SPA: 'es',
      ger: 'de',
      es_AR: 'es-AR',
      'zh-hant-tw': 'zh-Hant-TW',
      'en_US.UTF-8': 'en-US',
      'es-419': 'es-419',
      'http://publications.europa.eu/resource/authority/language/ENG': 'en',
      'http://id.loc.gov/vocabulary/iso639-1/fr': 'fr',
      français: 'fr',
      Español: 'es',
      日本語: 'ja',
      gsw: 'gsw',
    };
    for (const [raw, tag] of Object.entries(cases)) expect(readLanguage(raw)).toBe(tag);
  });

  it('does not know what no table knows', () => {
    for (const raw of ['', 'xx', 'und', 'mul', 'Klingon', 'en-', 'english please', 'http://example.org/en']) {
      expect(readLanguage(raw)).toBeNull();
    }
  });

  it('leaves its own tags alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|\d{3}))?$/), (raw) => {
        const tag = readLanguage(raw);
        if (tag !== null) expect(readLanguage(tag)).toBe(tag);
      }),
      { numRuns: 1_000 },
    );
  });
});
