/** Connectors that read rows a little wrongly: what holds ours against the reference must catch each. */
import { describe, expect, it } from 'vitest';
import type { Condition, Http, JsonObject, SortKey } from '../../../src/connector/index.ts';
import { oddTable } from '../../twins/rows.ts';
import { openOdd } from './odd-values.ts';
import { openOn } from './portal.ts';
import { expectedIds, idsOfRows, openRows, rowsFor, rowsOf, type OpenedRows } from './rows-portal.ts';
import { declared, leavesFor, sortsFor } from './rows-questions.ts';

/** The same connector, with what it sends changed on the way. */
function sending(
  opened: OpenedRows,
  change: (url: URL, body: JsonObject | null) => JsonObject | null,
): OpenedRows {
  const http: Http = {
    ...opened.http,
    json: (url, call, init) => {
      const changed = new URL(url);
      const body = change(changed, objectOrNull(init?.body));
      return opened.http.json(changed, call, body === null ? (init ?? {}) : { ...init, body });
    },
  };
  return { ...opened, rows: rowsOf({ ...opened, portal: openOn(http) }) };
}
function objectOrNull(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
function rewriting(opened: OpenedRows, from: RegExp, to: string): OpenedRows {
  return sending(opened, (url) => {
    const sql = url.searchParams.get('sql');
    if (sql !== null) url.searchParams.set('sql', sql.replace(from, to));
    return null;
  });
}

async function isWrong(
  opened: OpenedRows,
  where: Condition | null,
  orderBy: readonly SortKey[],
): Promise<boolean> {
  const columns = ['_id', ...orderBy.map(({ column }) => column).filter((name) => name !== '_id')];
  const found = await rowsFor(opened, { where, orderBy, columns }).then(idsOfRows, () => null);
  return JSON.stringify(found) !== JSON.stringify(expectedIds(opened, where, orderBy));
}
/** Whether any declared filter or order comes out otherwise than it should; the honest connector has none. */
async function isCaught(opened: OpenedRows): Promise<boolean> {
  for (const orderBy of sortsFor(opened.schema)) if (await isWrong(opened, null, orderBy)) return true;
  for (const [op, type] of declared(opened.schema))
    for (const column of opened.schema.columns.filter((one) => one.type === type))
      for (const where of leavesFor(opened, op, column)) if (await isWrong(opened, where, [])) return true;
  return false;
}

const odd = (): Promise<OpenedRows> => openRows({ profile: '2.9', table: oddTable(9, 40) });
const marks = (): Promise<OpenedRows> => {
  const words = ['%x', '_x', '!x', 'ax', 'a%', '!%x'];
  const table = { columns: [{ name: 'word', type: 'text' as const }], rows: words.map((word) => ({ word })) };
  return openRows({ profile: '2.9', table });
};
const values = (): Promise<OpenedRows> => openOdd({ profile: '2.9' });

describe('a connector by SQL that', () => {
  it.each<readonly [string, () => Promise<OpenedRows>, RegExp, string]>([
    ['compares text by the collation', odd, / COLLATE "C"/g, ''],
    ['leaves nulls where they fall', odd, / NULLS (?:FIRST|LAST)/g, ''],
    ['sorts the other way round', odd, / ASC /g, ' DESC '],
    ['has no tie-break', odd, /, "_id" ASC/g, ', "_id" DESC'],
    ['includes the limit', odd, / < /g, ' <= '],
    ['leaves wildcards in LIKE', marks, / ESCAPE '!'/g, ''],
    ['goes by ILIKE', odd, / ~ \(/g, ' ILIKE ('],
    [
      'takes NaN for a number',
      values,
      /CASE WHEN (\S+)::text NOT IN \([^)]*\) THEN (\S+)(?:::text::numeric)? END/g,
      '$1',
    ],
    ['takes infinity for a date', values, /CASE WHEN "day" BETWEEN .*? THEN "day" END/g, '"day"'],
    ['compares floats as such', values, /::text::numeric/g, ''],
    ['compares times as times', values, /"clock"::text/g, '"clock"'],
  ])('%s is caught', async (_what, open, from, to) => {
    expect(await isCaught(rewriting(await open(), from, to))).toBe(true);
  });
  it('does none of these is not', async () => {
    expect([await isCaught(await odd()), await isCaught(await values())]).toEqual([false, false]);
  });
});

describe('a connector by datastore_search that', () => {
  const open = (): Promise<OpenedRows> =>
    openRows({ profile: '2.11', table: oddTable(9, 40), knobs: { rowsCap: 15 } });
  it.each<readonly [string, (body: JsonObject) => JsonObject]>([
    ['does not filter', ({ filters: _filters, ...body }) => body],
    [
      'leaves nulls where they fall',
      (body) => ({ ...body, sort: listed(body['sort']).map((key) => key.replace(/ nulls .*/, '')) }),
    ],
    ['has no tie-break', (body) => ({ ...body, sort: [...listed(body['sort']).slice(0, -1), '"_id" desc'] })],
    ['pages by what it asked for', (body) => ({ ...body, offset: Number(body['offset']) * 2 })],
    ['sends numbers as texts with a blank', (body) => ({ ...body, filters: texts(body['filters']) })],
  ])('%s is caught', async (_what, change) => {
    const opened = sending(await open(), (_url, body) => (body === null ? null : change(body)));
    expect(await isCaught(opened)).toBe(true);
  });
  it('does none of these is not', async () => {
    expect(await isCaught(await open())).toBe(false);
  });
});

function listed(value: JsonObject[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
function texts(filters: JsonObject[string] | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(filters ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? `${value} ` : value,
    ]),
  );
}
