import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../../src/domain/dataset.ts';
import { measureDataset } from '../../../../src/domain/metrics/measure-dataset.ts';
import { aDistribution } from '../../../support/builders.ts';
import { aSubject, CC_BY, statedFormat, withoutField } from '../../../support/measured-datasets.ts';

const LAW = ['http://data.europa.eu/eli/reg_impl/2023/138/oj'];
const FILE = aDistribution({
  downloadUrl: 'https://x.example/a.csv',
  format: statedFormat('CSV', 'text/csv'),
  licence: CC_BY,
  applicableLegislation: LAW,
});
const SERVICE = aDistribution({
  localId: 's',
  accessUrl: 'https://x.example/wfs',
  format: statedFormat('WFS_SRVC', null),
  licence: CC_BY,
  applicableLegislation: LAW,
});
const declared: Partial<Dataset> = {
  title: 'Grundstücke',
  hvdCategories: ['http://data.europa.eu/bna/c_6a3f6896'],
  applicableLegislation: LAW,
  licence: CC_BY,
  distributions: [FILE, SERVICE],
};
function results(subject: ReturnType<typeof aSubject>) {
  const { results: all, categories } = measureDataset(subject);
  const of = (id: string) => all.find(({ indicator }) => indicator === id);
  return { conform: of('hvd.conform'), eu: of('hvd.euCategory'), categories };
}
const conform = (change: Partial<Dataset>) => results(aSubject({ ...declared, ...change })).conform;

describe('data declared as high-value', () => {
  it('are of the category that is declared, whatever words say', () => {
    const { categories, eu } = results(aSubject(declared));
    expect(categories).toEqual([
      { category: 'parcels', verdict: 'MATCH', method: 'DECLARED', score: null, phrases: [] },
    ]);
    expect(eu).toMatchObject({ value: 1, lower: 1, upper: 1 });
    expect(eu?.evidence).toContainEqual({ field: 'c_6a3f6896', value: ['DECLARED', 'Cadastral parcels'] });
  });

  it('conform where all four parts hold', () => {
    expect(conform({})).toMatchObject({ state: 'PASS' });
    expect(conform({ hvdCategories: [] })).toMatchObject({ state: 'PASS' });
  });

  it.each([
    [
      'NO_LICENCE',
      {
        distributions: [FILE, SERVICE].map((one) => ({
          ...one,
          licence: { ...CC_BY, openness: 'OPEN_SHAREALIKE' as const },
        })),
      },
    ],
    ['NO_BULK', { distributions: [SERVICE] }],
    ['NO_API', { distributions: [FILE] }],
    ['NO_LEGISLATION', { applicableLegislation: [] }],
    ['NO_LEGISLATION', { distributions: [FILE, { ...SERVICE, applicableLegislation: [] }] }],
  ])('fail by %s', (reason, change) => {
    expect(conform(change)).toMatchObject({ state: 'FAIL', reason });
  });

  it('are not known to conform where a part is not', () => {
    const terms = { ...CC_BY, openness: 'UNKNOWN' as const };
    const distributions = [FILE, SERVICE].map((one) => ({ ...one, licence: terms }));
    expect(conform({ distributions })).toMatchObject({ state: 'UNKNOWN', reason: 'NOT_KNOWN' });
    const unseen = aSubject({
      ...declared,
      distributions: [FILE, { ...SERVICE, applicableLegislation: [] }],
    });
    expect(results(withoutField(unseen, 'distribution.applicableLegislation')).conform?.state).toBe(
      'UNKNOWN',
    );
  });
});

describe('data that are not declared', () => {
  it('are not asked, and words count as what may be meant', () => {
    const { conform: asked, eu } = results(aSubject({ title: 'Zoning' }));
    expect(asked).toMatchObject({ state: 'NOT_APPLICABLE', reason: 'NOT_DECLARED' });
    expect(eu).toMatchObject({ value: 0, lower: 0, upper: 1 });
    expect(eu?.evidence).toEqual([{ field: 'c_dd313021', value: ['broadMatch', 'zoning'] }]);
  });

  it('are unknown where the platform cannot carry the declaration', () => {
    const { conform: asked, eu } = results(withoutField(aSubject({ title: 'Zoning' }), 'hvdCategories'));
    expect([asked, eu]).toMatchObject([
      { state: 'UNKNOWN', reason: 'FIELD_NOT_OBSERVED' },
      { state: 'UNKNOWN', value: null, lower: 0, upper: null },
    ]);
  });
});
