import { describe, expect, it } from 'vitest';
import { isJsonObject } from '../../src/domain/json.ts';
import { describeOne, rowsFor, rowsOf } from '../connectors/ckan/rows-portal.ts';
import { openTwin } from '../connectors/ckan/portal.ts';
import { civicDatasets } from './civic-generate.ts';
import { toCkanPackages } from './ckan-records.ts';
import { resourceIdsOf } from './ckan-datastore.ts';
import { ckanTables } from './ckan-tables.ts';

const now = new Date('2026-11-23T12:00:00Z');

describe.each(['alder-bay', 'puerto-alameda'])('tables of %s', (city) => {
  const datasets = civicDatasets({ seed: 3, city, count: 60, now });
  const packages = toCkanPackages(datasets, { site: 'https://data.example', seed: 3 });
  const tables = ckanTables(packages, datasets, { city, seed: 3 });

  it('stand behind every resource that says so, and no other', () => {
    for (const pkg of packages) {
      if (!isJsonObject(pkg) || !Array.isArray(pkg['resources'])) continue;
      for (const resource of pkg['resources']) {
        if (!isJsonObject(resource)) continue;
        const isActive = String(resource['datastore_active']).toLowerCase() === 'true';
        expect(tables(String(resource['id'])) !== null).toBe(isActive);
      }
    }
  });

  it('are the same whenever they are asked for, and are read through the connector', async () => {
    const ids = packages
      .flatMap((pkg) => (isJsonObject(pkg) ? resourceIdsOf(pkg) : []))
      .filter((id) => tables(id) !== null);
    expect(ids.length).toBeGreaterThan(20);
    const opened = openTwin({ packages, profile: '2.11', tables });
    for (const id of ids.slice(0, 10)) {
      const table = tables(id);
      expect(tables(id)).toEqual(table);
      const schema = await describeOne(rowsOf(opened), id);
      const columns = schema.columns.filter(({ system }) => !system).map(({ name }) => name);
      const rows = await rowsFor({ rows: rowsOf(opened), schema }, { columns });
      const shown = table?.rows.map((row) =>
        Object.fromEntries(columns.map((name) => [name, row[name] ?? null])),
      );
      expect(rows).toEqual(shown);
    }
    expect(opened.notes.filter((note) => note.includes('without a cell'))).toEqual([]);
  });
});
