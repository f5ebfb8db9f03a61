import { describe, expect, it } from 'vitest';
import { dataModifiedOf, frequencyOf, issuedOf, temporalOf } from '../../../connectors/ckan/dates.ts';
import { packageOf, type Package } from '../../../connectors/ckan/package.ts';
import type { JsonObject } from '../../../src/connector/index.ts';

function aPackage(raw: JsonObject): Package {
  return packageOf({ localId: 'a', stamp: null, raw: { id: 'a', ...raw } }, undefined);
}

function dataModified(raw: JsonObject): string | null {
  const pkg = aPackage(raw);
  return dataModifiedOf(pkg, pkg.core.objects('resources'));
}

describe('when the data of a CKAN package changed', () => {
  it('is what the publisher says', () => {
    expect(
      dataModified({ modified: '2020-01-01', resources: [{ last_modified: '2024-01-01T00:00:00' }] }),
    ).toBe('2020-01-01');
    expect(dataModified({ last_refreshed: '2023-05-01 12:01:10.467496' })).toBe('2023-05-01 12:01:10.467496');
  });

  it('is the newest file otherwise', () => {
    const resources = [
      { last_modified: '2024-01-01T00:00:00.5' },
      { last_modified: null, modified: '2025-02-02' },
      { last_modified: '2023-01-01T00:00:00', metadata_modified: '2026-06-06T00:00:00' },
    ];
    expect(dataModified({ resources })).toBe('2025-02-02');
  });

  it('is the revision among the reference dates of ISO 19115, never the creation', () => {
    const dates = [
      { type: 'creation', value: '2004-01-01' },
      { type: 'revision', value: '2018-02-01' },
    ];
    const raw = { extras: [{ key: 'dataset-reference-date', value: JSON.stringify(dates) }] };
    expect(dataModified(raw)).toBe('2018-02-01');
    expect(dataModified({ 'dataset-reference-date': '[{"type": "creation", "value": "2004"}]' })).toBeNull();
    expect(dataModified({ 'dataset-reference-date': '{"type": ' })).toBeNull();
    expect(dataModified({ data_modified: '2017-02-23T10:11:38.000Z' })).toBe('2017-02-23T10:11:38.000Z');
  });

  it('is never when the description changed', () => {
    const raw = {
      metadata_modified: '2026-06-06T00:00:00',
      resources: [{ metadata_modified: '2026-06-06T00:00:00' }],
    };
    expect(dataModified(raw)).toBeNull();
  });

  it('passes over what is no date where a file tells, and keeps it where none does', () => {
    expect(dataModified({ modified: '\\', resources: [{ last_modified: '2024-01-01T00:00:00' }] })).toBe(
      '2024-01-01T00:00:00Z',
    );
    expect(dataModified({ modified: '\\' })).toBe('\\');
  });

  it('is not an interval, which is how often', () => {
    for (const modified of ['R/P1D', 'P1M', 'R/PT1H']) {
      expect(dataModified({ modified })).toBeNull();
      expect(frequencyOf(aPackage({ modified }))).toBe(modified);
    }
    expect(frequencyOf(aPackage({ modified: '2020-01-01' }))).toBeNull();
  });

  it('keeps the odd words of DKAN as they are', () => {
    const resources = [{ last_modified: 'Date changed  jeu, 19/12/2019 - 03:00' }];
    expect(dataModified({ resources })).toBe('Date changed  jeu, 19/12/2019 - 03:00');
  });
});

describe('how often a CKAN package says it changes', () => {
  it('is found under the names that cities use', () => {
    const spellings: readonly JsonObject[] = [
      { frequency: 'x' },
      { extras: [{ key: 'accrualPeriodicity', value: 'x' }] },
      { accrual_periodicity: 'x' },
      { refresh_rate: 'x' },
      { extras: [{ key: 'UpdateFrequency', value: 'x' }] },
      { updateInterval: ['x'] },
      { extras: [{ key: 'frequency-of-update', value: 'x' }] },
      { extras: [{ key: '更新頻度', value: 'x' }] },
    ];
    for (const raw of spellings) expect([raw, frequencyOf(aPackage(raw))]).toEqual([raw, 'x']);
  });
});

describe('when a CKAN package was issued', () => {
  it('is what the publisher says, else when it was catalogued', () => {
    expect(issuedOf(aPackage({ issued: '2019', metadata_created: '2020-01-01T00:00:00' }))).toBe('2019');
    expect(issuedOf(aPackage({ metadata_created: '2020-01-01T00:00:00.5' }))).toBe('2020-01-01T00:00:00.5Z');
    expect(issuedOf(aPackage({}))).toBeNull();
    expect(issuedOf(aPackage({ data_issued: '2017' }))).toBe('2017');
    const published = '[{"type": "publication", "value": "2013-12-12"}]';
    expect(issuedOf(aPackage({ 'dataset-reference-date': published }))).toBe('2013-12-12');
  });
});

describe('the time a CKAN package covers', () => {
  it('is read from two ends, a list of objects, JSON, or one text', () => {
    expect(temporalOf(aPackage({ temporal_start: '2019', temporal_end: null }))).toEqual({
      interval: null,
      start: '2019',
      end: null,
    });
    const both = { interval: null, start: '2019', end: '2020' };
    expect(temporalOf(aPackage({ temporals: [{ start_date: '2019', end_date: '2020' }] }))).toEqual(both);
    expect(temporalOf(aPackage({ temporal: '{"startDate": "2019", "endDate": "2020"}' }))).toEqual(both);
    expect(temporalOf(aPackage({ temporal: '2019/2020' })).interval).toBe('2019/2020');
  });
});
