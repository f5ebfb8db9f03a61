import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connectors } from '../connectors/index.ts';
import { createCache } from '../src/cache/keyv.ts';
import { systemClock } from '../src/gateway-clock.ts';
import { createRowsSide, type RowsSide } from '../src/gateway-rows.ts';
import type { RowsQuestion } from '../src/ports/rows.ts';
import { aDataset, aDistribution } from './support/builders.ts';
import { aGatewayConfig } from './support/demo-config.ts';
import { aPortal } from './support/graph.ts';
import { createQuietLog } from './support/quiet-log.ts';
import { aContext, tableKey } from './support/row-service.ts';
import { serveTwin, type ServedTwin } from './twins/serve.ts';

const CSV = 'permit,valuation,zip\nA-1,1000.50,02134\nB-2,,10001\nC-3,99999999999999999.25,02134\n';
const QUESTION: RowsQuestion = {
  query: {
    columns: 'all',
    where: { op: 'eq', column: 'zip', value: '02134' },
    orderBy: [{ column: 'valuation', direction: 'desc', nulls: 'last' }],
  },
  first: 10,
  after: null,
};

const open: { close(): Promise<void> }[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function serveCsv(): Promise<ServedTwin> {
  const headers = { 'content-type': 'text/csv', etag: '"1"' };
  return serveTwin({ handle: async () => ({ status: 200, headers, body: CSV }) });
}

async function gatewayOver(url: string, folder: string): Promise<RowsSide> {
  const log = createQuietLog();
  const cache = await createCache({ url: 'memory:', clock: systemClock, log });
  const dataset = aDataset({
    portal: 'springfield',
    localId: 'd1',
    distributions: [aDistribution({ localId: 'f1', tableId: null, downloadUrl: `${url}/permits.csv` })],
  });
  const stored = { dataset, firstSeenAt: '', lastSeenAt: '', removedAt: null, contentHash: '' };
  const portals = [aPortal({ slug: 'springfield', platform: 'ckan', url: `${url}/` })];
  const config = aGatewayConfig({ cities: [], portals }, { store: join(folder, 'store.db') });
  const catalogue = { datasets: async (keys: readonly unknown[]) => keys.map(() => stored) };
  const side = createRowsSide(config, connectors, { catalogue, cache, log });
  open.push(side, cache);
  return side;
}
async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'civicgraph-files-'));
  folders.push(folder);
  return folder;
}
const key = tableKey('springfield', 'file:f1');

describe('tables out of files, through the whole gateway', () => {
  it('gives exact rows of a CSV file, filtered and sorted, with what was fetched', async () => {
    const portal = await serveCsv();
    open.push(portal);
    const { rows } = await gatewayOver(portal.url, await aFolder());
    const page = await rows.rows(key, QUESTION, aContext());
    expect(page.rows).toEqual([
      { permit: 'C-3', valuation: '99999999999999999.25', zip: '02134' },
      { permit: 'A-1', valuation: 1000.5, zip: '02134' },
    ]);
    expect(page.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'permit text',
      'valuation decimal',
      'zip text',
    ]);
    expect([page.source.outcome, page.source.error, page.truncated]).toEqual(['OK', null, false]);
    expect(portal.served()).toBe(1);
  });

  it('answers from the copy that an earlier process fetched, without asking the portal again at once', async () => {
    const portal = await serveCsv();
    const folder = await aFolder();
    const earlier = await gatewayOver(portal.url, folder);
    await earlier.rows.rows(key, QUESTION, aContext());
    await earlier.close();
    open.splice(open.indexOf(earlier), 1);
    await portal.close();

    const { rows } = await gatewayOver(portal.url, folder);
    const page = await rows.rows(key, QUESTION, aContext());
    expect(page.rows).toHaveLength(2);
    expect(page.source.asOf).not.toBeNull();
  });

  it('says why a file cannot be had, and gives no rows, when nothing is kept', async () => {
    const portal = await serveCsv();
    await portal.close();
    const { rows } = await gatewayOver(portal.url, await aFolder());
    const page = await rows.rows(key, QUESTION, aContext());
    expect(page.rows).toEqual([]);
    expect([page.source.outcome, page.source.error?.code, page.truncated]).toEqual([
      'FAILED',
      'UNREACHABLE',
      true,
    ]);
  });
});
