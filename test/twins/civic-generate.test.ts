import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civicCities } from './civic-cities.ts';
import { civicDatasets, type CivicOptions } from './civic-generate.ts';
import { civicWords } from './civic-subjects.ts';

const now = new Date('2026-11-23T12:00:00Z');
const options = (changes: Partial<CivicOptions> = {}): CivicOptions => ({
  seed: 7,
  city: 'alder-bay',
  count: 300,
  now,
  ...changes,
});

describe('a generated catalogue', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(civicDatasets(options())).toEqual(civicDatasets(options()));
    expect(civicDatasets(options({ seed: 8 }))).not.toEqual(civicDatasets(options()));
  });

  it('only grows when more is wanted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(civicDatasets(options({ count: many })).slice(0, few)).toEqual(
          civicDatasets(options({ count: few })),
        );
      }),
      { numRuns: 20 },
    );
  });

  it.each(civicCities.map((city) => city.slug))(
    'of %s has its own slugs, past dates and 20 % defects',
    (city) => {
      const datasets = civicDatasets(options({ city, count: 400 }));
      expect(new Set(datasets.map((dataset) => dataset.slug)).size).toBe(400);
      for (const dataset of datasets) {
        expect(dataset.createdAt.getTime()).toBeLessThanOrEqual(dataset.metadataModifiedAt.getTime());
        expect(dataset.metadataModifiedAt.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(dataset.dataModifiedAt?.getTime() ?? 0).toBeLessThanOrEqual(now.getTime());
        expect(dataset.slug).toMatch(/^[a-z0-9-]+$/);
      }
      const imperfect = datasets.filter((dataset) => dataset.defects.length > 0).length;
      expect(imperfect / datasets.length).toBeGreaterThan(0.12);
      expect(imperfect / datasets.length).toBeLessThan(0.28);
    },
  );

  it('shows every defect somewhere among a few cities', () => {
    const all = civicCities.flatMap((city) => civicDatasets(options({ city: city.slug, count: 400 })));
    expect(new Set(all.flatMap((dataset) => dataset.defects)).size).toBe(13);
  });

  it('speaks the language of its city', () => {
    expect(civicDatasets(options({ city: 'puerto-alameda', count: 1 }))[0]?.title).toBe('Arbolado urbano');
    expect(civicDatasets(options({ city: 'Somewhere else', count: 1 }))[0]?.title).toBe('Street trees');
  });

  it('has subjects with names that are theirs alone', () => {
    for (const { subjects } of Object.values(civicWords)) {
      expect(new Set(subjects.map((subject) => subject.title)).size).toBe(subjects.length);
      for (const { columns } of subjects)
        expect(new Set(columns.map((c) => c.name)).size).toBe(columns.length);
    }
  });
});
