import { describe, expect, it } from 'vitest';
import { urlKey, wordKey } from '../../src/domain/licence-keys.ts';

describe('the keys of licences', () => {
  it('gives ids and titles one spelling', () => {
    const spellings = [
      'cc-by-sa-4.0',
      'CC_BY_SA_4_0',
      'CC BY-SA 4.0',
      'Creative Commons Attribution-ShareAlike 4.0',
      'Licencia Creative Commons Atribución-CompartirIgual 4.0',
    ];
    for (const text of spellings) expect(wordKey(text), text).toBe('cc by sa 4 0');
  });

  it('leaves the word licence out, except where there is none', () => {
    expect(wordKey('Open Database License')).toBe('open database');
    expect(wordKey('No License')).not.toBe(wordKey('No'));
  });

  it('leaves out of addresses what does not change the licence', () => {
    const root = 'creativecommons.org/licenses/by/4.0';
    const spellings = [
      'http://creativecommons.org/licenses/by/4.0',
      'https://www.CreativeCommons.org/licenses/by/4.0/',
      `${root}/legalcode`,
      `${root}/legalcode.es`,
      `https://${root}/deed.pt_BR`,
      `https://${root}/deed.en#ref?x=1`,
    ];
    for (const url of spellings) expect(urlKey(url), url).toBe(root);
  });
});
