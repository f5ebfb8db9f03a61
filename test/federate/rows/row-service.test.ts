import { describe, expect, it } from 'vitest';
import { ConnectorError, type RowSource } from '../../../src/connector/index.ts';
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

const csv = aDistribution({
  localId: 'f1',
  downloadUrl: 'https://example.org/a.csv',
  format: aFormat('CSV'),
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

  it('describes a table anew whose source no longer has what was described a while ago', async () => {
    let version = 'v1';
    const moving = createTableSource({
      columns: [KEY],
      rows: [{ id: 1 }, { id: 2 }],
      key: 'id',
      version: () => version,
    });
    const gone = new ConnectorError('BAD_CURSOR', 'the content is not kept any more');
    const source: RowSource = {
      ...moving.source,
      rows: (schema, query, call) => {
        if (schema.version !== version) throw gone;
        return moving.source.rows(schema, query, call);
      },
    };
    const { service } = await createRowBench({ portals: { springfield: { ...moving, source } } });
    const question = { query: { columns: ['id'], where: null, orderBy: [] }, first: 1, after: null };
    const page = await service.rows(tableKey(), question, aContext());
    version = 'v2';
    expect(await service.rows(tableKey(), { ...question, first: 2 }, aContext())).toMatchObject({
      rows: [{ id: 1 }, { id: 2 }],
      source: { outcome: 'OK' },
    });
    const after = page.cursors.at(-1) ?? null;
    await expect(service.rows(tableKey(), { ...question, after }, aContext())).rejects.toMatchObject({
      code: 'BAD_CURSOR',
    });
    version = 'v3';
    const streaming = async (): Promise<number> => {
      const stream = await service.stream(tableKey(), { ...question.query, limit: null }, aContext());
      let given = 0;
      for await (const piece of stream.pieces) given = piece.given;
      return given;
    };
    await expect(streaming()).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(await streaming()).toBe(2);
  });

  it('answers from the copy of a file that is kept when its portal fails, and says so', async () => {
    const down = new ConnectorError('UNREACHABLE', 'no route');
    const { service } = await createRowBench({
      portals: { springfield: table },
      datasets: [{ portal: 'springfield', distributions: [csv] }],
      files: {
        source: () => ({ ...table.source, describe: async () => [down] }),
        lastKept: async (_file, ref) => {
          const [schema] = await table.source.describe([ref], {
            requestId: 'r',
            signal: new AbortController().signal,
          });
          return schema === undefined || schema instanceof Error ? null : schema;
        },
        close: async () => undefined,
      },
    });
    const question = { query: { columns: ['id'], where: null, orderBy: [] }, first: 2, after: null };
    expect(await service.rows(tableKey('springfield', 'file:f1'), question, aContext())).toMatchObject({
      rows: [{ id: 1 }, { id: 2 }],
      source: { outcome: 'STALE', error: { code: 'UNREACHABLE' }, asOf: '2026-11-20T00:00:00Z' },
    });
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
