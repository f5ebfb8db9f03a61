import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { createFileSource, schemaOf, type Reading } from '../../src/files/file-source.ts';
import type { KeptAbout } from '../../src/files/kept/kept-about.ts';
import { aBench, openTable, type Bench } from './support.ts';
import { aCall, REF } from './world.ts';

let bench: Bench;
let about: KeptAbout;
let open: (version: string) => Promise<Reading>;
let closed = 0;
beforeAll(async () => {
  bench = aBench();
  const made = await bench.read('csv', 'a,b\n1,x\n2,\n');
  const { path: _path, ...table } = made;
  about = {
    portal: 'city',
    url: 'https://x.example/a.csv',
    format: 'csv',
    file: 'f',
    bytes: 1,
    digest: 'd',
    version: 'v1',
    validators: {},
    fetchedAt: '2026-11-23T12:00:00.000Z',
    checkedAt: '2026-11-23T12:30:00.000Z',
    table,
  };
  open = async (version) => {
    if (version !== 'v1') throw new ConnectorError('BAD_CURSOR', 'changed');
    const session = await bench.session();
    return {
      session,
      table: await openTable(session, made),
      close: async () => {
        closed += 1;
        session.close();
      },
    };
  };
});
afterAll(() => bench.close());
const query = { columns: ['a'], where: null, orderBy: [], window: null };

describe('the source of one file', () => {
  it('tells what is known of the table', () => {
    expect(schemaOf(REF, about)).toMatchObject({
      ref: REF,
      version: 'v1',
      asOf: '2026-11-23T12:30:00.000Z',
      key: ':row',
      count: { value: 2 },
    });
  });

  it('gives errors as values when it describes, ours among them in general words', async () => {
    const failures = [new ConnectorError('BLOCKED', 'a wall'), new Error('/secret/path is broken')];
    const told = await Promise.all(
      failures.map((failure) =>
        createFileSource({ current: () => Promise.reject(failure), reading: open }).describe(
          [REF, REF],
          aCall(),
        ),
      ),
    );
    expect(told[0]).toEqual([failures[0], failures[0]]);
    expect(told[1]).toMatchObject([
      { code: 'UPSTREAM_FAILED', message: 'The table could not be read out of the file' },
      {},
    ]);
  });

  it('closes what it reads from: at the end, on leaving, and when something goes wrong', async () => {
    const source = createFileSource({ current: async () => about, reading: open });
    const schema = schemaOf(REF, about);
    closed = 0;
    for await (const batch of source.rows(schema, query, aCall()))
      expect(batch.rows).toEqual([{ a: 1 }, { a: 2 }]);
    for await (const batch of source.rows(schema, query, aCall())) if (batch.last) break;
    const wrong = { ...query, columns: ['none'] };
    await expect(source.rows(schema, wrong, aCall())[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'UNSUPPORTED',
    });
    await source.count?.(schema, null, aCall());
    await expect(source.count?.(schema, { op: 'isNull', column: 'none' }, aCall())).rejects.toMatchObject({
      code: 'UNSUPPORTED',
    });
    const measures = [{ as: 'n', fn: 'count', column: 'b' }] as const;
    expect(
      await source.aggregate?.(schema, { where: null, groupBy: [], measures, limit: 1 }, aCall()),
    ).toEqual([{ n: 1 }]);
    expect(closed).toBe(6);
  });

  it('reads no table without a version, and none of another content', async () => {
    const source = createFileSource({ current: async () => about, reading: open });
    for (const [version, code] of [
      [null, 'UNSUPPORTED'],
      ['v0', 'BAD_CURSOR'],
    ] as const) {
      const schema = { ...schemaOf(REF, about), version };
      await expect(source.count?.(schema, null, aCall())).rejects.toMatchObject({ code });
    }
  });
});
