import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ccOfUrl, ccOfWords } from '../../src/domain/licence-cc.ts';
import { urlKey, wordKey } from '../../src/domain/licence-keys.ts';

const words = (text: string): string | null => ccOfWords(wordKey(text))?.code ?? null;
const address = (url: string): string | null => ccOfUrl(urlKey(url))?.code ?? null;

describe('the grammar of Creative Commons', () => {
  it('reads ids of CKAN, Socrata and the EU', () => {
    const cases = {
      'cc-by-4': 'CC-BY-4.0',
      cc_40_by: 'CC-BY-4.0',
      CC_30_BY_NC_SA: 'CC-BY-NC-SA-3.0',
      cc_30_by_aus: 'CC-BY-3.0-AU',
      cc_30_by_nz: 'LicenseRef-CC-BY-3.0-NZ',
      cc_30_by_nc_nd_igo: 'CC-BY-NC-ND-3.0-IGO',
      'cc-by-at-30': 'CC-BY-3.0-AT',
      CC_BYSA_4_0: 'CC-BY-SA-4.0',
      CC_BYNCND_3_0: 'CC-BY-NC-ND-3.0',
      'CC-BY-SA-2.1-JP': 'CC-BY-SA-2.1-JP',
    };
    for (const [raw, code] of Object.entries(cases)) expect(words(raw), raw).toBe(code);
  });

  it('reads titles in several languages', () => {
    const cases = {
      'Creative Commons Attribution | Share Alike 4.0 International': 'CC-BY-SA-4.0',
      'Creative Commons Attribution | NoDerivatives 4.0 International License': 'CC-BY-ND-4.0',
      'Attribution 4.0 International': 'CC-BY-4.0',
      'Creative Commons Reconocimiento-CompartirIgual 3.0 España': 'LicenseRef-CC-BY-SA-3.0-ES',
      'Creative Commons Namensnennung 3.0 Deutschland': 'CC-BY-3.0-DE',
      'Creative Commons Attribuzione - Non commerciale 3.0 Italia': 'LicenseRef-CC-BY-NC-3.0-IT',
      'クリエイティブ・コモンズ 表示-非営利-改変禁止 4.0 国際': 'CC-BY-NC-ND-4.0',
    };
    for (const [raw, code] of Object.entries(cases)) expect(words(raw), raw).toBe(code);
  });

  it('reads addresses with jurisdictions and languages of the deed', () => {
    const root = 'https://creativecommons.org/licenses';
    expect(address(`${root}/by/3.0/nl/deed.en`)).toBe('CC-BY-3.0-NL');
    expect(address(`${root}/by/3.0/it/`)).toBe('LicenseRef-CC-BY-3.0-IT');
    expect(address(`${root}/by/4.0/deed.es_ES`)).toBe('CC-BY-4.0');
    expect(address(`${root}/by/4.0/fr/`)).toBe('CC-BY-4.0');
    expect(address(`${root}/by-sa/`)).toBe('CC-BY-SA-4.0');
    expect(address(`${root}/by/9.0/`)).toBeNull();
    expect(address('https://example.org/licenses/by/4.0/')).toBeNull();
  });

  it('understands a key wholly or not at all', () => {
    for (const raw of [
      'CC',
      'Creative Commons',
      'CC BY 4.0 with exceptions',
      'CC BY-SA-ND 4.0',
      'CC BY 4.5',
      'by',
      'CC SA',
      'ODC by 1.0',
    ]) {
      expect(words(raw), raw).toBeNull();
    }
  });

  it('reads every licence from its own address, id and title alike, and judges it by its elements', () => {
    const elements = fc.constantFrom('by', 'by-nc', 'by-nd', 'by-sa', 'by-nc-nd', 'by-nc-sa');
    const version = fc.constantFrom('1.0', '2.0', '2.5', '3.0', '4.0');
    const port = fc.constantFrom('', 'de', 'nl', 'ar', 'es', 'igo', 'us');
    fc.assert(
      fc.property(elements, version, port, (parts, number, place) => {
        const fromAddress = ccOfUrl(
          `creativecommons.org/licenses/${parts}/${number}${place === '' ? '' : `/${place}`}`,
        );
        const fromWords = ccOfWords(wordKey(`CC ${parts} ${number} ${place}`));
        expect(fromWords).toEqual(fromAddress);
        expect(ccOfWords(wordKey(fromAddress?.code ?? ''))?.code).toBe(fromAddress?.code);
        const open = fromAddress?.openness !== 'NOT_OPEN';
        expect(open).toBe(!/n[cd]/.test(parts));
      }),
    );
  });
});
