/** A walk over Buenos Aires that broke off at 339 of 381, met in each form in which it can come. */
import { afterEach, describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '../../src/domain/json.ts';
import { createCkanTwin, type CkanTwin } from '../twins/ckan.ts';
import type { Twin, TwinRequest } from '../twins/twin.ts';
import { BUENOS_AIRES, byId, hasRecordings, idOf, recordsOf } from './support/recordings.ts';
import { buenosAires, DAY, httpOver, openReplay, stageOf, type ReplayWorld } from './support/replay-world.ts';

const isHere = hasRecordings('the walk over Buenos Aires that broke off');

function twinOf(packages: readonly JsonObject[]): CkanTwin {
  return createCkanTwin({ packages, profile: '2.7', rowsCap: 100 });
}

/** As the portal's server goes away: every connection is reset from some request on. */
function resetting(twin: CkanTwin, after: number): Twin {
  twin.onRequest((_request, index) => {
    if (index >= after) throw new Error('connection reset');
  });
  return twin;
}

function isSearch(request: TwinRequest): boolean {
  return request.url.pathname.endsWith('package_search');
}

/** A portal that counts `lost` packages more than it hands out; on every page, or until there are no more to hand out. */
function counting(twin: Twin, lost: number, until: 'end' | 'always'): Twin {
  return {
    async handle(request) {
      const response = await twin.handle(request);
      const body: unknown = isSearch(request) ? JSON.parse(String(response.body)) : null;
      if (!isJsonObject(body) || !isJsonObject(body['result'])) return response;
      const { result } = body;
      const isEmpty = Array.isArray(result['results']) && result['results'].length === 0;
      if (isEmpty && until === 'end') return response;
      const count = Number(result['count']) + lost;
      return { ...response, body: JSON.stringify({ ...body, result: { ...result, count } }) };
    },
  };
}

describe.skipIf(!isHere)('a catalogue of 381 that shows 339', () => {
  const whole = isHere ? recordsOf(BUENOS_AIRES.first) : [];
  const part = isHere ? recordsOf(BUENOS_AIRES.interrupted) : [];
  const held = byId(part);
  const missing = whole.filter((record) => !held.has(idOf(record))).map(idOf);
  const worlds: ReplayWorld[] = [];
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.close();
  });

  async function harvested(): Promise<{ world: ReplayWorld; show: (twin: Twin) => void }> {
    const stage = stageOf(twinOf(whole));
    const world = openReplay({ entry: buenosAires, now: '2021-04-25T12:00:00Z', http: httpOver(stage) });
    worlds.push(world);
    expect((await world.full()).verdict).toBe('COMPLETE');
    await world.clock.advance(DAY);
    return { world, show: (twin) => stage.show(twin) };
  }

  it('holds 339 of the 381 ids, and no other', () => {
    expect([whole.length, part.length, missing.length]).toEqual([381, 339, 42]);
  });

  it('is BROKEN when its connections are reset in mid-walk, and removes nothing, however often', async () => {
    const { world, show } = await harvested();
    for (let round = 0; round < 3; round += 1) {
      show(resetting(twinOf(whole), 2));
      expect(await world.full()).toMatchObject({
        verdict: 'BROKEN',
        error: { code: 'UNREACHABLE' },
        removed: 0,
        reason: expect.stringMatching(/^Stopped after 200 records: /),
      });
      await world.clock.advance(2 * DAY);
    }
    expect(await world.living()).toHaveLength(381);
  });

  it('is UNEVEN when it counts 381 and its list ends after 339, and removes nothing, however often', async () => {
    const { world, show } = await harvested();
    show(counting(twinOf(part), missing.length, 'end'));
    for (let round = 0; round < 3; round += 1) {
      expect(await world.full()).toMatchObject({
        verdict: 'UNEVEN',
        reason: '339 records were seen where the portal counts 381.',
        expected: 381,
        seen: 339,
        removed: 0,
      });
      await world.clock.advance(DAY);
    }
    expect(await world.living()).toHaveLength(381);
  });

  it('is BROKEN when it sends an empty page and counts 42 more', async () => {
    const { world, show } = await harvested();
    show(counting(twinOf(part), missing.length, 'always'));
    expect(await world.full()).toMatchObject({
      verdict: 'BROKEN',
      error: { code: 'BAD_SHAPE', message: expect.stringContaining('42 packages to come') },
      removed: 0,
    });
    expect(await world.living()).toHaveLength(381);
  });

  it('is COMPLETE when it counts 339, and removes the 42 only after the second such walk', async () => {
    const { world, show } = await harvested();
    show(twinOf(part));
    expect(await world.full()).toMatchObject({ verdict: 'COMPLETE', expected: 339, seen: 339, removed: 0 });
    expect(await world.living()).toHaveLength(381);
    await world.clock.advance(DAY);
    expect(await world.full()).toMatchObject({ verdict: 'COMPLETE', removed: 42 });
    expect(await world.removed()).toEqual([...missing].sort());
  });

  it('takes nothing away when the missing ones are there again in between', async () => {
    const { world, show } = await harvested();
    for (let round = 0; round < 3; round += 1) {
      show(twinOf(part));
      expect(await world.full()).toMatchObject({ verdict: 'COMPLETE', removed: 0 });
      await world.clock.advance(DAY);
      show(twinOf(whole));
      expect(await world.full()).toMatchObject({ verdict: 'COMPLETE', removed: 0 });
      await world.clock.advance(DAY);
    }
    expect(await world.living()).toHaveLength(381);
  });

  it('keeps what the portal still hands out by id, though its list passes over it', async () => {
    const { world, show } = await harvested();
    const [complete, short] = [twinOf(whole), twinOf(part)];
    const twin: Twin = {
      handle: (request) => {
        const isById = /id:\(|id:"/.test(decodeURIComponent(request.url.search + request.body));
        return (isById ? complete : short).handle(request);
      },
    };
    show(short);
    await world.full();
    await world.clock.advance(DAY);
    show(twin);
    expect(await world.full()).toMatchObject({ removed: 0 });
    expect(await world.living()).toHaveLength(381);
  });
});
