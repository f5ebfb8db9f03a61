import { describe, expect, it } from 'vitest';
import { Dictionary, Lists, instant } from '../../../src/store/search/columns.ts';
import { aColumn, aDataset, aMoment } from '../../support/builders.ts';
import { partsOf } from './index-of.ts';

describe('the columns of the index', () => {
  const datasets = ['a', 'b', 'c'].map((localId, i) =>
    aDataset({
      localId,
      title: `Title ${localId}`,
      keywords: [`k${i}`, 'all'],
      columns: [aColumn(`col_${i}`)],
      metadataModified: aMoment('2024-01-01'),
      dataModified: i === 1 ? aMoment('2025-01-01') : null,
      spatial: { kind: 'box', value: null, box: [i, i, i + 1, i + 1], lowConfidence: false },
    }),
  );

  it('take the date of the data for the last change, else that of the description', () => {
    const { columns } = partsOf(datasets);
    expect([...columns.modified.data.slice(0, 3)]).toEqual(
      ['2024-01-01', '2025-01-01', '2024-01-01'].map((day) => Date.parse(day)),
    );
    expect(columns.issued.data[0]).toBeNaN();
  });

  it('lose the dead and keep everything of the others', () => {
    const { columns } = partsOf(datasets);
    columns.state.set(0, 0);
    const { columns: kept, moved } = columns.compacted();
    expect([...moved]).toEqual([-1, 0, 1]);
    expect(kept.size).toBe(2);
    for (const slot of [1, 2]) {
      const to = moved[slot] ?? -1;
      expect(kept.key(to)).toEqual(columns.key(slot));
      expect(kept.title[to]).toBe(columns.title[slot]);
      expect(kept.titleKey.data[to]).toBe(columns.titleKey.data[slot]);
      expect(kept.keywords.textsOf(to)).toEqual(columns.keywords.textsOf(slot));
      expect([...kept.labels.of(to)]).toEqual([...columns.labels.of(slot)]);
      expect(kept.modified.data[to]).toBe(columns.modified.data[slot]);
      expect([...kept.boxes.data.slice(to * 4, to * 4 + 4)]).toEqual([slot, slot, slot + 1, slot + 1]);
    }
  });

  it('read instants, and nothing else, as numbers', () => {
    expect(instant('2026-01-01T00:00:00Z')).toBe(Date.UTC(2026, 0, 1));
    expect([instant(null), instant('soon')]).toEqual([NaN, NaN]);
  });
});

describe('a dictionary', () => {
  it('numbers texts and finds them whatever their case', () => {
    const dictionary = new Dictionary();
    expect([dictionary.add('Parks'), dictionary.add('ROADS'), dictionary.add('Parks')]).toEqual([0, 1, 0]);
    expect(dictionary.idsOf(['parks'])).toEqual([0]);
    dictionary.add('PARKS');
    expect(dictionary.idsOf(['pArKs', 'none'])).toEqual([0, 2]);
    expect([dictionary.id('ROADS'), dictionary.id('roads')]).toEqual([1, null]);
  });

  it('keeps lists apart, empty ones too', () => {
    const lists = new Lists();
    lists.pushTexts(['a', 'b']);
    lists.pushTexts([]);
    lists.pushTexts(['b']);
    expect([0, 1, 2].map((slot) => lists.textsOf(slot))).toEqual([['a', 'b'], [], ['b']]);
  });
});
