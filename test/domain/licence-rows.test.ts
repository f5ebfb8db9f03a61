import { describe, expect, it } from 'vitest';
import { COMMON_LICENCES, UNVERSIONED_NAMES, WEAK_STATEMENTS } from '../../src/domain/licence-rows.ts';
import { NATIONAL_LICENCES } from '../../src/domain/licence-rows-national.ts';
import { wordKey } from '../../src/domain/licence-keys.ts';

const groups = [COMMON_LICENCES, NATIONAL_LICENCES, UNVERSIONED_NAMES, WEAK_STATEMENTS];

describe('the rows of licences', () => {
  it('never give one name to two licences', () => {
    const owner = new Map<string, string>();
    for (const [code, , , names] of groups.flat()) {
      for (const key of new Set(names.split(';').map(wordKey))) {
        if (key === '') continue;
        expect(owner.get(key) ?? code, key).toBe(code);
        owner.set(key, code);
      }
    }
  });

  it('write codes as SPDX identifiers', () => {
    for (const [code] of groups.flat()) expect(code).toMatch(/^(?:LicenseRef-)?[A-Za-z0-9.-]+$/);
  });

  it('begin every first address with its scheme', () => {
    for (const [code, , , , addresses] of [...COMMON_LICENCES, ...NATIONAL_LICENCES]) {
      if (addresses !== undefined) expect(addresses, code).toMatch(/^https:\/\//);
    }
  });
});
