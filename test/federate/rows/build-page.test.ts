import { describe, expect, it } from 'vitest';
import { buildPage, type PageValue } from '../../../src/federate/rows/build-page.ts';
import type { PagePlan } from '../../../src/federate/rows/page-plan.ts';
import { EMPTY_PAGE, type PageRead } from '../../../src/federate/rows/page-read.ts';
import { decodeRowCursor } from '../../../src/federate/rows/row-cursor.ts';
import { aColumn } from '../../support/row-arbitraries.ts';

const scope = { table: 't', question: 'q', version: null };
const shown = { pushed: null, local: null, upstreamRequests: 1, text: 'As planned.' };
const page: PagePlan = {
  plan: {
    how: 'walk',
    pushed: { columns: ['name', 'id'], where: null, orderBy: [] },
    residual: null,
    order: [{ column: 'id', direction: 'asc', nulls: 'last' }],
    isKeyed: true,
    columns: [aColumn('name', 'text')],
    reasons: [],
    notes: [],
  },
  first: 2,
  need: 3,
  start: { offset: 10, values: null },
  behind: null,
  isInSample: false,
  requests: { atLeast: 1, atMost: 1 },
};
const found = [11, 13, 17].map((offset) => ({ row: { id: offset, name: `n${offset}` }, offset }));
const build = (read: Partial<PageRead>, change: Partial<PagePlan> = {}): PageValue =>
  buildPage({ ...page, ...change }, { ...EMPTY_PAGE, ...read }, scope, shown);
const positions = ({ cursors }: PageValue) => cursors.map((cursor) => decodeRowCursor(scope, cursor));

describe('building a page', () => {
  it('shows the columns that were asked for, and one row less than was found', () => {
    const built = build({ found });
    expect(built.rows).toEqual([{ name: 'n11' }, { name: 'n13' }]);
    expect(built).toMatchObject({ hasNextPage: true, truncated: false });
    expect(positions(built)).toEqual([
      { offset: 11, values: [11] },
      { offset: 13, values: [13] },
    ]);
  });

  it('counts rows where no column names them', () => {
    const built = build({ found }, { plan: { ...page.plan, isKeyed: false } });
    expect(positions(built)[0]).toEqual({ offset: 11, values: null });
  });

  it('lets the next page begin behind the last row that was looked at, when it was cut', () => {
    const last = { row: { id: 99, name: 'n99' }, offset: 99 };
    const built = build({ found: found.slice(0, 1), last, cut: 'rows', scanned: 89 });
    expect([built.hasNextPage, built.truncated, positions(built)]).toEqual([
      true,
      true,
      [{ offset: 99, values: [99] }],
    ]);
    expect(built.plan.text).toBe('As planned. Cut: 89 rows were looked at, which is the limit.');
  });

  it('has no next page without a row that says where it begins, nor when all were put in order here', () => {
    expect(build({ cut: 'budget' })).toMatchObject({ hasNextPage: false, truncated: true });
    const sorted = build({ found: found.slice(0, 1), cut: 'rows' }, { plan: { ...page.plan, how: 'sort' } });
    expect(sorted).toMatchObject({ hasNextPage: false, truncated: true });
  });

  it('leaves the next page to the client at the portal’s wall, unless the total says that there is none', () => {
    const two = found.slice(0, 2);
    expect(build({ found: two }, { need: 2 })).toMatchObject({ hasNextPage: true, truncated: false });
    const ended = build({ found: two, total: { value: 12, precision: 'exact' } }, { need: 2 });
    expect(ended).toMatchObject({ hasNextPage: false, truncated: false });
    expect(build({ found: found.slice(0, 1) }, { need: 1 })).toMatchObject({
      hasNextPage: true,
      truncated: true,
    });
  });
});
