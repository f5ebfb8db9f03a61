import { describe, expect, it } from 'vitest';
import { DateReader } from '../../src/domain/date-reader.ts';
import { Remarks } from '../../src/domain/remarks.ts';

describe('DateReader', () => {
  const now = new Date('2026-11-23T00:00:00Z');

  it('notes each date that is not read, with what was written', () => {
    const remarks = new Remarks();
    const dates = new DateReader(now, null, remarks.note);
    expect(dates.read('issued', 'soon')).toBeNull();
    expect(dates.read('dataModified', '2030-01-01')).toBeNull();
    dates.settle();
    expect(remarks.list()).toEqual([
      { field: 'issued', from: 'soon', to: null, rule: 'date-unreadable' },
      { field: 'dataModified', from: '2030-01-01', to: null, rule: 'date-in-future' },
    ]);
  });

  it('notes once, in alphabetical order, which times had no zone', () => {
    const remarks = new Remarks();
    const dates = new DateReader(now, null, remarks.note);
    for (const field of ['issued', 'dataModified', 'issued']) dates.read(field, '2020-01-01T00:00:00');
    dates.read('metadataModified', '2020-01-01T00:00:00Z');
    dates.settle();
    expect(remarks.list()).toEqual([
      { field: '*', from: ['dataModified', 'issued'], to: 'UTC', rule: 'zone-assumed' },
    ]);
  });
});
