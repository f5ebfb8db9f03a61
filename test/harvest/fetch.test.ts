import { describe, expect, it } from 'vitest';
import { type Call, ConnectorError } from '../../src/connector/index.ts';
import { aWorld, anEntry, living, noHttp, PORTAL } from './support/harvest-world.ts';
import { type Item, MovingPortal } from './support/moving-portal.ts';

const items: Item[] = [
  { id: 'a', title: 'A' },
  { id: 'b', title: 'B' },
  { id: 'bad', title: 'Bad', odd: 'unmappable' },
];

describe('reading datasets through', () => {
  it('asks once for any number of ids and answers in their order, repeats and strangers too', async () => {
    const portal = new MovingPortal(items, { getMany: 100 });
    const { harvester, store } = aWorld(portal.connector);
    const { outcomes } = await harvester.fetch(PORTAL, ['b', 'none', 'a', 'b', 'bad']);
    expect(outcomes.map(({ localId, outcome }) => [localId, outcome])).toEqual([
      ['b', 'STORED'],
      ['none', 'GONE'],
      ['a', 'STORED'],
      ['b', 'STORED'],
      ['bad', 'FAILED'],
    ]);
    expect(outcomes[4]?.failure).toMatchObject({ code: 'BAD_SHAPE' });
    expect(portal.gets).toEqual([['b', 'none', 'a', 'bad']]);
    expect(await living(store)).toEqual(['a', 'b']);
  });
  it('asks in as few portions as the platform allows', async () => {
    const portal = new MovingPortal(items, { getMany: 2 });
    const { harvester } = aWorld(portal.connector);
    await harvester.fetch(PORTAL, ['a', 'b', 'c', 'd', 'e']);
    expect(portal.gets.map((ids) => ids.length)).toEqual([2, 2, 1]);
  });
  it('tells what its own requests have cost, and drops the meter', async () => {
    const portal = new MovingPortal(items, { getMany: 100 });
    const forgotten: string[] = [];
    const http = {
      ...noHttp(),
      usage: () => ({ requests: 3, bytes: 300, retries: 1 }),
      forget: (id: string) => forgotten.push(id),
    };
    const { harvester } = aWorld(portal.connector, {
      http: { ...http, forget: (id) => void http.forget(id) },
    });
    expect(await harvester.fetch(PORTAL, ['a'])).toMatchObject({ requests: 3, durationMs: 0 });
    expect(forgotten).toHaveLength(1);
  });
  it('removes nothing, however gone it is', async () => {
    const portal = new MovingPortal(items.slice(0, 2), { getMany: 100 });
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, { full: true });
    portal.remove('a');
    const { outcomes } = await harvester.fetch(PORTAL, ['a']);
    expect(outcomes[0]?.outcome).toBe('GONE');
    expect(await living(store)).toEqual(['a', 'b']);
  });
  it('answers with the failure for every id when the portal fails, can’t be opened or has no reading by id', async () => {
    const portal = new MovingPortal(items, { getMany: 100 });
    const { connector } = portal;
    const failing: typeof connector = {
      ...connector,
      open: (config, context) => {
        const opened = connector.open(config, context);
        const get = () => Promise.reject(new ConnectorError('TIMEOUT', 'slow'));
        return { ...opened, catalogue: { ...opened.catalogue, get } };
      },
    };
    const codes = async (world: ReturnType<typeof aWorld>) =>
      (await world.harvester.fetch(PORTAL, ['a', 'b'])).outcomes.map(({ failure }) => failure?.code);
    expect(await codes(aWorld(failing))).toEqual(['TIMEOUT', 'TIMEOUT']);
    expect(await codes(aWorld(new MovingPortal(items).connector))).toEqual(['UNSUPPORTED', 'UNSUPPORTED']);
    const registry = { cities: [], portals: [anEntry({ platform: 'none' })] };
    expect(await codes(aWorld(connector, { registry }))).toEqual(['BAD_CONFIG', 'BAD_CONFIG']);
  });
  it('refuses a portal that is not in the registry, and asks nothing for no ids', async () => {
    const portal = new MovingPortal(items, { getMany: 100 });
    const { harvester } = aWorld(portal.connector);
    await expect(harvester.fetch('nowhere', ['a'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await harvester.fetch(PORTAL, [])).toMatchObject({ outcomes: [] });
    expect(portal.gets).toEqual([]);
  });
  it('stops asking when nobody waits any more', async () => {
    const portal = new MovingPortal(items, { getMany: 1 });
    const { connector } = portal;
    const abandon = new AbortController();
    const asked: (readonly string[])[] = [];
    const slow: typeof connector = {
      ...connector,
      open: (config, context) => {
        const opened = connector.open(config, context);
        const get = (ids: readonly string[], { signal }: Call) => {
          if (signal.aborted) return Promise.reject(new ConnectorError('ABORTED', 'stopped'));
          asked.push(ids);
          return new Promise<never>((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new ConnectorError('ABORTED', 'stopped')));
            abandon.abort();
          });
        };
        return { ...opened, catalogue: { ...opened.catalogue, get } };
      },
    };
    const { outcomes } = await aWorld(slow).harvester.fetch(PORTAL, ['a', 'b'], abandon.signal);
    expect(outcomes.map(({ failure }) => failure?.code)).toEqual(['ABORTED', 'ABORTED']);
    expect(asked).toEqual([['a']]);
  });
  it('takes an answer for another id for a breach of the contract', async () => {
    const portal = new MovingPortal(items, { getMany: 100 });
    const { connector } = portal;
    const confused: typeof connector = {
      ...connector,
      open: (config, context) => {
        const opened = connector.open(config, context);
        const get = async () => [{ localId: 'b', stamp: null, raw: { title: 'B' } }];
        return { ...opened, catalogue: { ...opened.catalogue, get } };
      },
    };
    const { outcomes } = await aWorld(confused).harvester.fetch(PORTAL, ['a', 'c']);
    expect(outcomes.map(({ failure }) => failure?.message)).toEqual([
      'asked for "a", got "b"',
      'asked for "c", got nothing',
    ]);
  });
});
