import { describe, expect, it } from 'vitest';
import type { ContentFact } from '../../../../src/domain/metrics/content/content-fact.ts';
import { measureDataset } from '../../../../src/domain/metrics/measure-dataset.ts';
import { aSubject } from '../../../support/measured-datasets.ts';

const FACT: ContentFact = {
  ...{
    portal: 'springfield',
    localId: 'd1',
    probedAt: '2026-11-20T00:00:00.000Z',
    table: 'api:t',
    column: 'opened',
  },
  ...{ newest: '2022-08-13', isWhole: true, future: '8291-01-01', reason: null },
};
const MODIFIED = { at: '2023-11-01T00:00:00.000Z', precision: 'day', raw: '2023-11-01' } as const;
function lagOf(content: ContentFact | null, dataModified: typeof MODIFIED | null = MODIFIED) {
  const { results } = measureDataset(aSubject({ dataModified, metadataModified: MODIFIED }, [], { content }));
  return results.find(({ indicator }) => indicator === 'time.contentLag');
}

describe('the lag of the content', () => {
  it('is the days between the date of the data and the newest day inside, without days to come', () => {
    const lag = lagOf(FACT);
    expect(lag).toMatchObject({ value: 445, lower: 445, upper: 445 });
    expect(lag?.evidence).toEqual([
      { field: 'content.table', value: 'api:t' },
      { field: 'content.column', value: 'opened' },
      { field: 'content.newest', value: '2022-08-13' },
      { field: 'content.ignored', value: '8291-01-01' },
      { field: 'content.probedAt', value: FACT.probedAt },
      { field: 'dataModified', value: MODIFIED.at },
    ]);
    expect(lagOf({ ...FACT, newest: '2023-12-01', future: null })?.value).toBe(0);
  });

  it.each([
    ['NOT_PROBED', null, MODIFIED],
    ['NO_DATE_COLUMN', { ...FACT, newest: null, reason: 'NO_DATE_COLUMN' }, MODIFIED],
    ['METADATA_DATE_ONLY', FACT, null],
  ])('is unknown: %s', (reason, content, modified) => {
    expect(lagOf(content, modified)).toMatchObject({
      state: 'UNKNOWN',
      value: null,
      lower: 0,
      upper: null,
      reason,
    });
  });

  it('tells what was asked and when also where it is unknown', () => {
    const fields = (content: ContentFact | null, modified: typeof MODIFIED | null = MODIFIED) =>
      lagOf(content, modified)?.evidence.map(
        ({ field, value }) => `${field.split('.')[1] ?? field} ${value}`,
      );
    const asked = ['table api:t', 'column opened'];
    const when = `probedAt ${FACT.probedAt}`;
    expect(fields(null)).toEqual([]);
    const empty = { ...FACT, newest: null, future: null, reason: 'NO_DATES' };
    expect(fields(empty)).toEqual([...asked, when]);
    expect(fields({ ...empty, column: null, reason: 'NO_DATE_COLUMN' })).toEqual(['table api:t', when]);
    expect(fields({ ...FACT, future: null }, null)).toEqual([...asked, 'newest 2022-08-13', when]);
    expect(fields({ ...FACT, future: null, isWhole: false })).toEqual([
      ...[...asked, 'newest 2022-08-13', 'isWhole false', when],
      `dataModified ${MODIFIED.at}`,
    ]);
  });

  it('is at most what the rows that were read show', () => {
    expect(lagOf({ ...FACT, isWhole: false })).toMatchObject({
      ...{ state: 'UNKNOWN', value: null, lower: 0, upper: 445, reason: 'PARTIAL_CONTENT' },
    });
  });
});
