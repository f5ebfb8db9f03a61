import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/errors.ts';
import { aCall } from '../../support/twin-http.ts';
import { aResult, idAt, open, results, type Bench } from './support.ts';

async function get({ catalogue }: Bench, ids: readonly string[]): Promise<readonly (string | null)[]> {
  const answers = (await catalogue.get?.(ids, aCall())) ?? [];
  return answers.map((answer) =>
    answer instanceof ConnectorError ? answer.code : (answer?.localId ?? null),
  );
}

describe('reading by id', () => {
  it('answers in the order of the ids, repeats included, and null for what nobody has', async () => {
    const bench = open(results(20));
    const ids = [idAt(50), 'zzzz-zzzz', idAt(10), idAt(50), 'not an id'];
    expect(await get(bench, ids)).toEqual([idAt(50), null, idAt(10), idAt(50), null]);
    expect(bench.http.requests).toHaveLength(1);
  });

  it('gives the whole record and its stamp', async () => {
    const result = aResult({ id: idAt(1), updatedAt: '2026-02-03T04:05:06.000Z' });
    const [record] = (await open([result]).catalogue.get?.([idAt(1)], aCall())) ?? [];
    expect(record).toEqual({ localId: idAt(1), stamp: '2026-02-03T04:05:06.000Z', raw: result });
  });

  it.each([1, 100, 400, 1000])(
    'reads %i ids in as few requests, none longer than 6,000 bytes',
    async (count) => {
      const bench = open(results(count));
      const ids = Array.from({ length: count }, (_, i) => idAt(i * 10));
      expect(await get(bench, ids)).toEqual(ids);
      expect(bench.http.requests).toHaveLength(Math.ceil(count / 400));
      expect(Math.max(...bench.http.requests.map(({ url }) => url.length))).toBeLessThan(6_000);
    },
  );

  it('asks again when the portal lowers the page size', async () => {
    const bench = open(results(50), { pageCap: 20 });
    const ids = Array.from({ length: 50 }, (_, i) => idAt(i * 10));
    expect(await get(bench, ids)).toEqual(ids);
    expect(bench.http.requests).toHaveLength(3);
  });

  it('asks again when results are listed twice, which takes the place of others', async () => {
    const twice = results(6).flatMap((result, index) => (index < 2 ? [result, result] : [result]));
    const bench = open(twice);
    const ids = Array.from({ length: 6 }, (_, i) => idAt(i * 10));
    expect(await get(bench, ids)).toEqual(ids);
    expect(bench.http.requests).toHaveLength(2);
  });

  it('gives up when the portal counts what it never sends', async () => {
    const bench = open([]);
    const body = JSON.stringify({ results: [], resultSetSize: 9 });
    const empty: Pick<Bench['twin'], 'handle'> = { handle: async () => ({ status: 200, headers: {}, body }) };
    Object.assign(bench.twin, empty);
    expect(await get(bench, [idAt(0), idAt(10)])).toEqual([null, null]);
    expect(bench.http.requests).toHaveLength(1);
  });

  it('knows nothing of private assets, charts and other domains', async () => {
    const bench = open([...results(3), aResult({ id: 'char-t001', type: 'chart' })], {
      otherDomains: { 'data.other.gov': [aResult({ id: 'othe-r001' })] },
    });
    bench.twin.makePrivate(idAt(10));
    expect(await get(bench, [idAt(0), idAt(10), 'char-t001', 'othe-r001'])).toEqual([
      idAt(0),
      null,
      null,
      null,
    ]);
  });

  it('gives an unreadable record as an error in its place', async () => {
    const bench = open([...results(2), aResult({ id: 'badd-0001', resource: { type: {} } })]);
    expect(await get(bench, [idAt(0), 'badd-0001', idAt(10)])).toEqual([idAt(0), 'BAD_SHAPE', idAt(10)]);
  });

  it('lets one failing request spoil only its own ids', async () => {
    const bench = open(results(800));
    let turn = 0;
    bench.twin.onRequest = () => {
      turn += 1;
      if (turn === 1) throw new Error('reset');
    };
    const ids = Array.from({ length: 800 }, (_, i) => idAt(i * 10));
    const answers = await get(bench, ids);
    expect(answers.slice(0, 400)).toEqual(ids.slice(0, 400).map(() => 'UNREACHABLE'));
    expect(answers.slice(400)).toEqual(ids.slice(400));
  });

  it('sends nothing for no ids', async () => {
    const bench = open(results(3));
    expect(await get(bench, [])).toEqual([]);
    expect(await get(bench, ['x'])).toEqual([null]);
    expect(bench.http.requests).toEqual([]);
  });
});
