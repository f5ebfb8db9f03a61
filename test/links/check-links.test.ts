import { afterEach, describe, expect, it } from 'vitest';
import type { LinkProbe, LinkReply } from '../../src/ports/links.ts';
import { aFormat } from '../support/builders.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { serveLinks, type LinkSite } from '../twins/links.ts';
import { aLinkWorld, aPortal, listLinks, type LinkWorld, type LinkWorldOptions } from './support.ts';

const DAY = 24 * 3_600_000;
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});
async function aSite(robots?: Parameters<typeof serveLinks>[0]): Promise<LinkSite> {
  const site = await serveLinks(robots);
  closing.push(site);
  return site;
}
function aWorld(options: LinkWorldOptions = {}): LinkWorld {
  const world = aLinkWorld(options);
  closing.unshift(world);
  return world;
}
/** A probe that answers out of a table, without any network. */
function answering(reply: (url: string, nth: number) => LinkReply, asked: string[] = []): LinkWorldOptions {
  return {
    wrap: (probe): LinkProbe => ({
      ...probe,
      send: async (request) => {
        asked.push(`${request.method} ${request.url}`);
        if (request.url.endsWith('/robots.txt')) return answer(404);
        return reply(request.url, asked.length);
      },
    }),
  };
}
function answer(status: number, headers: Readonly<Record<string, string>> = {}): LinkReply {
  return { is: 'answer', status, headers, body: '', durationMs: 1 };
}
const urlsOf = (host: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `https://${host}.example/files/${i}`);

describe('checking links', () => {
  it('says what it will do, how it goes, and what came of it', async () => {
    const site = await aSite();
    const world = aWorld();
    await listLinks(
      world.store,
      'springfield',
      ['/ok/1', '/ok/2', '/gone', '/broken'].map((path) => site.url + path),
    );
    const report = await world.check();
    expect(report).toMatchObject({
      checked: 4,
      alive: 2,
      dead: { GONE: 1 },
      unknown: { UNSTABLE: 1 },
      requests: 7,
      hosts: 1,
      left: 0,
      stopped: null,
      portals: [{ portal: 'springfield', addresses: 4, sample: 4, due: 4 }],
    });
    expect(world.events[0]).toEqual({
      type: 'planned',
      portal: 'springfield',
      addresses: 4,
      sample: 4,
      due: 4,
    });
    expect(world.events.at(-1)).toMatchObject({ type: 'checked', of: 4, tally: { checked: 4, alive: 2 } });
  });

  it('asks an address once, however many datasets and portals name it', async () => {
    const site = await aSite();
    const portals = [
      aPortal('springfield', 'https://a.example'),
      aPortal('shelbyville', 'https://b.example'),
    ];
    const world = aWorld({ portals });
    await listLinks(
      world.store,
      'springfield',
      [`${site.url}/soft-404.csv`, `${site.url}/soft-404.csv#2`],
      {},
    );
    await listLinks(world.store, 'shelbyville', [`${site.url}/soft-404.csv`], { format: aFormat('CSV') });
    expect(await world.check()).toMatchObject({ checked: 1 });
    expect(site.asked()).toEqual(['HEAD /soft-404.csv']);
    expect((await world.fact(`${site.url}/soft-404.csv`))?.flags).toEqual(['SOFT_404']);
  });

  it('takes the enabled portals where none is named, and no others', async () => {
    const portals = [aPortal('a', 'https://a.example'), aPortal('off', 'https://b.example', false)];
    const world = aWorld({ portals, ...answering(() => answer(200)) });
    await listLinks(world.store, 'a', urlsOf('a', 1));
    await listLinks(world.store, 'off', urlsOf('b', 1));
    expect((await world.check()).portals.map(({ portal }) => portal)).toEqual(['a']);
    expect((await world.check({ portals: ['off'] })).checked).toBe(1);
  });

  it('refuses portals that it does not know, and a second check beside the first', async () => {
    const world = aWorld(answering(() => answer(200)));
    await expect(world.check({ portals: ['nowhere'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await listLinks(world.store, 'springfield', urlsOf('a', 3));
    const first = world.check();
    await expect(world.check()).rejects.toMatchObject({ code: 'BUSY' });
    expect(await first).toMatchObject({ checked: 3 });
    expect(await world.check()).toMatchObject({ checked: 0 });
  });

  it('leaves what was checked in peace until it is due again', async () => {
    const world = aWorld(answering((url) => answer(url.endsWith('/0') ? 404 : 200)));
    await listLinks(world.store, 'springfield', urlsOf('a', 3));
    const checkedOn: number[] = [];
    for (const days of [0, 0, 1, 1, 2, 1, 25]) {
      await world.clock.advance(days * DAY);
      checkedOn.push((await world.check()).checked);
    }
    // All; none; the dead one after 1 day, and after 3 more; all after 30.
    expect(checkedOn).toEqual([3, 0, 1, 0, 1, 0, 3]);
  });

  it('calls instability death on the third day', async () => {
    const world = aWorld(answering(() => answer(500)));
    await listLinks(world.store, 'springfield', urlsOf('a', 1));
    const states: unknown[] = [];
    for (let day = 0; day < 3; day += 1) {
      await world.check();
      states.push((await world.fact('https://a.example/files/0'))?.state);
      await world.clock.advance(DAY);
    }
    expect(states).toEqual(['UNKNOWN', 'UNKNOWN', 'FAIL']);
  });
});

describe('a budget', () => {
  it('is never passed, and what is left is named', async () => {
    const asked: string[] = [];
    const world = aWorld(answering(() => answer(404), asked));
    await listLinks(world.store, 'springfield', [...urlsOf('a', 30), ...urlsOf('b', 30)]);
    const report = await world.check({ budget: 25 });
    expect(asked).toHaveLength(25);
    expect(report).toMatchObject({ requests: 25, stopped: 'BUDGET' });
    expect(report.checked + report.left).toBe(25);
  });

  it('goes on where the last one ended, along one order', async () => {
    const asked: string[] = [];
    const world = aWorld(answering(() => answer(200), asked));
    await listLinks(world.store, 'springfield', urlsOf('a', 100));
    for (let i = 0; i < 3; i += 1) await world.check({ budget: 20 });
    const inParts = asked.filter((one) => !one.endsWith('robots.txt'));
    const whole: string[] = [];
    const other = aWorld(answering(() => answer(200), whole));
    await listLinks(other.store, 'springfield', urlsOf('a', 100));
    await other.check({ budget: 61 });
    expect(new Set(inParts).size).toBe(inParts.length);
    expect(whole.filter((one) => !one.endsWith('robots.txt')).slice(0, inParts.length)).toEqual(inParts);
  });

  it('is shared by portals in proportion to their datasets', async () => {
    const portals = [aPortal('large', 'https://a.example'), aPortal('small', 'https://b.example')];
    const world = aWorld({ portals, ...answering(() => answer(200)) });
    await listLinks(world.store, 'large', urlsOf('a', 90));
    await listLinks(world.store, 'small', urlsOf('b', 10));
    const { portals: plans } = await world.check({ budget: 20 });
    expect(plans.map(({ due }) => due)).toEqual([18, 2]);
  });

  it('is a sample of a large portal where none is given, and everything where that is wanted', async () => {
    const world = aWorld({ ...answering(() => answer(200)), limits: { requestsPerHostAndDay: 100_000 } });
    await listLinks(world.store, 'springfield', urlsOf('a', 2_500));
    expect(await world.check()).toMatchObject({ checked: 749, portals: [{ addresses: 2_500, sample: 749 }] });
    expect(await world.check({ all: true })).toMatchObject({ checked: 1_751, portals: [{ sample: 2_500 }] });
  });
});

describe('hosts', () => {
  it('are left alone after ten failures in a row; the rest of their addresses stays open', async () => {
    const asked: string[] = [];
    const down: LinkReply = { is: 'fault', fault: 'TIMEOUT', isSent: true, durationMs: 20_000 };
    const world = aWorld(answering((url) => (url.includes('//a.') ? down : answer(200)), asked));
    await listLinks(world.store, 'springfield', [...urlsOf('a', 30), ...urlsOf('b', 12)]);
    const report = await world.check();
    expect(report).toMatchObject({ alive: 12, unknown: { UNSTABLE: 10, HOST_DOWN: 20 } });
    expect(asked.filter((one) => one.startsWith('HEAD https://a.'))).toHaveLength(10);
  });

  it('are not left alone when they answer now and then', async () => {
    const world = aWorld(answering((_url, nth) => answer(nth % 9 === 0 ? 200 : 504)));
    await listLinks(world.store, 'springfield', urlsOf('a', 40));
    expect((await world.check()).unknown['HOST_DOWN']).toBeUndefined();
  });

  it('are asked no more than so often on one day, whoever asked before', async () => {
    const world = aWorld({ ...answering(() => answer(200)), limits: { requestsPerHostAndDay: 10 } });
    const day = world.clock.now().toISOString().slice(0, 10);
    await world.store.links.save({ records: [], requests: [{ host: 'a.example', day, requests: 4 }] });
    await listLinks(world.store, 'springfield', [...urlsOf('a', 20), ...urlsOf('b', 3)]);
    // Of the six that are left, one is for robots.txt.
    expect(await world.check()).toMatchObject({ checked: 5 + 3, left: 15, stopped: null });
    expect(await world.store.links.requests(['a.example'], day)).toEqual([10]);
    await world.clock.advance(DAY);
    // robots.txt is a day old, too.
    expect((await world.check()).checked).toBe(9);
  });

  it('are asked sixteen at a time at most', async () => {
    let [now, most] = [0, 0];
    const world = aWorld({
      wrap: (probe) => ({
        ...probe,
        send: async () => {
          now += 1;
          most = Math.max(most, now);
          await new Promise((resolve) => setTimeout(resolve, 2));
          now -= 1;
          return answer(200);
        },
      }),
    });
    await listLinks(
      world.store,
      'springfield',
      Array.from({ length: 60 }, (_, i) => `https://h${i}.example/`),
    );
    expect((await world.check()).hosts).toBe(60);
    expect(most).toBe(16);
  });

  it('whose certificate is bad are dead, or alive with a warning where that is put up with', async () => {
    const bad: LinkReply = { is: 'fault', fault: 'TLS', isSent: true, durationMs: 1 };
    const options: LinkWorldOptions = {
      wrap: (probe) => ({
        ...probe,
        send: async (request) => (request.checksCertificate ? bad : answer(200)),
      }),
    };
    for (const [tls, state, flags] of [
      ['strict', 'FAIL', []],
      ['lenient', 'PASS', ['TLS_WARNING']],
    ] as const) {
      const world = aWorld(options);
      await listLinks(world.store, 'springfield', urlsOf('a', 1));
      await world.check({ tls });
      expect(await world.fact('https://a.example/files/0')).toMatchObject({ state, flags });
    }
  });
});

describe('a check that is stopped', () => {
  it('ends its requests, keeps what it found, and the next one goes on', async () => {
    const site = await aSite();
    const world = aWorld({ limits: { totalMs: 60_000 } });
    const urls = [...Array.from({ length: 5 }, (_, i) => `${site.url}/ok/${i}`), `${site.url}/silent`];
    await listLinks(world.store, 'springfield', urls);
    const controller = new AbortController();
    const report = world.check({}, controller.signal);
    await expect.poll(() => site.asked().some((one) => one.endsWith('/silent'))).toBe(true);
    controller.abort();
    const { checked, left, stopped } = await report;
    expect([checked + left, stopped]).toEqual([6, 'ABORTED']);
    const facts = await world.store.links.facts(urls);
    expect(facts.filter((fact) => fact !== null)).toHaveLength(checked);
  });

  it('asks nothing when it was stopped before it began', async () => {
    const asked: string[] = [];
    const world = aWorld(answering(() => answer(200), asked));
    await listLinks(world.store, 'springfield', urlsOf('a', 3));
    expect(await world.check({}, AbortSignal.abort())).toMatchObject({ checked: 0, stopped: 'ABORTED' });
    expect(asked).toEqual([]);
  });

  it('is stopped by closing, after which there is none', async () => {
    const site = await aSite();
    const world = aWorld({ limits: { totalMs: 60_000 } });
    await listLinks(world.store, 'springfield', [`${site.url}/silent`]);
    const report = world.check();
    await expect.poll(() => site.asked().length).toBe(1);
    await world.checker.close();
    expect(await report).toMatchObject({ stopped: 'ABORTED', checked: 0, left: 1 });
    await expect(world.check()).rejects.toMatchObject({ code: 'BUSY' });
  });

  it('by a crash has lost less than a batch', async () => {
    const clock = createFakeClock({ auto: true });
    const world = aWorld({
      clock,
      ...answering((_url, nth) => {
        if (nth === 90) throw new Error('the process dies');
        return answer(200);
      }),
    });
    const { save } = world.store.links;
    let isDead = false;
    world.store.links.save = (batch) =>
      isDead ? Promise.reject(new Error('dead')) : save.call(world.store.links, batch);
    await listLinks(world.store, 'springfield', urlsOf('a', 100));
    await expect(
      world.check().finally(() => {
        isDead = true;
      }),
    ).rejects.toThrow('the process dies');
    const facts = await world.store.links.facts(urlsOf('a', 100));
    expect(facts.filter((fact) => fact !== null).length).toBeGreaterThanOrEqual(75);
  });
});

describe('what is known of links', () => {
  it('is told by address as catalogues write it, null for what was never checked or is none', async () => {
    const world = aWorld(answering(() => answer(200)));
    await listLinks(world.store, 'springfield', ['https://A.example/x#y']);
    await world.check();
    const facts = await world.reader.facts(['nonsense', 'https://a.example:443/x', 'https://a.example/z']);
    expect(facts.map((fact) => fact?.state ?? null)).toEqual([null, 'PASS', null]);
  });

  it('is counted by host and pattern', async () => {
    const world = aWorld(answering((url) => answer(url.endsWith('/1') ? 404 : 200)));
    await listLinks(world.store, 'springfield', [...urlsOf('a', 8), ...urlsOf('b', 2)]);
    await world.check();
    expect(await world.reader.strata('springfield')).toEqual([
      { host: 'a.example', template: '/files/*', total: 8, known: 8, alive: 7, unknown: 0 },
      { host: 'other', template: 'other', total: 2, known: 2, alive: 1, unknown: 0 },
    ]);
  });
});
