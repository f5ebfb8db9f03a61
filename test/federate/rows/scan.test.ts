import { describe, expect, it } from 'vitest';
import type { PushedRows } from '../../../src/connector/index.ts';
import { scan, type ScanEnd } from '../../../src/federate/rows/scan.ts';
import { beginAsking, schemaOf } from '../../support/planned-pages.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import { createTableSource, type TableFaults } from '../../support/table-source.ts';

const rows = Array.from({ length: 35 }, (_, at) => ({ id: at + 1 }));
const everything: PushedRows = { columns: ['id'], where: null, orderBy: [], window: null };

async function run(given: {
  readonly faults?: TableFaults;
  readonly requests?: number;
  readonly enough?: number;
}) {
  const options = {
    columns: [KEY],
    rows,
    key: 'id',
    ...(given.faults === undefined ? {} : { faults: given.faults }),
  };
  const source = createTableSource(options);
  const begun = beginAsking(source, given.requests);
  let seen = 0;
  const table = { source: source.source, schema: schemaOf(options) };
  const end = (): Promise<ScanEnd> =>
    scan(table, everything, begun.asking, (batch) => {
      seen += batch.rows.length;
      return seen >= (given.enough ?? Infinity) ? 'enough' : 'more';
    });
  return { end, source, seen: () => seen, done: () => begun.done(undefined) };
}

describe('a scan', () => {
  it('reads to the last batch, or until there is enough', async () => {
    const all = await run({});
    expect([await all.end(), all.seen(), all.source.open]).toEqual(['whole', 35, 0]);
    const some = await run({ enough: 15 });
    expect([await some.end(), some.seen(), some.source.asked.length]).toEqual(['enough', 20, 2]);
    await Promise.resolve();
    expect(some.source.open).toBe(0);
  });

  it('ends where the budget does, unless nothing was read at all', async () => {
    const poor = await run({ requests: 2 });
    expect([await poor.end(), poor.seen(), poor.source.asked.length]).toEqual(['budget', 20, 2]);
    const broke = await run({ requests: 0 });
    await expect(broke.end()).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(broke.source.asked).toEqual([]);
  });

  it('fails with the source, whatever that threw, and stops asking', async () => {
    for (const dieWith of [new TypeError('x is undefined'), new Error('odd')]) {
      const failing = await run({ faults: { dieAfter: 2, dieWith } });
      await expect(failing.end()).rejects.toMatchObject({ failure: { code: 'BAD_SHAPE' } });
      expect([failing.seen(), failing.source.open]).toEqual([20, 0]);
    }
  });

  it('does not take an end without a last batch for the end', async () => {
    const { end, seen } = await run({ faults: { forgetLast: true } });
    await expect(end()).rejects.toMatchObject({ failure: { code: 'BAD_SHAPE' } });
    expect(seen()).toBe(30);
  });
});
