import { describe, expect, it } from 'vitest';
import { DATA_KINDS } from '../../connectors/socrata/kinds.ts';
import { idsIn, mapped, open, sorted, walk } from '../connectors/socrata/support.ts';
import { civicDatasets } from './civic-generate.ts';
import { discoveryId, toDiscoveryResults } from './socrata-records.ts';

const datasets = civicDatasets({
  seed: 7,
  city: 'Anytown',
  count: 600,
  now: new Date('2026-11-23T00:00:00Z'),
});
const options = { domain: 'data.city.gov', seed: 7 };

describe('results made from civic facts', () => {
  const listed = toDiscoveryResults(datasets, options);

  it('are the same for the same seed, and others for another', () => {
    expect(toDiscoveryResults(datasets, options)).toEqual(listed);
    expect(idsIn(toDiscoveryResults(datasets, { ...options, seed: 8 }))).not.toEqual(idsIn(listed));
  });

  it('have ids of their own', () => {
    const ids = idsIn(listed);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(discoveryId(599, 7));
    const many = new Set(Array.from({ length: 100_000 }, (_, index) => discoveryId(index, 3)));
    expect(many.size).toBe(100_000);
  });

  it('show every dataset to the connector, and things that are none', async () => {
    const pages = await walk(open(listed).catalogue, { pageSize: 200 });
    const records = pages.flatMap((page) => page.records);
    expect(sorted(records.map((record) => record.localId))).toEqual(
      sorted(datasets.map(({ index }) => discoveryId(index, 7))),
    );
    const reasons = new Set(pages.flatMap((page) => page.leftOut.map((left) => left.reason)));
    expect([...reasons].some((reason) => reason.startsWith('federated from'))).toBe(true);
    expect(reasons).toContain('chart');
    expect(pages.flatMap((page) => page.rejected)).toEqual([]);
  });

  it('have the imperfections of real ones', () => {
    const text = listed.map((result) => JSON.stringify(result));
    expect(text.some((each) => !each.includes('"license"'))).toBe(true);
    expect(text.some((each) => !each.includes('"domain_category"'))).toBe(true);
    expect(text.some((each) => each.includes(':@computed_region_'))).toBe(true);
    expect(text.some((each) => each.includes('<div>'))).toBe(true);
    expect(DATA_KINDS.slice(0, 3).every((kind) => text.some((t) => t.includes(`"type":"${kind}"`)))).toBe(
      true,
    );
  });

  it('say what the facts say', () => {
    const facts = datasets.filter(({ defects, columns }) => defects.length === 0 && columns.length > 0);
    expect(facts.length).toBeGreaterThan(100);
    for (const dataset of facts) {
      const draft = mapped(toDiscoveryResults([dataset], options)[0] ?? null);
      expect(draft.title).toBe(dataset.title);
      expect(draft.updateFrequency === null).toBe(dataset.frequency === null);
      expect(draft.licence === null).toBe(dataset.licence === null);
      expect(draft.columns.map((column) => column.name)).toEqual(
        dataset.columns.map((column) => column.name),
      );
      expect(draft.dataModified === null).toBe(dataset.dataModifiedAt === null);
    }
  });
});
