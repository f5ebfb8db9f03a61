import { describe, expect, it } from 'vitest';
import { licenceAddresses, licenceRows, licenceWords } from '../../src/domain/licence-table.ts';

describe('the table of licences', () => {
  it('has one openness per code', () => {
    const byCode = new Map<string, string>();
    for (const { code, openness } of licenceRows) {
      expect(byCode.get(code) ?? openness, code).toBe(openness);
      byCode.set(code, openness);
    }
  });

  it('finds a name under its key and no other', () => {
    expect(licenceWords.get('other open')?.code).toBe('LicenseRef-other-open');
    expect(licenceWords.get('public domain')?.openness).toBe('OPEN');
    expect(licenceWords.has('')).toBe(false);
    expect(licenceWords.has('cc')).toBe(false);
    expect(licenceWords.has('by')).toBe(false);
  });

  it('keeps addresses as keys: no scheme, no slash at the end', () => {
    for (const key of licenceAddresses.keys()) expect(key).toMatch(/^[a-z0-9.-]+\/\S*[^/]$/);
  });

  it('calls nothing open that forbids commercial use or changes', () => {
    for (const { code, openness } of licenceRows) {
      if (/-N[CD]\b|closed|-nc$/.test(code)) expect(openness, code).toBe('NOT_OPEN');
    }
  });

  it('leaves statements without content below named licences', () => {
    const weak = licenceRows.filter((row) => row.rank === 'weak').map((row) => row.code);
    expect(weak).toContain('LicenseRef-public-domain');
    expect(weak).toContain('LicenseRef-terms-of-use');
    expect(licenceRows.find((row) => row.code === 'NONE')?.rank).toBe('none');
  });
});
