import { describe, expect, it } from 'vitest';
import { locate, type Location } from '../../../src/federate/rows/locate.ts';
import type { FileRef } from '../../../src/ports/file-tables.ts';
import { aDataset, aDistribution, aFormat } from '../../support/builders.ts';
import { tableKey } from '../../support/row-service.ts';
import { createTableSource } from '../../support/table-source.ts';

const { source } = createTableSource({ columns: [], rows: [], key: null });
const dataset = aDataset({
  distributions: [
    aDistribution({ localId: 'r1', tableId: 't1' }),
    aDistribution({ localId: 'r2', downloadUrl: 'https://files.example.org/a.csv', format: aFormat('CSV') }),
    aDistribution({ localId: 'r3', downloadUrl: 'https://files.example.org/a.pdf', format: aFormat('PDF') }),
  ],
});

async function find(
  table: string,
  change: {
    readonly removedAt?: string;
    readonly refused?: boolean;
    readonly rows?: boolean;
    readonly files?: boolean;
  } = {},
): Promise<{ readonly location: Location | undefined; readonly files: readonly FileRef[] }> {
  const files: FileRef[] = [];
  const stored = {
    dataset,
    firstSeenAt: '',
    lastSeenAt: '',
    removedAt: change.removedAt ?? null,
    contentHash: '',
  };
  const catalogue = { datasets: async () => [stored] };
  const failure = { code: 'BAD_CONFIG', message: 'switched off', retryAfterMs: null } as const;
  const deps: Parameters<typeof locate>[0] = {
    catalogue,
    portals: {
      open: () =>
        change.refused === true
          ? { is: 'refused', failure }
          : {
              is: 'open',
              identity: 'settings-1',
              portal: {
                capabilities: {
                  catalogue: { since: 'none', order: 'stable', maxPageSize: 1, getMany: null, count: 'none' },
                  rows: null,
                },
                catalogue: {
                  list: () => ({
                    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('unused')) }),
                  }),
                },
                ...(change.rows === false ? {} : { rows: source }),
              },
            },
    },
    files:
      change.files === false
        ? null
        : {
            source: (file) => (files.push(file), source),
            lastKept: async () => null,
            close: async () => undefined,
          },
  };
  const [location] = await locate(deps, [tableKey('springfield', table)]);
  return { location, files };
}

describe('finding a table', () => {
  it('finds one that its portal answers rows of', async () => {
    expect((await find('api:t1')).location).toMatchObject({
      is: 'located',
      via: 'api',
      ref: { datasetId: 'd1', tableId: 't1' },
      line: 'springfield',
      identity: ['settings-1', 'springfield', 'd1', 'api:t1'],
    });
  });

  it('finds one that is a file, whose failures are not those of the portal', async () => {
    const { location, files } = await find('file:r2');
    expect(location).toMatchObject({ is: 'located', via: 'file', line: 'files of files.example.org' });
    expect(files).toEqual([{ portal: 'springfield', url: 'https://files.example.org/a.csv', format: 'csv' }]);
  });

  it.each([
    {
      name: 'a distribution that is no table',
      table: 'file:r3',
      code: 'UNSUPPORTED',
      says: 'PDF files hold no table',
    },
    {
      name: 'an unknown table, with the nearest one',
      table: 'api:t2',
      code: 'NOT_FOUND',
      says: 'Did you mean "api:t1"?',
    },
    {
      name: 'the file of a table that the portal answers',
      table: 'file:r1',
      code: 'NOT_FOUND',
      says: 'Unknown table',
    },
  ])('refuses $name', async ({ table, code, says }) => {
    const { location } = await find(table);
    expect(location).toMatchObject({ name: 'GatewayError', code, message: expect.stringContaining(says) });
  });

  it('refuses the table of a dataset that was removed, and says when', async () => {
    const { location } = await find('api:t1', { removedAt: '2026-11-01T00:00:00Z' });
    expect(location).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('2026-11-01') });
  });

  it('does not ask a portal that is refused, nor for its files', async () => {
    for (const table of ['api:t1', 'file:r2']) {
      const { location, files } = await find(table, { refused: true });
      expect(location).toMatchObject({ is: 'refused', failure: { message: 'switched off' } });
      expect(files).toEqual([]);
    }
  });

  it('says so where neither the connector nor the gateway can read such a table', async () => {
    expect((await find('api:t1', { rows: false })).location).toMatchObject({ code: 'UNSUPPORTED' });
    expect((await find('file:r2', { files: false })).location).toMatchObject({ code: 'UNSUPPORTED' });
  });

  it('knows no table of an unknown dataset', async () => {
    const none = { datasets: async () => [null] };
    const portals = { open: () => Promise.reject(new Error('not to be opened')) };
    const refused = {
      is: 'refused',
      failure: { code: 'BAD_CONFIG', message: '', retryAfterMs: null },
    } as const;
    const deps = { catalogue: none, portals: { ...portals, open: () => refused }, files: null };
    expect(await locate(deps, [tableKey()])).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
