import { describe, expect, it } from 'vitest';
import {
  idOf,
  onlyOne,
  readSearch,
  reasonToLeaveOut,
  recordOf,
  sortOut,
} from '../../../connectors/ckan/records.ts';
import { pageGuard } from '../../../src/connector/index.ts';

describe('a package of a search result', () => {
  it('keeps its id to the letter and its own stamp', () => {
    expect(recordOf({ id: ' null ', metadata_modified: '2026-01-01T00:00:00' })).toEqual({
      localId: ' null ',
      stamp: '2026-01-01T00:00:00',
      raw: { id: ' null ', metadata_modified: '2026-01-01T00:00:00' },
    });
    expect(recordOf({ id: 'a' }).stamp).toBeNull();
    expect(() => recordOf({})).toThrow('$.id: expected text, got nothing');
    expect(idOf({ id: 5 })).toBeNull();
  });

  it('is left out only for types that are known to be no datasets', () => {
    expect(reasonToLeaveOut({ type: 'Harvest' })).toBe('harvest source');
    for (const type of ['dataset', 'info', 'prop', 'dataset-series', 'constructor', '', null, 5])
      expect(reasonToLeaveOut({ type })).toBeNull();
  });

  it('is taken out of the list of one', () => {
    expect(onlyOne([{ id: 'a' }])).toEqual({ id: 'a' });
    expect(onlyOne([])).toBeNull();
    expect(onlyOne({ id: 'a' })).toEqual({ id: 'a' });
  });
});

describe('a page of packages', () => {
  it('drops what came before and what comes twice', () => {
    const guard = pageGuard();
    sortOut([{ id: 'a' }, { id: 'b' }], guard);
    const page = sortOut([{ id: 'b' }, { id: 'c' }, { id: 'c' }], guard);
    expect(page.records.map((record) => record.localId)).toEqual(['c']);
  });

  it('needs a count and a list', () => {
    expect(readSearch({ count: 1, results: [] })).toEqual({ count: 1, packages: [] });
    expect(() => readSearch({ results: [] })).toThrow('$.result.count: expected a number, got nothing');
    expect(() => readSearch({ count: 1, results: {} })).toThrow(
      '$.result.results: expected a list, got an object',
    );
  });
});
