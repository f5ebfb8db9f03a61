import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import type { Condition, RowCapabilities } from '../../../src/domain/query/ast.ts';
import { createWithdrawals, type Attempt, type Withdrawals } from '../../../src/federate/rows/withdrawals.ts';
import { createQuietLog } from '../../support/quiet-log.ts';
import { aColumn } from '../../support/row-arbitraries.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { EVERYTHING } from '../../support/table-source.ts';

const typeOf = typesOf([aColumn('name', 'text'), aColumn('size', 'integer')]);
const ABLE: RowCapabilities = {
  ...EVERYTHING,
  aggregate: { functions: {}, groupBy: [], buckets: [], maxGroupKeys: 1 },
};
const where: Condition = {
  op: 'and',
  of: [
    { op: 'eq', column: 'name', value: 'a' },
    { op: 'gt', column: 'size', value: 1 },
  ],
};
const table = (name = 't1') => ({ identity: name, portal: 'p', capabilities: ABLE, typeOf });
const unsupported = new ConnectorError('UNSUPPORTED', 'cannot');

/** Works once `isAble` says so; tells with what it was tried. */
function attempting(isAble: (able: RowCapabilities) => boolean, used: Partial<Attempt<string>['used']> = {}) {
  const tried: RowCapabilities[] = [];
  const attempt = (able: RowCapabilities): Attempt<string> => ({
    used: { where, sort: true, count: false, aggregate: false, ...used },
    run: async () => {
      tried.push(able);
      if (!isAble(able)) throw unsupported;
      return 'answer';
    },
  });
  return { tried, attempt };
}
function bench(): { readonly withdrawals: Withdrawals; readonly told: () => unknown[] } {
  const log = createQuietLog();
  return { withdrawals: createWithdrawals(log), told: () => log.lines.map(({ facts }) => facts['what']) };
}

describe('what connectors declare and cannot do', () => {
  it('costs nothing where they can', async () => {
    const { withdrawals, told } = bench();
    const { attempt, tried } = attempting(() => true);
    expect(await withdrawals.attempt(table(), attempt)).toBe('answer');
    expect([tried, told()]).toEqual([[ABLE], []]);
  });

  it('is taken back cell by cell, and nothing else with it', async () => {
    const { withdrawals, told } = bench();
    const { attempt } = attempting((able) => able.filter.gt?.integer === undefined);
    await withdrawals.attempt(table(), attempt);
    expect(told()).toEqual(['filter gt of integer']);
    const left = withdrawals.left('t1', ABLE);
    expect(left.filter.gt).toEqual({ ...ABLE.filter.gt, integer: undefined });
    expect(left.filter.eq).toEqual(ABLE.filter.eq);
    expect(withdrawals.left('t2', ABLE)).toEqual(ABLE);
  });

  it.each([
    { what: 'orderBy', used: {}, isAble: (able: RowCapabilities) => able.orderBy === null },
    { what: 'count', used: { count: true }, isAble: (able: RowCapabilities) => able.count === 'none' },
    {
      what: 'aggregate',
      used: { aggregate: true },
      isAble: (able: RowCapabilities) => able.aggregate === null,
    },
    {
      what: 'all filters',
      used: {},
      isAble: (able: RowCapabilities) => Object.keys(able.filter).length === 0,
    },
  ])('may be $what', async ({ what, used, isAble }) => {
    const { withdrawals, told } = bench();
    await withdrawals.attempt(table(), attempting(isAble, used).attempt);
    expect(told()).toEqual([what]);
  });

  it('is remembered, so that the next question does not stumble', async () => {
    const { withdrawals, told } = bench();
    const isAble = (able: RowCapabilities): boolean => able.orderBy === null;
    await withdrawals.attempt(table(), attempting(isAble).attempt);
    const again = attempting(isAble);
    await withdrawals.attempt(table(), again.attempt);
    expect([again.tried.length, told()]).toEqual([1, ['orderBy']]);
  });

  it('comes to an end where they cannot do anything', async () => {
    const { withdrawals, told } = bench();
    const { attempt, tried } = attempting(() => false, { count: true, aggregate: true });
    await expect(withdrawals.attempt(table(), attempt)).rejects.toBe(unsupported);
    // Whole, without count, aggregate, either filter, order, both filters, and all of it.
    expect([tried.length, told()]).toEqual([8, []]);
  });

  it('is nothing that other failures tell of', async () => {
    const { withdrawals } = bench();
    const down = new ConnectorError('UNREACHABLE', 'no route');
    let tries = 0;
    const failing = withdrawals.attempt(table(), () => ({
      used: { where, sort: true, count: false, aggregate: false },
      run: () => ((tries += 1), Promise.reject(tries === 1 ? unsupported : down)),
    }));
    await expect(failing).rejects.toBe(down);
    expect(tries).toBe(2);
  });
});
