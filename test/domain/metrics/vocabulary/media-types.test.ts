import { describe, expect, it } from 'vitest';
import { formatRows } from '../../../../src/domain/format-table.ts';
import { ccOfWords } from '../../../../src/domain/licence-cc.ts';
import { wordKey } from '../../../../src/domain/licence-keys.ts';
import { licenceRows } from '../../../../src/domain/licence-table.ts';
import { accessRightOf } from '../../../../src/domain/metrics/vocabulary/access-rights.ts';
import { isEuFileType } from '../../../../src/domain/metrics/vocabulary/file-types.ts';
import {
  isKnownLicence,
  isNamedLicence,
  KNOWN_CODES,
} from '../../../../src/domain/metrics/vocabulary/known-licences.ts';
import { isIanaMediaType } from '../../../../src/domain/metrics/vocabulary/media-types.ts';
import {
  isMqaMachineReadable,
  isMqaNonProprietary,
} from '../../../../src/domain/metrics/vocabulary/mqa-formats.ts';
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
    const own = [...formatRows.keys()].filter((code) => !isEuFileType(code)).toSorted();
    expect(own).toEqual(['FGB', 'GEOJSONL', 'GPX', 'GTFS_RT', 'JSONL', 'PX', 'SQLITE']);
    expect(['CSV', 'PARQUET', 'AKN4EU_ZIP', 'WMTS_SRVC', '7Z'].every(isEuFileType)).toBe(true);
    expect(['csv', '', 'NONE', 'CSV '].some(isEuFileType)).toBe(false);
  });

  it('have the lists of MQA that the table of formats flags', () => {
    for (const { code, machineReadable, nonProprietary } of formatRows.values()) {
      expect([code, isMqaMachineReadable(code)]).toEqual([code, machineReadable]);
      expect([code, isMqaNonProprietary(code)]).toEqual([code, nonProprietary]);
    }
    expect(isMqaNonProprietary('ETSI_XML')).toBe(true);
    expect(isMqaMachineReadable('GPKG')).toBe(false);
  });

  it('know licences of the EU authority and those that MQA adds, and of no other country', () => {
    const known = (code: string | null): boolean => isKnownLicence({ ...CC_BY, code });
    for (const code of [
      'CC0-1.0',
      'CC-BY-4.0',
      'CC-BY-NC-SA-2.5',
      'ODbL-1.0',
      'DL-DE-ZERO-2.0',
      'OGL-UK-2.0',
    ])
      expect([code, known(code)]).toEqual([code, true]);
    for (const code of ['LicenseRef-us-pd', 'OGL-Canada-2.0', 'CC-BY-3.0-AU', 'LicenseRef-other-open', null])
      expect([code, known(code)]).toEqual([code, false]);
    expect(isKnownLicence({ ...CC_BY, openness: 'NONE' })).toBe(false);
  });

  it('are written in codes that the table of licences gives out', () => {
    const given = new Set(licenceRows.map(({ code }) => code));
    const lost = KNOWN_CODES.filter(
      (code) => !given.has(code) && ccOfWords(wordKey(code.replace('LicenseRef-', ''))) === null,
    );
    expect(lost).toEqual([]);
  });

  it('take words for a kind of licence for none that has a name', () => {
    const named = (code: string | null): boolean => isNamedLicence({ ...CC_BY, code });
    expect(
      ['CC-BY-4.0', 'LicenseRef-us-pd', 'LicenseRef-other-open', 'LicenseRef-terms-of-use', null].map(named),
    ).toEqual([...[true, true, false, false, false]]);
    expect(isNamedLicence({ ...CC_BY, code: 'NONE', openness: 'NONE' })).toBe(false);
  });

  it('read access rights by address, code and the words of portals', () => {
    const authority = 'http://publications.europa.eu/resource/authority/access-right/';
    expect(
      [`${authority}NON_PUBLIC`, 'PUBLIC', ' restricted public ', 'non-public', 'OP_DATPRO'].map(
        accessRightOf,
      ),
    ).toEqual(['NON_PUBLIC', 'PUBLIC', 'RESTRICTED', 'NON_PUBLIC', 'OP_DATPRO']);
    expect(['', 'everybody', `${authority}NONE`, 'http://example.org/PUBLIC'].map(accessRightOf)).toEqual([
      ...[null, null, null, null],
    ]);
  });
});
