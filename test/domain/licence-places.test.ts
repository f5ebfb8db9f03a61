import { describe, expect, it } from 'vitest';
import { urlKey, wordKey } from '../../src/domain/licence-keys.ts';
import { placeLicence, placeLicenceOfAddress } from '../../src/domain/licence-places.ts';

const code = (text: string): string | null => placeLicence(wordKey(text))?.code ?? null;

describe('Open Government Licences of places', () => {
  it('are known by the place, however it is written', () => {
    const cases = {
      'Open Government Licence - Winnipeg': 'LicenseRef-OGL-Winnipeg',
      'open-government-licence-toronto': 'LicenseRef-OGL-Toronto',
      'Open Government License – City of Calgary': 'LicenseRef-OGL-Calgary',
      ogl_nova_scotia: 'LicenseRef-OGL-NovaScotia',
      'Open Government Licence - British Columbia': 'LicenseRef-OGL-BC',
      'City of Edmonton Open Government Licence': 'LicenseRef-OGL-Edmonton',
      'Open Government Licence Surrey 2.0': 'LicenseRef-OGL-Surrey',
    };
    for (const [raw, expected] of Object.entries(cases)) expect(code(raw), raw).toBe(expected);
  });

  it('are not known for a place that no list names', () => {
    for (const raw of [
      'Open Government Licence',
      'Open Government Licence - Atlantis',
      'Open Data Licence Toronto',
      'Toronto',
    ]) {
      expect(code(raw), raw).toBeNull();
    }
  });

  it('are known by their pages', () => {
    expect(placeLicenceOfAddress(urlKey('https://opendata.vancouver.ca/pages/licence/'))?.code).toBe(
      'LicenseRef-OGL-Vancouver',
    );
    expect(placeLicenceOfAddress('example.org/licence')).toBeNull();
  });
});
