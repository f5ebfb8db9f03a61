import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { toGlobalId } from '../../src/domain/ids.ts';
import { aDistribution } from '../support/builders.ts';
import { codesOf, dataOf, type Bench } from '../support/graph.ts';
import { createRowGraph, permits, permitTable, tableId } from '../support/row-graph.ts';

interface Page {
  readonly rows: readonly Record<string, unknown>[];
  readonly columns: readonly { readonly name: string }[];
  readonly cursors: readonly string[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: { readonly value: number; readonly precision: string } | null;
  readonly truncated: boolean;
  readonly source: Record<string, unknown>;
  readonly plan: { readonly text: string; readonly upstreamRequests: number };
}
const PAGE = `rows columns { name } cursors pageInfo { hasNextPage hasPreviousPage startCursor endCursor } truncated
  source { outcome rows requests fromCache asOf error { code message } portal { slug } }
  plan { text upstreamRequests pushed local }`;

async function pageOf(bench: Bench, query: Record<string, unknown>, fields = PAGE): Promise<Page> {
  const text = `query ($id: ID!, $query: RowQueryInput!) { table(id: $id) { rows(query: $query) { ${fields} } } }`;
  const { table } = dataOf<{
    table: { rows: Page };
  }>(await bench.ask(text, { id: tableId(), query }));
  return table.rows;
}

describe('rows of a table', () => {
  it('are the first hundred, all columns but the platform’s, when nothing is said', async () => {
    const bench = await createRowGraph({ malmoe: permitTable() });
    const text = `{ table(id: "${tableId()}") { rows { ${PAGE} } } }`;
    const { table } = dataOf<{ table: { rows: Page } }>(await bench.ask(text));
    const expected = permits(45).map(({ ':id': _id, ...row }) => row);
    expect(table.rows).toMatchObject({
      rows: expected,
      truncated: false,
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
      source: { outcome: 'OK', error: null, fromCache: false, portal: { slug: 'malmoe' } },
    });
    expect(table.rows.columns.map(({ name }) => name)).toEqual(Object.keys(expected[0] ?? {}));
    expect(table.rows.cursors).toHaveLength(45);
  });

  it('are those that match, in the order asked for, with the columns asked for', async () => {
    const bench = await createRowGraph({ malmoe: permitTable() });
    const { rows } = await pageOf(bench, {
      select: ['value', ':id'],
      where: {
        and: [
          { compare: { column: 'value', op: 'GT', value: 100_000 } },
          { in: { column: 'work_type', values: ['Alteration', 'Demolition'] } },
        ],
      },
      orderBy: [{ column: 'value', direction: 'DESC' }],
      first: 4,
    });
    const expected = permits(45)
      .filter((row) => Number(row['value']) > 100_000 && /Alt|Demo/.test(String(row['work_type'])))
      .sort((a, b) => Number(b['value']) - Number(a['value']))
      .slice(0, 4)
      .map((row) => ({ value: row['value'], ':id': row[':id'] }));
    expect(rows).toEqual(expected);
    expect(Object.keys(rows[0] ?? {})).toEqual(['value', ':id']);
  });

  it.each([1, 7, 45, 46])('come once each, page by page of %i, however they are ordered', async (first) => {
    const bench = await createRowGraph({ malmoe: permitTable() });
    const query = {
      select: ['permit_no'],
      where: { not: { isNull: { column: 'permit_no' } } },
      orderBy: [
        { column: 'work_type', nulls: 'FIRST' },
        { column: 'value', direction: 'DESC' },
      ],
      first,
    };
    const seen: unknown[] = [];
    let after: string | null = null;
    for (let at = 0; ; at += first) {
      const page: Page = await pageOf(bench, { ...query, after });
      seen.push(...page.rows.map((row) => row['permit_no']));
      expect(page.pageInfo).toEqual({
        hasNextPage: at + first < 45,
        hasPreviousPage: at > 0,
        startCursor: page.cursors[0],
        endCursor: page.cursors.at(-1),
      });
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
  });

  it('may be gone on with after any row', async () => {
    const bench = await createRowGraph({ malmoe: permitTable() });
    const { cursors } = await pageOf(bench, { first: 10 });
    const { rows } = await pageOf(bench, { first: 1, after: cursors[3] });
    expect(rows[0]?.['permit_no']).toBe('P-0005');
  });

  it('beyond the last are none', async () => {
    const bench = await createRowGraph({ malmoe: permitTable() });
    const { pageInfo } = await pageOf(bench, { first: 45 });
    expect(await pageOf(bench, { first: 45, after: pageInfo.endCursor })).toMatchObject({
      rows: [],
      cursors: [],
      truncated: false,
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });
});

describe('the number of matching rows', () => {
  const query = { where: { isNull: { column: 'value' } }, first: 2 };
  it('is asked for only when it is selected', async () => {
    const table = permitTable();
    const bench = await createRowGraph({ malmoe: table });
    await pageOf(bench, query, 'rows');
    expect(table.asked.map(({ what }) => what)).toEqual(['describe', 'rows']);
    const { totalCount } = await pageOf(bench, query, 'rows totalCount { value precision }');
    expect(totalCount).toEqual({ value: 6, precision: 'EXACT' });
    expect(table.asked.map(({ what }) => what)).toEqual(['describe', 'rows', 'count']);
  });

  it('is not asked for where the answer tells it', async () => {
    const table = permitTable({ tellsTotal: true });
    const bench = await createRowGraph({ malmoe: table });
    const { totalCount, source } = await pageOf(bench, query, `${PAGE} totalCount { value precision }`);
    expect(totalCount).toEqual({ value: 6, precision: 'EXACT' });
    expect(source['rows']).toBe(6);
    expect(table.asked.map(({ what }) => what)).toEqual(['describe', 'rows']);
  });

  it('is asked for once, whatever asks for it', async () => {
    const table = permitTable();
    const bench = await createRowGraph({ malmoe: table });
    const one = (alias: string) => `${alias}: rows(query: { first: 2 }) { totalCount { value } }`;
    const text = `{ table(id: "${tableId()}") { rowCount { value } ${one('a')} ${one('b')} } }`;
    expect(dataOf(await bench.ask(text))).toEqual({
      table: {
        rowCount: { value: 45 },
        a: { totalCount: { value: 45 } },
        b: { totalCount: { value: 45 } },
      },
    });
    expect(table.asked.filter(({ what }) => what === 'count')).toHaveLength(1);
  });
});

describe('a portal that fails', () => {
  const failing = () => new ConnectorError('TIMEOUT', 'no answer within 30 s');
  const asked = `datasets { nodes { title tables { rowCount { value } rows { ${PAGE} totalCount { value } } } } }`;

  it('fails its own rows only, and says so beside them', async () => {
    const bench = await createRowGraph({
      malmoe: permitTable({ faults: { failing } }),
      region: permitTable(),
    });
    const { datasets } = dataOf<{
      datasets: { nodes: { tables: { rowCount: unknown; rows: Page }[] }[] };
    }>(await bench.ask(`{ ${asked} }`));
    const [failed, fine] = datasets.nodes.map(({ tables }) => tables[0]);
    expect(failed).toMatchObject({
      rowCount: null,
      rows: {
        rows: [],
        cursors: [],
        truncated: true,
        totalCount: null,
        pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
        source: { outcome: 'FAILED', error: { code: 'TIMEOUT', message: 'no answer within 30 s' } },
        plan: { upstreamRequests: 0, text: expect.stringContaining('no answer within 30 s') },
      },
    });
    expect(fine).toMatchObject({
      rowCount: { value: 45 },
      rows: { source: { outcome: 'OK' }, truncated: false },
    });
  });

  it('after it told what the table is gives a page without rows', async () => {
    const faults = { failing: (what: string) => (what === 'describe' ? null : failing()) };
    const bench = await createRowGraph({ malmoe: permitTable({ faults }) });
    const page = await pageOf(bench, {}, `${PAGE} totalCount { value }`);
    expect(page).toMatchObject({
      rows: [],
      truncated: true,
      totalCount: null,
      source: { outcome: 'FAILED', error: { code: 'TIMEOUT' } },
      plan: { pushed: {}, local: {} },
    });
    expect(page.columns).toHaveLength(5);
  });

  it('on the way gives what came before', async () => {
    const dieWith = new ConnectorError('UPSTREAM_FAILED', 'HTTP 502');
    const table = permitTable({ pageCap: 10, faults: { dieAfter: 2, dieWith } });
    const bench = await createRowGraph({ malmoe: table });
    const page = await pageOf(bench, { first: 40 });
    expect(page.rows).toHaveLength(20);
    expect(page).toMatchObject({
      truncated: true,
      source: { outcome: 'PARTIAL', error: { code: 'UPSTREAM_FAILED', message: 'HTTP 502' } },
    });
  });
});

describe('what a question would cost', () => {
  const explain = (bench: Bench, table: string, query: unknown) =>
    bench.ask(
      `query ($table: ID!, $query: RowQueryInput!) {
        explainRows(table: $table, query: $query) { text pushed local upstreamRequests }
      }`,
      { table, query },
    );
  it('is told without asking for rows', async () => {
    const table = permitTable();
    const bench = await createRowGraph({ malmoe: table });
    const query = { where: { compare: { column: 'value', op: 'GE', value: 5 } }, first: 10 };
    const { explainRows } = dataOf(await explain(bench, tableId(), query));
    expect(explainRows).toMatchObject({
      text: expect.stringMatching(/\w+/),
      pushed: expect.objectContaining({ where: expect.anything() }),
      upstreamRequests: 1,
    });
    expect(table.asked.map(({ what }) => what)).toEqual(['describe']);
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['another table', tableId('malmoe', 'api:t9')],
    ['a dataset', toGlobalId({ type: 'Dataset', portal: 'malmoe', localId: 'permits' })],
  ])('is not to be found for %s', async (_what, id) => {
    const bench = await createRowGraph({ malmoe: permitTable() });
    const answer = await explain(bench, id, {});
    expect(codesOf(answer)).toEqual(['NOT_FOUND']);
    expect(answer.errors?.[0]?.extensions?.['hint']).toContain('Dataset.tables');
  });

  it('is not told of a question that makes no sense', async () => {
    const bench = await createRowGraph({ malmoe: permitTable() });
    const answer = await explain(bench, tableId(), { orderBy: [{ column: 'vallue' }] });
    expect(answer.errors?.[0]?.message).toBe(
      'orderBy[0]: The table has no column "vallue". Did you mean "value"?',
    );
  });
});

describe('a question about many tables', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => aDistribution({ localId: `r${n}`, tableId: `t${n}` }));
  const text = '{ datasets { nodes { tables { columns { name } rows(query: { first: 1 }) { rows } } } } }';

  it('that would cost more requests than one may is refused before anything is sent', async () => {
    const table = permitTable();
    const bench = await createRowGraph(
      { malmoe: table },
      { datasets: { malmoe: [{ localId: 'permits', distributions: many(51) }] } },
    );
    const answer = await bench.ask(text);
    expect(new Set(codesOf(answer))).toEqual(new Set(['LIMIT_EXCEEDED']));
    expect(answer.errors?.[0]?.message).toMatch(/51 requests.*the limit is 50/);
    expect(table.asked).toEqual([]);
  });
});
