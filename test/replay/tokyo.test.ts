/** Tokyo's catalogue in December 2021 and in September 2022: what a walk makes of it is what two sets make of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HarvestRun } from '../../src/domain/harvest.ts';
import { isJsonObject, type JsonObject } from '../../src/domain/json.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import type { Twin } from '../twins/twin.ts';
import { byId, hasRecordings, recordsOf, TOKYO } from './support/recordings.ts';
import { DAY, httpOver, openReplay, stageOf, tokyo, type ReplayWorld } from './support/replay-world.ts';

const isHere = hasRecordings('Tokyo, 3,969 datasets and 5,077 nine months later');

function twinOf(packages: Iterable<JsonObject>): Twin {
  return createCkanTwin({ packages: [...packages], profile: '2.7' });
}

/** Whether a person would call it another description: the portal's own stamp moved, or the publisher has a new name. */
function differs(old: JsonObject, now: JsonObject): boolean {
  const publisher = (pkg: JsonObject): unknown =>
    isJsonObject(pkg['organization']) ? pkg['organization']['title'] : null;
  return old['metadata_modified'] !== now['metadata_modified'] || publisher(old) !== publisher(now);
}

describe.skipIf(!isHere)('Tokyo over nine months', () => {
  const before = isHere ? byId(recordsOf(TOKYO.first)) : new Map<string, JsonObject>();
  const after = isHere ? byId(recordsOf(TOKYO.second)) : new Map<string, JsonObject>();
  const gone = [...before.keys()].filter((id) => !after.has(id)).sort();
  const added = [...after.keys()].filter((id) => !before.has(id));
  const changed = [...after].filter(([id, now]) => {
    const old = before.get(id);
    return old !== undefined && differs(old, now);
  });
  const runs: HarvestRun[] = [];
  let world: ReplayWorld;
  let removed: readonly string[] = [];
  let living: readonly string[] = [];

  beforeAll(async () => {
    if (!isHere) return;
    const stage = stageOf(twinOf(before.values()));
    world = openReplay({ entry: tokyo, now: '2021-12-18T12:00:00Z', http: httpOver(stage) });
    runs.push(await world.full());
    stage.show(twinOf(after.values()));
    await world.clock.advance(Date.parse('2022-09-05T12:00:00Z') - world.clock.now().getTime());
    runs.push(await world.incremental());
    await world.clock.advance(DAY);
    runs.push(await world.full());
    removed = await world.removed();
    living = await world.living();
    stage.show(twinOf(before.values()));
    await world.clock.advance(DAY);
    runs.push(await world.full());
    stage.show(twinOf(after.values()));
    await world.clock.advance(DAY);
    runs.push(await world.full());
  }, 180_000);
  afterAll(() => world?.close());

  it('begins with 3,969 datasets', () => {
    expect(runs[0]).toMatchObject({
      verdict: 'COMPLETE',
      seen: 3_969,
      added: 3_969,
      rejected: 0,
      leftOut: 0,
    });
  });

  it('adds and changes what differs between the two days, and removes nothing at once', () => {
    expect([added.length, gone.length, after.size]).toEqual([1_110, 2, 5_077]);
    expect(runs[1]).toMatchObject({
      // The last full walk is older than a week.
      mode: 'FULL',
      verdict: 'COMPLETE',
      expected: 5_077,
      seen: 5_077,
      added: added.length,
      changed: changed.length,
      removed: 0,
      rejected: 0,
    });
  });

  it('removes the two that are gone after the second complete walk', () => {
    expect(runs[2]).toMatchObject({ verdict: 'COMPLETE', added: 0, changed: 0, removed: 2 });
    expect(removed).toEqual(gone);
    expect(living).toEqual([...after.keys()].sort());
  });

  it('is HELD when it falls back to the old list: 1,110 of 5,077 are more than a fifth', () => {
    expect(runs[3]).toMatchObject({
      verdict: 'HELD',
      removed: 0,
      heldRemovals: 1_110,
      reason: expect.stringMatching(/^1110 of 5077 datasets \(22 %\) were not there any more/),
    });
  });

  it('and is itself again when they are back', async () => {
    expect(runs[4]).toMatchObject({ verdict: 'COMPLETE', seen: 5_077, added: 0, removed: 0 });
    const [log] = await world.store.log.portals([tokyo.slug]);
    expect(log?.held).toBeNull();
  });
});
