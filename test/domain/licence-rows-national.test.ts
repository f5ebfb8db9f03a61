import { describe, expect, it } from 'vitest';
import { readLicence } from '../../src/domain/licence.ts';

const code = (title: string): string | null | undefined =>
  readLicence({ url: null, id: null, title }).licence?.code;
const openness = (title: string): string | undefined =>
  readLicence({ url: null, id: null, title }).licence?.openness;

describe('licences of governments', () => {
  it('are told apart by their version', () => {
    expect(code('Open Government Licence v2.0')).toBe('OGL-UK-2.0');
    expect(code('Open Government Licence v3.0')).toBe('OGL-UK-3.0');
    expect(code('Licence Ouverte / Open Licence')).toBe('LicenseRef-etalab-1.0');
    expect(code('Licence Ouverte / Open Licence version 2.0')).toBe('etalab-2.0');
    expect(code('dl-de-by-1.0')).toBe('LicenseRef-DL-DE-BY-1.0');
    expect(code('http://dcat-ap.de/def/licenses/dl-by-de/2.0')).toBe('DL-DE-BY-2.0');
    expect(openness('IODL 1.0')).toBe('OPEN_SHAREALIKE');
    expect(openness('IODL 2.0')).toBe('OPEN');
  });

  it('are not open where commerce is excluded or has to ask', () => {
    for (const title of [
      'dl-de-by-nc-1.0',
      'terms_ask',
      'NonCommercialAllowed-CommercialWithPermission-ReferenceRequired',
      'OGL_NC',
      'nist_srd',
    ]) {
      expect(openness(title), title).toBe('NOT_OPEN');
    }
    expect(openness('terms_by')).toBe('OPEN');
    expect(openness('https://opendata.swiss/de/terms-of-use/#terms_by_ask')).toBe('NOT_OPEN');
  });
});
