/** Long reads over tables that change meanwhile, portals that fail on the way, and servers that serve less than asked. */
import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/errors.ts';
import type { PushedRows, RowBatch } from '../../../src/connector/contract.ts';
import type { Row } from '../../../src/domain/query/ast.ts';
import type { TableSchema } from '../../../src/domain/query/table.ts';
import { aCall } from '../../support/twin-http.ts';
import type { TwinTable } from '../../twins/rows.ts';
import { idAt } from './support.ts';
import { codeOf, openTables, rowsOf, type RowBench } from './rows-support.ts';

const COUNT = 2_600;
function longTable(count = COUNT): TwinTable {
  const rows = Array.from({ length: count }, (_, index): Row => ({ n: index, k: String(index % 7) }));
  return {
    columns: [
      { name: 'n', type: 'decimal' },
      { name: 'k', type: 'text' },
    ],
    rows,
  };
}
const ID = idAt(0);
const BY_KIND = [{ column: 'k', direction: 'asc', nulls: 'last' }] as const;

interface Long {
  readonly bench: RowBench;
  readonly schema: TableSchema;
}
/** Pages of 1,000 rows. */
async function long(table = longTable(), pageSize = 1_000): Promise<Long> {
  const bench = openTables([table]);
  const schema = await bench.schema();
  const page = { ...schema.capabilities.page, maxSize: pageSize };
  return { bench, schema: { ...schema, capabilities: { ...schema.capabilities, page } } };
}
function numbers(rows: readonly Row[]): readonly number[] {
  return rows.map((row) => Number(row['n'])).sort((a, b) => a - b);
}
const ALL = Array.from({ length: COUNT }, (_, index) => index);

interface Told {
  readonly batches: readonly RowBatch[];
  readonly error: unknown;
}
/** What came before the error. `between`: after each batch. */
async function told(
  { bench, schema }: Long,
  query: Partial<PushedRows>,
  between: (batches: number) => void,
): Promise<Told> {
  const asked: PushedRows = { columns: ['n'], where: null, orderBy: [], window: null, ...query };
  const batches: RowBatch[] = [];
  try {
    for await (const batch of bench.rows.rows(schema, asked, aCall())) {
      batches.push(batch);
      between(batches.length);
    }
    return { batches, error: null };
  } catch (error) {
    return { batches, error };
  }
}
function rowsIn({ batches }: Told): readonly Row[] {
  return batches.flatMap(({ rows }) => rows);
}

describe('a long read', () => {
  it.each([
    ['by identifier', []],
    ['in an order', BY_KIND],
  ])('%s gives every row once', async (_how, orderBy) => {
    const at = await long();
    const before = at.bench.http.requests.length;
    expect(numbers(await rowsOf(at.bench.rows, at.schema, { orderBy }))).toEqual(ALL);
    expect(at.bench.http.requests.length - before).toBe(3);
  });

  it('by identifier goes on from the last one, and starts at an offset', async () => {
    const at = await long();
    const rows = await rowsOf(at.bench.rows, at.schema, { window: { offset: 100, limit: 2_000 } });
    expect(numbers(rows)).toEqual(ALL.slice(100, 2_100));
    const [first, second] = at.bench.http.requests.slice(-2).map(({ url }) => new URL(url).searchParams);
    expect(first?.get('$offset')).toBe('100');
    expect(second?.get('$where')).toMatch(/^:id >= 'row-/);
    expect(second?.get('$offset')).toBeNull();
  });

  it('keeps its condition while it goes on', async () => {
    const at = await long();
    const where = {
      op: 'or',
      of: [
        { op: 'ge', column: 'n', value: 100 },
        { op: 'lt', column: 'n', value: 50 },
      ],
    } as const;
    expect(numbers(await rowsOf(at.bench.rows, at.schema, { where }))).toEqual(
      ALL.filter((n) => n >= 100 || n < 50),
    );
  });

  it.each([
    ['by identifier', []],
    ['in an order', BY_KIND],
  ])(
    '%s goes on where a server serves fewer rows than asked for, and does not say so',
    async (_how, orderBy) => {
      const at = await long(longTable(), 50_000);
      at.bench.twin.knobs.pageCap = 1_000;
      expect(numbers(await rowsOf(at.bench.rows, at.schema, { orderBy }))).toEqual(ALL);
    },
  );

  it('on the old back end, whose identifiers are numbers, goes on by offset', async () => {
    const at = await long();
    at.bench.twin.rows.backend(ID, '2.0');
    expect(numbers(await rowsOf(at.bench.rows, at.schema))).toEqual(ALL);
    expect(new URL(at.bench.http.requests.at(-1)?.url ?? '').searchParams.get('$offset')).toBe('1990');
  });

  it('asks for less at once where an answer is too large', async () => {
    const at = await long();
    at.bench.twin.knobs.cellCap = 700;
    expect(numbers(await rowsOf(at.bench.rows, at.schema))).toEqual(ALL);
    at.bench.twin.knobs.cellCap = 10;
    expect(await codeOf(rowsOf(at.bench.rows, at.schema))).toBe('TOO_LARGE');
  });

  it('ends its requests with the reader', async () => {
    const at = await long();
    const before = at.bench.http.requests.length;
    for await (const { rows } of at.bench.rows.rows(
      at.schema,
      { columns: ['n'], where: null, orderBy: [], window: null },
      aCall(),
    )) {
      expect(rows).toHaveLength(1_000);
      break;
    }
    expect(at.bench.http.requests.length - before).toBe(1);
  });
});

describe('a table that changes under a long read', () => {
  const late = (count: number): Row[] =>
    Array.from({ length: count }, (_, index) => ({ n: 10_000 + index, k: '0' }));

  it('by identifier: new rows come at the end, those that stay come once', async () => {
    const at = await long();
    const rows = rowsIn(
      await told(at, {}, (count) => {
        if (count === 1) at.bench.twin.rows.insert(ID, late(5));
      }),
    );
    expect(numbers(rows)).toEqual([...ALL, 10_000, 10_001, 10_002, 10_003, 10_004]);
  });

  it.each([
    ['by identifier', []],
    ['in an order', BY_KIND],
  ])('%s: rows removed before the place reached lose nobody else', async (_how, orderBy) => {
    const at = await long();
    const answer = await told(at, { orderBy }, (count) => {
      if (count === 1) at.bench.twin.rows.remove(ID, (_row, index) => index % 7 === 0 && index < 50);
    });
    expect(answer.error).toBeNull();
    expect(numbers(rowsIn(answer))).toEqual(ALL);
  });

  it('in an order: rows put in before the place reached repeat nobody', async () => {
    const at = await long();
    const answer = await told(at, { orderBy: BY_KIND }, (count) => {
      if (count === 1) at.bench.twin.rows.insert(ID, late(30));
    });
    expect(answer.error).toBeNull();
    expect(numbers(rowsIn(answer))).toEqual(ALL);
  });

  it.each([
    ['by identifier', []],
    ['in an order', BY_KIND],
  ])('%s: a full replace is noticed, after the pages that came before it', async (_how, orderBy) => {
    const at = await long();
    const { batches, error } = await told(at, { orderBy }, (count) => {
      if (count === 2) at.bench.twin.rows.replace(ID);
    });
    expect(batches).toHaveLength(2);
    expect(batches.every(({ last }) => !last)).toBe(true);
    expect(error).toMatchObject({ code: 'BAD_CURSOR' });
  });

  it('in an order: so many rows removed that the place is lost is noticed too', async () => {
    const at = await long();
    const { error } = await told(at, { orderBy: BY_KIND }, (count) => {
      if (count === 1) at.bench.twin.rows.remove(ID, (_row, index) => index % 7 === 0);
    });
    expect(error).toMatchObject({ code: 'BAD_CURSOR' });
  });

  it('has another version when it is described again', async () => {
    const { bench, schema } = await long();
    bench.twin.rows.replace(ID);
    const again = await bench.schema();
    expect(again.version).not.toBe(schema.version);
    expect(again.asOf).toBe('2026-11-23T00:00:00Z');
  });
});

describe('a portal that fails in the middle', () => {
  it.each([
    [500, 'UPSTREAM_FAILED'],
    [429, 'RATE_LIMITED'],
    [408, 'TIMEOUT'],
  ])('with status %i gives the pages before, then the error', async (status, code) => {
    const at = await long();
    const { batches, error } = await told(at, {}, (count) => {
      if (count === 2) at.bench.twin.knobs.refusals.push(status);
    });
    expect(numbers(batches.flatMap(({ rows }) => rows))).toHaveLength(2_000);
    expect(error).toBeInstanceOf(ConnectorError);
    expect(error).toMatchObject({ code });
  });

  it('with its connection gives the pages before, then the error', async () => {
    const at = await long();
    let count = 0;
    at.bench.twin.onRequest = () => {
      count += 1;
      if (count === 2) throw new Error('reset');
    };
    const { batches, error } = await told(at, {}, () => undefined);
    expect(batches).toHaveLength(1);
    expect(error).toMatchObject({ code: 'UNREACHABLE' });
  });

  it('stops when it is told to', async () => {
    const at = await long();
    const controller = new AbortController();
    const asked: PushedRows = { columns: ['n'], where: null, orderBy: [], window: null };
    const reading = async (): Promise<void> => {
      for await (const _batch of at.bench.rows.rows(at.schema, asked, aCall(controller.signal)))
        controller.abort();
    };
    expect(await codeOf(reading())).toBe('ABORTED');
  });
});
