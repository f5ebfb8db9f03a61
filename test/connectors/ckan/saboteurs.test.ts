/** Walks that are wrong on purpose: what they lose on the twin is what the tests of the real walk would notice. */
import { describe, expect, it } from 'vitest';
import { read, type Json } from '../../../src/connector/index.ts';
import { aCall } from '../../support/twin-http.ts';
import { aPackage, idNumber, openTwin, packages, type Opened } from './portal.ts';

interface Shortcut {
  readonly sort: string;
  readonly rows: number;
  /** `asked`: moves on by what was asked for. `short`: ends on a page shorter than asked. */
  readonly fault: 'none' | 'asked' | 'short';
}

async function wrongWalk(opened: Opened, way: Shortcut, between: (page: number) => void): Promise<string[]> {
  const ids: string[] = [];
  let start = 0;
  for (let page = 0; page < 50; page += 1) {
    const url = new URL('https://data.example.city/api/3/action/package_search');
    for (const [name, value] of Object.entries({ sort: way.sort, rows: way.rows, start }))
      url.searchParams.set(name, String(value));
    const { body } = await opened.http.json(url, aCall());
    const results: readonly Json[] = read(body).needObject('result').needList('results');
    ids.push(...results.map((pkg) => read(pkg).needText('id')));
    if (results.length === 0 || (way.fault === 'short' && results.length < way.rows)) break;
    start += way.fault === 'asked' ? way.rows : results.length;
    between(page);
  }
  return ids;
}

const nothing = (): void => undefined;

describe('the twin catches a walk that', () => {
  it('keeps the default order while packages are edited', async () => {
    const opened = openTwin({ packages: packages(40), rowsCap: 10 });
    const way: Shortcut = { sort: 'score desc, metadata_modified desc', rows: 10, fault: 'none' };
    const ids = await wrongWalk(opened, way, (page) =>
      opened.twin.update(idNumber(page * 3), { title: 'edited' }),
    );
    expect(new Set(ids).size).toBeLessThan(ids.length);
    expect(new Set(ids).size).toBeLessThan(40);
  });

  it('goes by offset while packages are deleted', async () => {
    const opened = openTwin({ packages: packages(40), rowsCap: 10 });
    const way: Shortcut = { sort: 'id asc', rows: 10, fault: 'none' };
    const ids = await wrongWalk(opened, way, (page) => opened.twin.purge(idNumber(page)));
    expect(ids.length).toBeLessThan(40);
    expect(ids).not.toContain(idNumber(10));
  });

  it('ends on a short page where rows are capped', async () => {
    const opened = openTwin({ packages: packages(40), rowsCap: 10 });
    expect(await wrongWalk(opened, { sort: 'id asc', rows: 1000, fault: 'short' }, nothing)).toHaveLength(10);
  });

  it('moves on by what it asked for where rows are capped', async () => {
    const opened = openTwin({ packages: packages(40), rowsCap: 10 });
    expect(await wrongWalk(opened, { sort: 'id asc', rows: 15, fault: 'asked' }, nothing)).toHaveLength(30);
  });

  it('sorts by what is not unique while the index shuffles', async () => {
    const same = Array.from({ length: 40 }, (_, i) =>
      aPackage(i, { metadata_modified: '2026-05-05T05:05:05' }),
    );
    const opened = openTwin({ packages: same, rowsCap: 10 });
    const way: Shortcut = { sort: 'metadata_modified asc', rows: 10, fault: 'none' };
    const ids = await wrongWalk(opened, way, () => opened.twin.reorder());
    expect(new Set(ids).size).toBeLessThan(40);
  });
});
