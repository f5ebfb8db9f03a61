import { describe, expect, it } from 'vitest';
import { formatRows } from '../../../../src/domain/format-table.ts';
import { isEuFileType } from '../../../../src/domain/metrics/vocabulary/file-types.ts';
import { isKnownLicence } from '../../../../src/domain/metrics/vocabulary/known-licences.ts';
import { isIanaMediaType } from '../../../../src/domain/metrics/vocabulary/media-types.ts';
import { CC_BY } from '../../../support/measured-datasets.ts';

describe('the vocabularies', () => {
  it('know media types that IANA has registered, with parameters and in any case', () => {
    for (const type of [
      'text/csv',
      'TEXT/CSV; charset=utf-8',
      'application/vnd.ms-excel',
      'application/geo+json',
    ])
      expect([type, isIanaMediaType(type)]).toEqual([type, true]);
    for (const type of [
      'csv',
      '',
      'text/',
      'application/vnd.',
      'application/geojson',
      'constructor/x',
      'text/x-csv',
    ])
      expect([type, isIanaMediaType(type)]).toEqual([type, false]);
  });

  it('know every media type of the table of formats', () => {
    const types = [...formatRows.values()].flatMap(({ mediaType }) => mediaType ?? []);
    expect(types.filter((type) => !isIanaMediaType(type))).toEqual([]);
  });

  it('tell codes of the EU authority from our own', () => {
    expect(['CSV', 'GTFS', 'SHP', 'JSONL', 'FGB', 'NONE'].map(isEuFileType)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('take words for a kind of licence for no known one', () => {
    const known = (code: string | null): boolean => isKnownLicence({ ...CC_BY, code });
    expect(
      ['CC-BY-4.0', 'LicenseRef-us-pd', 'LicenseRef-other-open', 'LicenseRef-terms-of-use', null].map(known),
    ).toEqual([...[true, true, false, false, false]]);
    expect(isKnownLicence({ ...CC_BY, code: 'NONE', openness: 'NONE' })).toBe(false);
  });
});
