import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import type { Predicate, RowCapabilities } from '../../../src/domain/query/ast.ts';
import { createBudget } from '../../../src/federate/rows/budget.ts';
import type { RowLimits } from '../../../src/federate/rows/limits.ts';
import type { RowsContext } from '../../../src/ports/rows.ts';
import { aColumn } from '../../support/row-arbitraries.ts';
import { aContext, contextWith, createRowBench, tableKey } from '../../support/row-service.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import {
  createTableSource,
  EVERYTHING,
  type TableSource,
  type TableSourceOptions,
} from '../../support/table-source.ts';

const rows = Array.from({ length: 35 }, (_, at) => ({ id: at + 1, name: `n${at % 5}` }));
const table = (change: Partial<TableSourceOptions> = {}): TableSource =>
  createTableSource({ columns: [KEY, aColumn('name', 'text')], rows, key: 'id', ...change });
const able = (change: Partial<RowCapabilities>): RowCapabilities => ({ ...EVERYTHING, ...change });
const named: Predicate = { op: 'eq', column: 'name', value: 'n1' };
const loose = able({ filter: { eq: { text: 'superset' } } });

async function count(
  source: TableSource,
  where: Predicate | null,
  limits: Partial<RowLimits> = {},
  context: RowsContext = aContext(),
) {
  const { service } = await createRowBench({ portals: { springfield: source }, limits });
  return service.count(tableKey(), where, context);
}
const asked = ({ asked: lines }: TableSource): unknown => lines.map(({ what }) => what);
const exactly = (value: number) => ({ value, precision: 'exact' });

describe('counting rows', () => {
  it('is left to a portal that can do all of it', async () => {
    const source = table();
    expect(await count(source, named)).toMatchObject({
      count: exactly(7),
      source: { outcome: 'OK', requests: 2 },
    });
    expect(asked(source)).toEqual(['describe', 'count']);
  });

  it('costs nothing where the description says it, or no row can match', async () => {
    const source = table({ count: { value: 35, precision: 'exact' } });
    expect((await count(source, null)).count).toEqual(exactly(35));
    expect((await count(source, { op: 'in', column: 'name', values: [] })).count).toEqual(exactly(0));
    expect(asked(source)).toEqual(['describe', 'describe']);
  });

  it('is asked for where the description only estimates and the portal can count', async () => {
    const guess = { value: 40, precision: 'estimate' } as const;
    expect((await count(table({ count: guess }), null)).count).toEqual(exactly(35));
    const unable = table({ count: guess, capabilities: able({ count: 'estimate' }) });
    expect((await count(unable, null)).count).toEqual(guess);
    expect((await count(unable, named)).count).toEqual({ value: 7, precision: 'estimate' });
  });

  it('is done here where the portal lets other rows through', async () => {
    const source = table({ capabilities: loose, lets: (at) => at % 2 === 0, tellsTotal: true });
    expect((await count(source, named)).count).toEqual(exactly(7));
    expect(asked(source)).toContain('rows');
  });

  it('takes the portal’s word for the rows of a filter that it can do, where it cannot count', async () => {
    const source = table({ capabilities: able({ count: 'none' }), tellsTotal: true });
    expect((await count(source, named)).count).toEqual(exactly(7));
    expect(source.asked).toHaveLength(2);
  });

  it('is not done where more rows would have to be looked at than may be', async () => {
    const unable = able({ filter: {}, count: 'none' });
    const known = table({ capabilities: unable, count: { value: 35, precision: 'exact' } });
    expect(await count(known, named, { scanRows: 20 })).toMatchObject({
      count: null,
      source: { outcome: 'OK' },
    });
    expect(asked(known)).toEqual(['describe']);
    const unknown = table({ capabilities: unable });
    expect((await count(unknown, named, { scanRows: 20 })).count).toBeNull();
    expect(unknown.asked).toHaveLength(3);
    const poor = contextWith(createBudget(3));
    expect((await count(table({ capabilities: unable }), named, {}, poor)).count).toBeNull();
  });

  it('is null when the portal fails, also on the way: a part is no count', async () => {
    const dying = table({ capabilities: able({ filter: {} }), faults: { dieAfter: 2 } });
    expect(await count(dying, named)).toMatchObject({
      count: null,
      source: { outcome: 'FAILED', error: { code: 'UPSTREAM_FAILED' } },
    });
    const down = table({ faults: { failing: () => new ConnectorError('UNREACHABLE', 'no route') } });
    expect(await count(down, null)).toMatchObject({ count: null, source: { outcome: 'FAILED' } });
  });

  it('is kept, and stands in when the portal fails', async () => {
    const faults: TableSourceOptions['faults'] = {};
    const source = table({ faults });
    const { service, clock } = await createRowBench({ portals: { springfield: source } });
    await service.count(tableKey(), named, aContext());
    const twice: Predicate = { op: 'or', of: [named, named] };
    expect(await service.count(tableKey(), twice, aContext())).toMatchObject({
      source: { fromCache: true, requests: 0 },
    });
    await clock.advance(3_600_000);
    Object.assign(faults, { failing: () => new ConnectorError('UNREACHABLE', 'no route') });
    expect(await service.count(tableKey(), named, aContext())).toMatchObject({
      count: exactly(7),
      source: { outcome: 'STALE' },
    });
  });

  it('names an unknown column', async () => {
    await expect(count(table(), { op: 'isNull', column: 'nmae' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('catches a portal’s count that forgets what is left to filter', async () => {
    const letting = table({ capabilities: loose, lets: (at) => at % 2 === 0 }).source.count;
    const exact = table();
    const sabotaged = { ...exact.source, ...(letting === undefined ? {} : { count: letting }) };
    expect((await count({ ...exact, source: sabotaged }, named)).count).not.toEqual(exactly(7));
  });
});
