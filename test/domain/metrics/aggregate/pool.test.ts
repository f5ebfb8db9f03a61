import { expect, it } from 'vitest';
import { Pool } from '../../../../src/domain/metrics/aggregate/pool.ts';
import { measureDataset } from '../../../../src/domain/metrics/measure-dataset.ts';
import type { DatasetTraits, MeasuredDataset } from '../../../../src/domain/metrics/measured.ts';
import { EX_A } from '../../../support/measured-datasets.ts';

const example = measureDataset(EX_A);
const none = { derivedFrom: [], sameDownload: null, sameIdentifier: null, sameText: null };
function a(localId: string, traits: Partial<DatasetTraits>, portal = 'p'): MeasuredDataset {
  return { ...example, portal, localId, traits: { ...example.traits, ...none, ...traits } };
}

it('counts copies once, the first, and views not where their parent is there', () => {
  const kept: string[] = [];
  const pool = new Pool(({ portal, localId }) => kept.push(`${portal}/${localId}`));
  pool.add(a('1', { sameDownload: 'x.csv' }));
  pool.add(a('2', { derivedFrom: ['4'] }));
  pool.add(a('3', { sameDownload: 'x.csv', sameIdentifier: 'i' }, 'q'));
  pool.add(a('4', { sameIdentifier: 'i', sameText: 't' }));
  pool.add(a('5', { sameText: 't' }, 'q'));
  pool.add(a('6', { derivedFrom: ['elsewhere'] }));
  pool.add(a('7', {}));
  pool.end();
  expect(kept).toEqual(['p/1', 'p/4', 'p/7', 'p/6']);
  expect(pool.records).toBe(7);
  expect(pool.leftOut).toEqual({ COPY: 2, VIEW: 1 });
});
