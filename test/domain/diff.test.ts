import { describe, expect, it } from 'vitest';
import { changedFields } from '../../src/domain/diff.ts';
import { aDataset, aMoment } from '../support/builders.ts';

describe('changedFields', () => {
  it('names nothing when only the keys moved or the reader learnt something', () => {
    const before = aDataset({ publisher: { name: 'City', localId: null }, remarks: [] });
    const after = aDataset({
      publisher: { localId: null, name: 'City' },
      remarks: [{ field: 'title', from: 'a', to: 'b', rule: 'html-stripped' }],
      fieldsObserved: ['title'],
    });
    expect(changedFields(before, after)).toEqual([]);
  });

  it('names the top-level fields that differ, in alphabetical order', () => {
    const before = aDataset({ title: 'A', dataModified: aMoment('2026-01-01'), keywords: ['x', 'y'] });
    const after = aDataset({ title: 'B', dataModified: aMoment('2026-01-02'), keywords: ['y', 'x'] });
    expect(changedFields(before, after)).toEqual(['dataModified', 'keywords', 'title']);
  });

  it('sees what became known and what became unknown', () => {
    const known = aDataset({ description: 'x' });
    const unknown = aDataset({ description: null });
    expect(changedFields(unknown, known)).toEqual(['description']);
    expect(changedFields(known, unknown)).toEqual(['description']);
  });
});
