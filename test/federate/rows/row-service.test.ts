import { describe, expect, it } from 'vitest';
import type { FileRef, FileTables } from '../../../src/ports/file-tables.ts';
import { aDistribution, aFormat } from '../../support/builders.ts';
import { aContext, createRowBench, readAllPages, tableKey } from '../../support/row-service.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import { createTableSource } from '../../support/table-source.ts';

const table = createTableSource({
  columns: [KEY],
  rows: [{ id: 1 }, { id: 2 }, { id: 3 }],
  key: 'id',
  version: () => 'etag-1',
  asOf: '2026-11-20T00:00:00Z',
});

describe('the row service', () => {
  it('reads tables of files like those of portals, and closes them', async () => {
    const asked: FileRef[] = [];
    let closed = 0;
    const files: FileTables = {
      source: (file) => (asked.push(file), table.source),
      lastKept: async () => null,
      close: async () => void (closed += 1),
    };
    const csv = aDistribution({
      localId: 'f1',
      downloadUrl: 'https://example.org/a.csv',
      format: aFormat('CSV'),
    });
    const datasets = [{ portal: 'springfield', distributions: [csv] }];
    const { service } = await createRowBench({ portals: { springfield: table }, datasets, files });
    const key = tableKey('springfield', 'file:f1');
    const query = { columns: ['id'], where: null, orderBy: [] };
    expect(await readAllPages(service, key, query, 2)).toHaveLength(3);
    expect(await service.describe([key], aContext())).toMatchObject([
      { via: 'file', source: { outcome: 'OK', asOf: '2026-11-20T00:00:00Z' } },
    ]);
    expect(asked[0]).toEqual({ portal: 'springfield', url: 'https://example.org/a.csv', format: 'csv' });
    await service.close();
    expect(closed).toBe(1);
  });

  it('asks for a page of rows once, however many ask for it at the same time', async () => {
    const { service } = await createRowBench({ portals: { springfield: table } });
    const before = table.asked.length;
    const question = { query: { columns: ['id'], where: null, orderBy: [] }, first: 2, after: null };
    const pages = await Promise.all([1, 2, 3].map(() => service.rows(tableKey(), question, aContext())));
    expect(table.asked.length - before).toBe(2);
    expect(new Set(pages.map(({ rows }) => JSON.stringify(rows))).size).toBe(1);
  });
});
