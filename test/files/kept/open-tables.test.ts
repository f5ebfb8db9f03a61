import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenTables } from '../../../src/files/kept/open-tables.ts';
import { aBench, type Bench } from '../support.ts';

let bench: Bench;
beforeAll(() => {
  bench = aBench();
});
afterAll(() => bench.close());

async function count(table: string): Promise<unknown> {
  const session = await bench.session();
  try {
    return (await session.all(`SELECT count(*) FROM ${table}`))[0]?.[0];
  } finally {
    session.close();
  }
}
async function attachedNow(): Promise<number> {
  const session = await bench.session();
  const rows = await session.all("SELECT count(*) FROM duckdb_databases() WHERE database_name LIKE 'kept_%'");
  session.close();
  return Number(rows[0]?.[0]);
}

describe('an open table', () => {
  it('is attached once for all who read it at the same time', async () => {
    const tables = createOpenTables(bench.engine);
    const { path } = await bench.read('csv', 'a\n1\n2\n');
    const leases = await Promise.all([1, 2, 3].map(() => tables.open(path)));
    expect(new Set(leases.map(({ table }) => table)).size).toBe(1);
    expect(await count(leases[0]?.table ?? '')).toBe(2n);
    expect(tables.isUsed(path)).toBe(true);
    for (const lease of leases) {
      await lease.release();
      await lease.release();
    }
    expect(tables.isUsed(path)).toBe(false);
    await tables.drop(path);
  });

  it('is not let go of while somebody reads it', async () => {
    const tables = createOpenTables(bench.engine);
    const { path } = await bench.read('csv', 'a\n1\n');
    const lease = await tables.open(path);
    await tables.drop(path);
    expect(await count(lease.table)).toBe(1n);
    await lease.release();
    await tables.drop(path);
    await expect(count(lease.table)).rejects.toThrow();
    await tables.drop(path);
  });

  it('stays attached for a while: the last eight', async () => {
    const tables = createOpenTables(bench.engine);
    const before = await attachedNow();
    for (let index = 0; index < 12; index += 1) {
      const { path } = await bench.read('csv', 'a\n1\n');
      await (await tables.open(path)).release();
    }
    expect((await attachedNow()) - before).toBe(8);
  });

  it('that is none fails for all who asked, and is tried again', async () => {
    const tables = createOpenTables(bench.engine);
    const { path } = await bench.read('csv', 'a\n1\n');
    const wrong = bench.path();
    writeFileSync(wrong, 'no database'.repeat(1_000));
    const all = await Promise.allSettled([tables.open(wrong), tables.open(wrong)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(tables.isUsed(wrong)).toBe(false);
    await expect(tables.open(bench.path())).rejects.toThrow();
    const lease = await tables.open(path);
    expect(await count(lease.table)).toBe(1n);
    await lease.release();
  });
});
