import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classify, type ClassifiedTexts } from '../../../../src/domain/metrics/categories/classify.ts';
import {
  CATEGORIES,
  CATEGORIES_2014,
  CORE_CATEGORIES,
} from '../../../../src/domain/metrics/categories/terms.ts';
import type { CategoryOverride } from '../../../../src/domain/metrics/subject.ts';

const NOBODY = { localId: 'd1', overrides: [] };
const texts = (title: string, more: Partial<ClassifiedTexts> = {}): ClassifiedTexts => ({
  title,
  keywords: [],
  columns: [],
  themes: [],
  description: null,
  ...more,
});
function matches(title: string, more: Partial<ClassifiedTexts> = {}): readonly string[] {
  return classify(texts(title, more), NOBODY)
    .filter(({ verdict }) => verdict === 'MATCH')
    .map(({ category }) => category);
}

describe('the categories of high-value data', () => {
  it('are 23, of which the census of 2018 has 20 and that of 2014 has 19', () => {
    expect([CATEGORIES.length, CORE_CATEGORIES.length, CATEGORIES_2014.length]).toEqual([23, 20, 19]);
    expect(CATEGORIES_2014).toContain('transit');
    expect(CATEGORIES_2014).not.toContain('emergency_calls');
  });

  it.each([
    ['311 Service Requests from 2010 to Present', ['service_requests']],
    ['Crimes - 2001 to Present', ['crime_reports']],
    ['Primary Land Use Tax Lot Output (PLUTO)', ['parcels']],
    ['Current Employee Names, Salaries, and Position Titles', ['employee_salaries']],
    ['Seattle Real Time Fire 911 Calls', ['emergency_calls']],
    ['DOB Violations', ['code_violations']],
    ['Parking Violations Issued - Fiscal Year 2024', []],
    ['Film Permits', []],
    ['Presupuesto participativo 2023', []],
    ['Presupuesto del Ayuntamiento de Madrid', ['budget']],
    ['Budget participatif : projets', []],
    ['Straßenverkehrsunfälle nach Unfallort', ['traffic_crashes']],
    ['Mängelmelder Meldungen', ['service_requests']],
    ['Solicitações 156', ['service_requests']],
    ['Meldingen openbare ruimte', ['service_requests']],
    ['Accidentes laborales', []],
    ['Sales Tax Revenue by Quarter', []],
    ['Low Emission Zone cameras', []],
  ])('are told by the title %s', (title, categories) => {
    expect(matches(title)).toEqual(categories);
  });

  it('add up over the fields of a record, the best phrase of each', () => {
    const more = { keywords: ['vendor', 'checkbook'], description: 'Payments made to vendors' };
    expect(classify(texts('Payments', more), NOBODY)).toEqual([
      expect.objectContaining({ category: 'procurement_contracts', verdict: 'CANDIDATE', score: 2 }),
      expect.objectContaining({ category: 'spending', verdict: 'MATCH', score: 5.5, method: 'KEYWORD' }),
    ]);
    const [transit] = classify(texts('Transit Stops', { keywords: ['transit', 'bus stops'] }), NOBODY);
    expect(transit).toMatchObject({
      category: 'transit',
      score: 7,
      phrases: ['title: transit stop*', 'keyword: bus stop*'],
    });
  });

  it('are what a person says, whatever the words are', () => {
    const override = (verdict: CategoryOverride['verdict'], category: string): CategoryOverride => ({
      ...{ localId: 'd1', by: 'a steward', date: '2026-11-01', note: null },
      ...{ verdict, category },
    });
    const overrides = [override('exclude', 'crime_reports'), override('include', 'zoning')];
    const hits = classify(texts('Crimes'), { localId: 'd1', overrides, declared: ['parcels'] });
    expect(hits.map(({ category, method }) => [category, method])).toEqual([
      ['parcels', 'DECLARED'],
      ['zoning', 'OVERRIDE'],
    ]);
    expect(classify(texts('Crimes'), { localId: 'd2', overrides })).toHaveLength(1);
  });
});

const VECTORS = new URL('../../../../../shared/spec/test-vectors.json', import.meta.url);
interface Vector {
  readonly title: string;
  readonly match: readonly string[];
}
const present = existsSync(VECTORS);
if (!present) console.info('skipped: no vectors of the method beside the repository');

describe.runIf(present)('the vectors of the method', () => {
  it('all hold', () => {
    const { classifier }: { readonly classifier: readonly Vector[] } = JSON.parse(
      readFileSync(VECTORS, 'utf8'),
    );
    expect(classifier.length).toBeGreaterThan(90);
    for (const { title, match } of classifier)
      expect([title, matches(title)]).toEqual([title, match.toSorted()]);
  });
});
