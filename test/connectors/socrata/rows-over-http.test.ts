/** Rows through the real client and a real socket: retries, broken answers and POSTs are its own work. */
import { afterEach, describe, expect, it } from 'vitest';
import socrata from '../../../connectors/socrata/index.ts';
import { ConnectorError } from '../../../src/connector/errors.ts';
import type { RowSource } from '../../../src/connector/contract.ts';
import type { TableSchema } from '../../../src/domain/query/table.ts';
import { aCall, aRig, type Rig } from '../../http/support.ts';
import { fault } from '../../twins/faults.ts';
import { oddTable } from '../../twins/rows.ts';
import type { SocrataTwin } from '../../twins/socrata.ts';
import { openTables, rowsOf } from './rows-support.ts';
import { DOMAIN, idAt } from './support.ts';

let rig: Rig | null = null;
afterEach(async () => {
  await rig?.close();
  rig = null;
});

interface Served {
  readonly rig: Rig;
  readonly twin: SocrataTwin;
  readonly rows: RowSource;
  readonly schema: TableSchema;
}
async function served(appToken?: string): Promise<Served> {
  const { twin } = openTables([oddTable(1, 3_000)]);
  const opened = await aRig({ twin, serve: { gzip: true } });
  rig = opened;
  const config = { url: opened.url('/'), domain: DOMAIN, appToken, discovery: undefined };
  const context = { portalId: 'city', http: opened.http, now: () => new Date(), note: () => undefined };
  const { rows } = socrata.open(config, context);
  const [schema] = (await rows?.describe([{ datasetId: idAt(0), tableId: idAt(0) }], aCall())) ?? [];
  if (rows === undefined || schema === null || schema === undefined || schema instanceof ConnectorError)
    throw schema ?? new Error('no rows');
  const page = { ...schema.capabilities.page, maxSize: 1_000 };
  return { rig: opened, twin, rows, schema: { ...schema, capabilities: { ...schema.capabilities, page } } };
}

describe('Socrata rows over HTTP', () => {
  it('come whole, also when the portal is still preparing, asks for patience, or breaks off', async () => {
    const { rig: opened, twin, rows, schema } = await served();
    twin.knobs.refusals.push(202, 429);
    opened.server.faults.next(fault.truncated(100, true));
    opened.server.faults.next(fault.reset());
    expect(await rowsOf(rows, schema, { columns: ['note'] })).toHaveLength(3_000);
  });

  it.each([
    ['is down', fault.reset(), 'UNREACHABLE'],
    ['asks for fewer requests again and again', fault.rateLimited(), 'RATE_LIMITED'],
    ['sends a page for a login', fault.loginPage(), 'BLOCKED'],
    ['breaks off every time', fault.truncated(50), 'UPSTREAM_FAILED'],
  ])('end with the error, after what came before it, when the portal %s', async (_how, trouble, code) => {
    const { rig: opened, rows, schema } = await served();
    const query = { columns: ['note'], where: null, orderBy: [], window: null };
    let given = 0;
    const reading = async (): Promise<void> => {
      for await (const batch of rows.rows(schema, query, aCall())) {
        given += batch.rows.length;
        if (given === 1_000) opened.server.faults.next(trouble, 9);
      }
    };
    await expect(reading()).rejects.toMatchObject({ code });
    expect(given).toBe(1_000);
  });

  it('are posted where the question is long and there is a token', async () => {
    const { rig: opened, rows, schema } = await served('a-token');
    const values = Array.from(
      { length: 190 },
      (_, index) => `a rather long text of which there is none ${index}`,
    );
    const found = await rowsOf(rows, schema, {
      where: { op: 'in', column: 'note', values: [...values, 'Q2 2024'] },
    });
    expect(found.length).toBeGreaterThan(100);
    expect(new Set(found.map(({ note }) => note))).toEqual(new Set(['Q2 2024']));
    const last = opened.server.requests.at(-1);
    expect(last).toMatchObject({ method: 'POST', headers: { 'x-app-token': 'a-token' } });
  });
});
