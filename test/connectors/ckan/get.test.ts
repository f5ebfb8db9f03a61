import { describe, expect, it } from 'vitest';
import type { ConnectorError, Json, SourceRecord } from '../../../src/connector/index.ts';
import { aCall, twinHttp } from '../../support/twin-http.ts';
import {
  answering,
  answeringHtml,
  aPackage,
  getAll,
  idNumber,
  NOW,
  openOn,
  openTwin,
  packages,
} from './portal.ts';

function idOf(answer: SourceRecord | ConnectorError | null): string | null {
  return answer !== null && 'localId' in answer ? answer.localId : null;
}

describe('reading CKAN packages by id', () => {
  for (const count of [1, 100, 500])
    it(`takes one request for ${count} ids that are all there`, async () => {
      const { portal, http } = openTwin({ packages: packages(1_000) });
      const ids = Array.from({ length: count }, (_, index) => idNumber(999 - index));
      expect((await getAll(portal, ids)).map(idOf)).toEqual(ids);
      expect(http.requests).toHaveLength(1);
      expect(http.requests[0]?.method).toBe(count > 100 ? 'POST' : 'GET');
    });

  it('takes two requests for a thousand ids', async () => {
    const { portal, http } = openTwin({ packages: packages(1_000) });
    const ids = packages(1_000).map((pkg) => String(pkg['id']));
    expect((await getAll(portal, ids)).map(idOf)).toEqual(ids);
    expect(http.requests).toHaveLength(2);
  });

  it('keeps every URL within 6,000 bytes', async () => {
    const { portal, http } = openTwin({ packages: packages(100) });
    await getAll(
      portal,
      packages(100).map((pkg) => String(pkg['id'])),
    );
    const long = Array.from({ length: 100 }, (_, index) => `é${'x'.repeat(150)}${index}`);
    await getAll(portal, long);
    expect(Math.max(...http.requests.map((request) => request.url.length))).toBeLessThanOrEqual(6_000);
  });

  it('keeps order and duplicates, and gives null for unknown, private and deleted ids', async () => {
    const { portal, twin } = openTwin({ packages: packages(10) });
    twin.makePrivate(idNumber(2));
    twin.remove(idNumber(3));
    twin.purge(idNumber(4));
    const ids = [7, 2, 7, 3, 99, 4, 1].map(idNumber);
    expect((await getAll(portal, ids)).map(idOf)).toEqual([
      idNumber(7),
      null,
      idNumber(7),
      null,
      null,
      null,
      idNumber(1),
    ]);
  });

  it('asks singly for at most five absent ids', async () => {
    const { portal, http } = openTwin({ packages: packages(10) });
    const ids = Array.from({ length: 40 }, (_, index) => idNumber(index));
    expect((await getAll(portal, ids)).filter((answer) => answer === null)).toHaveLength(30);
    expect(http.requests.map((request) => request.url.includes('package_show'))).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it('finds a package that the search index does not have yet', async () => {
    const { portal, twin } = openTwin({ packages: packages(3), now: () => NOW });
    twin.setIndexLag(60_000);
    twin.insert(aPackage(50));
    expect((await getAll(portal, [idNumber(50)])).map(idOf)).toEqual([idNumber(50)]);
  });

  it('gives null for a name, for what is no dataset, and for what can be no id', async () => {
    const { portal, http } = openTwin({ packages: [aPackage(1), aPackage(2, { type: 'harvest' })] });
    const ids = ['package-1', idNumber(2), '', 'x'.repeat(5_000)];
    expect(await getAll(portal, ids)).toEqual([null, null, null, null]);
    expect(http.requests.every((request) => request.url.length < 1_000)).toBe(true);
  });

  it('pages on where the portal caps the answer', async () => {
    const { portal } = openTwin({ packages: packages(60), rowsCap: 7 });
    const ids = packages(60).map((pkg) => String(pkg['id']));
    expect((await getAll(portal, ids)).map(idOf)).toEqual(ids);
  });

  it('falls back to GET where POST is refused', async () => {
    const { twin } = openTwin({ packages: packages(150) });
    const http = twinHttp({
      handle: async (request) =>
        request.method === 'POST'
          ? { status: 403, headers: { 'content-type': 'text/html' }, body: '<title>Access Denied</title>' }
          : twin.handle(request),
    });
    const ids = packages(150).map((pkg) => String(pkg['id']));
    expect((await getAll(openOn(http), ids)).map(idOf)).toEqual(ids);
  });

  it('takes any text as a literal id', async () => {
    const odd = [
      'a"b',
      'a\\',
      '*',
      '") OR id:*',
      '{!func}1',
      "x'y",
      'a:b',
      'ü OR 日本',
      '\u2028',
      'a\ud800',
      '" TO *]',
    ];
    const kept = odd.filter((_, index) => index % 2 === 0);
    const { portal } = openTwin({ packages: kept.map((id, index) => aPackage(index, { id })) });
    for (const id of odd) {
      const [answer] = await getAll(portal, [id]);
      expect(idOf(answer ?? null)).toBe(kept.includes(id) ? id : null);
    }
    const all = await getAll(
      portal,
      odd.filter((id) => id !== 'a\ud800'),
    );
    expect(all.map(idOf).filter((id) => id !== null)).toEqual(kept.filter((id) => id !== 'a\ud800'));
  });

  it('gives a failure as the value of its ids alone', async () => {
    const { twin } = openTwin({ packages: packages(1_000) });
    let posts = 0;
    const http = twinHttp({
      handle: async (request) => {
        posts += 1;
        if (posts === 1)
          return { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' };
        return twin.handle(request);
      },
    });
    const ids = packages(1_000).map((pkg) => String(pkg['id']));
    const answers = await getAll(openOn(http), ids);
    expect(answers[0]).toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(answers[499]).toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(idOf(answers[500] ?? null)).toBe(idNumber(500));
  });

  it('never throws for what the portal does', async () => {
    const bodies: Json[] = [
      null,
      [],
      'text',
      { success: true },
      { success: true, result: {} },
      { success: false },
    ];
    for (const body of bodies)
      expect(await getAll(openOn(answering(200, body)), ['a'])).toMatchObject([{ code: 'BAD_SHAPE' }]);
    expect(await getAll(openOn(answeringHtml(200)), ['a'])).toMatchObject([{ code: 'BLOCKED' }]);
  });

  it('asks nothing for nothing', async () => {
    const { portal, http } = openTwin({ packages: packages(1) });
    expect(await portal.catalogue.get?.([], aCall())).toEqual([]);
    expect(http.requests).toHaveLength(0);
  });

  it('reads the list of one that DKAN answers', async () => {
    const { portal, twin } = openTwin({ packages: packages(1), profile: 'dkan', now: () => NOW });
    twin.setIndexLag(1);
    twin.insert(aPackage(9));
    expect((await getAll(portal, [idNumber(9)])).map(idOf)).toEqual([idNumber(9)]);
  });
});
