import { describe, expect, it } from 'vitest';
import type { TableRef, TableSchema } from '../../../src/domain/query/table.ts';
import { ConnectorError } from '../../../src/connector/errors.ts';
import { aCall } from '../../support/twin-http.ts';
import { oddTable } from '../../twins/rows.ts';
import { openTables, type RowBench } from './rows-support.ts';
import { aResult, DOMAIN, idAt } from './support.ts';

function ref(id: string): TableRef {
  return { datasetId: id, tableId: id };
}
type Answer = TableSchema | ConnectorError | null;
function described(bench: RowBench, ids: readonly string[]): Promise<readonly Answer[]> {
  return bench.rows.describe(ids.map(ref), aCall());
}
function pathsOf(bench: RowBench): string[] {
  return bench.http.requests.map(({ url }) => new URL(url).pathname);
}
function codeOf(answer: Answer | undefined): string {
  return answer instanceof ConnectorError ? answer.code : answer === null ? 'null' : 'schema';
}
function schemaIn(answer: Answer | undefined): TableSchema {
  if (answer instanceof ConnectorError || answer === null || answer === undefined)
    throw answer ?? new Error('null');
  return answer;
}
function tables(count: number): RowBench {
  return openTables(Array.from({ length: count }, (_, index) => oddTable(index, 2)));
}
const IDS = [idAt(0), idAt(10), idAt(20)];

describe('describing tables', () => {
  it('takes one request for many, in the order asked, each as often as asked', async () => {
    const bench = tables(3);
    const answers = await described(bench, [IDS[2] ?? '', IDS[0] ?? '', IDS[2] ?? '']);
    expect(answers.map((answer) => schemaIn(answer).ref.tableId)).toEqual([IDS[2], IDS[0], IDS[2]]);
    expect(pathsOf(bench)).toEqual(['/api/catalog/v1']);
  });

  it('takes one request for one, which tells its back end too', async () => {
    const bench = tables(1);
    bench.twin.rows.backend(idAt(0), '2.0');
    const [old] = await described(bench, [idAt(0)]);
    expect(schemaIn(old).capabilities.filter.eq?.text).toBe('superset');
    bench.twin.rows.backend(idAt(0), '2.1');
    const [now] = await described(bench, [idAt(0)]);
    expect(schemaIn(now).capabilities.filter.eq?.text).toBe('exact');
    expect(pathsOf(bench)).toEqual([`/api/views/${idAt(0)}.json`, `/api/views/${idAt(0)}.json`]);
  });

  it('takes no request for what cannot be an id of the platform', async () => {
    const bench = tables(1);
    expect(await described(bench, ['../../etc', 'ABCD-1234'])).toEqual([null, null]);
    expect(pathsOf(bench)).toEqual([]);
  });

  it('says the same by the catalogue and by the view', async () => {
    const bench = tables(2);
    const alone = schemaIn((await described(bench, [idAt(0)]))[0]);
    const among = schemaIn((await described(bench, [idAt(0), idAt(10)]))[0]);
    expect(among.version).toBe('2026-05-01T10:00:00Z');
    expect({ ...among, columns: among.columns.map(({ sourceType: _word, ...rest }) => rest) }).toEqual({
      ...alone,
      columns: alone.columns.map(({ sourceType: _word, ...rest }) => rest),
    });
  });

  it('asks the view where the catalogue lists columns that do not belong together', async () => {
    const bench = tables(3);
    bench.twin.misindexed.set(idAt(10), 'fewer types').set(idAt(20), 'no types');
    const answers = await described(bench, IDS);
    expect(answers.map(codeOf)).toEqual(['schema', 'schema', 'schema']);
    expect(schemaIn(answers[1]).columns).toEqual(schemaIn((await described(bench, [idAt(10)]))[0]).columns);
    expect(pathsOf(bench).slice(0, 3)).toEqual([
      '/api/catalog/v1',
      `/api/views/${idAt(10)}.json`,
      `/api/views/${idAt(20)}.json`,
    ]);
  });

  it('tells private from gone, for a few at a time', async () => {
    const bench = tables(3);
    bench.twin.makePrivate(idAt(10));
    expect((await described(bench, [...IDS, 'zzzz-zzzz'])).map(codeOf)).toEqual([
      'schema',
      'UNAUTHORISED',
      'schema',
      'null',
    ]);
    const many = Array.from({ length: 9 }, (_, index) => `none-000${index}`);
    const before = pathsOf(bench).length;
    expect((await described(bench, many)).map(codeOf)).toEqual(many.map(() => 'null'));
    expect(pathsOf(bench).length - before).toBe(6);
    expect(bench.notes).toHaveLength(1);
  });

  it('refuses with a reason what has no rows', async () => {
    const bench = tables(1);
    const kinds = [
      ['file-0001', 'file', 'blobby'],
      ['maps-0001', 'map', 'geo'],
      ['stor-0001', 'story', 'story'],
      ['href-0001', 'href', 'href'],
    ] as const;
    for (const [id, type, view] of kinds)
      bench.twin.insert(aResult({ id, type, resource: { lens_view_type: view } }));
    bench.twin.insert(aResult({ id: 'away-0001', metadata: { domain: 'data.other.gov' } }));
    const answers = await described(bench, [idAt(0), ...kinds.map(([id]) => id), 'away-0001']);
    expect(answers.map(codeOf)).toEqual(['schema', ...Array.from({ length: 5 }, () => 'UNSUPPORTED')]);
    const said = answers.map((answer) => (answer instanceof ConnectorError ? answer.message : ''));
    expect(said[1]).toContain('a file, not a table');
    expect(said[2]).toContain('an uploaded map');
    expect(said[5]).toContain('federated from data.other.gov');
    const [alone] = await described(bench, ['file-0001']);
    expect(codeOf(alone)).toBe('UNSUPPORTED');
  });

  it('gives an error for each table where the catalogue fails', async () => {
    const bench = tables(3);
    bench.twin.onRequest = () => {
      throw new Error('reset');
    };
    expect((await described(bench, IDS)).map(codeOf)).toEqual(['UNREACHABLE', 'UNREACHABLE', 'UNREACHABLE']);
  });

  it('asks for more than one address holds in several, each at most 6,000 bytes', async () => {
    const bench = openTables([oddTable(1, 1)]);
    const ids = Array.from({ length: 900 }, (_, index) => idAt(index * 10));
    await described(bench, ids);
    const urls = bench.http.requests.map(({ url }) => url).filter((url) => url.includes('/catalog/'));
    expect(urls).toHaveLength(3);
    for (const url of urls) expect(url.length).toBeLessThan(6_000);
    expect(new URL(urls[0] ?? '').searchParams.get('domains')).toBe(DOMAIN);
  });
});
