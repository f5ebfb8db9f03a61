/** Five days of the City of Buenos Aires (April 2021), over real HTTP on loopback. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HarvestRun } from '../../src/domain/harvest.ts';
import type { JsonObject } from '../../src/domain/json.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import { serveTwin, type ServedTwin } from '../twins/serve.ts';
import type { Twin } from '../twins/twin.ts';
import { BUENOS_AIRES, byId, hasRecordings, recordsOf } from './support/recordings.ts';
import { openGraph, type ReplayGraph } from './support/replay-graph.ts';
import {
  buenosAires,
  DAY,
  openReplay,
  portalEntry,
  silentLog,
  stageOf,
  type ReplayWorld,
} from './support/replay-world.ts';

const isHere = hasRecordings('Buenos Aires, 381 datasets and five days later 383');
const START = '2021-04-25T12:00:00Z';

function twinOf(packages: readonly JsonObject[]): Twin {
  return createCkanTwin({ packages, profile: '2.7', rowsCap: 100 });
}

/** What the two records alone say must be among the fields of the change. */
function fieldsTold(old: JsonObject = {}, now: JsonObject = {}): readonly string[] {
  const told = {
    metadata_modified: 'metadataModified',
    num_resources: 'distributions',
    notes: 'description',
  };
  return Object.entries(told).flatMap(([key, field]) => (old[key] === now[key] ? [] : [field]));
}

describe.skipIf(!isHere)('Buenos Aires over five days', () => {
  const before = isHere ? byId(recordsOf(BUENOS_AIRES.first)) : new Map<string, JsonObject>();
  const after = isHere ? byId(recordsOf(BUENOS_AIRES.second)) : new Map<string, JsonObject>();
  const stage = stageOf(twinOf([...before.values()]));
  const newIds = [...after.keys()].filter((id) => !before.has(id));
  const changedIds = [...after.keys()].filter(
    (id) => before.has(id) && JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)),
  );
  const runs: HarvestRun[] = [];
  let served: ServedTwin;
  let world: ReplayWorld;
  let graph: ReplayGraph;
  let askedSince = '';

  beforeAll(async () => {
    if (!isHere) return;
    served = await serveTwin(stage, { gzip: true });
    const clock = createFakeClock({ start: START, auto: true });
    const http = createHttpClient({
      userAgent: 'CivicGraph/test (+https://example.org)',
      clock,
      log: silentLog,
      allowLoopback: true,
    });
    const entry = portalEntry({ ...buenosAires, url: `${served.url}/` });
    world = openReplay({ entry, now: START, http, clock });
    runs.push(await world.full());
    stage.show(twinOf([...after.values()]));
    await clock.advance(5 * DAY);
    const requests = served.served();
    runs.push(await world.incremental());
    askedSince = decodeURIComponent(served.requests[requests]?.url.search ?? '');
    runs.push(await world.full());
    graph = await openGraph(world);
  });
  afterAll(async () => {
    await graph?.close();
    await world?.close();
    await served?.close();
  });

  it('begin with a complete walk over 381 datasets', async () => {
    expect(before.size).toBe(381);
    expect(runs[0]).toMatchObject({
      mode: 'FULL',
      verdict: 'COMPLETE',
      expected: 381,
      seen: 381,
      added: 381,
      rejected: 0,
      leftOut: 0,
    });
  });

  it('bring exactly 2 new and 24 changed datasets in an incremental run', () => {
    expect([newIds.length, changedIds.length]).toEqual([2, 24]);
    expect(runs[1]).toMatchObject({
      mode: 'INCREMENTAL',
      verdict: 'COMPLETE',
      seen: 26,
      added: 2,
      changed: 24,
      unchanged: 0,
      removed: 0,
      rejected: 0,
    });
    expect(askedSince).toContain('metadata_modified:[2021-04-25T11:00');
  });

  it('and a full walk afterwards agrees with it', async () => {
    expect(runs[2]).toMatchObject({
      mode: 'FULL',
      verdict: 'COMPLETE',
      expected: 383,
      seen: 383,
      added: 0,
      changed: 0,
      unchanged: 383,
      removed: 0,
    });
    expect(await world.living()).toEqual([...after.keys()].sort());
  });

  it('leave a history that names the fields of each change, and of no other dataset', async () => {
    const keys = [...after.keys()].map((localId) => ({ portal: world.entry.slug, localId }));
    const page = { first: 10, after: null };
    const histories = await world.store.catalogue.changes(keys.map((key) => ({ key, page })));
    const changed = keys.flatMap(({ localId }, index) => {
      const changes = histories[index]?.items.map(({ item }) => item) ?? [];
      const [last] = changes;
      if (last?.kind !== 'CHANGED') {
        expect(changes.map(({ kind }) => kind)).toEqual(['ADDED']);
        return [];
      }
      expect(changes.map(({ kind }) => kind)).toEqual(['CHANGED', 'ADDED']);
      const told = fieldsTold(before.get(localId), after.get(localId));
      expect(told.filter((field) => !last.fields.includes(field))).toEqual([]);
      expect(told).toContain('metadataModified');
      return [localId];
    });
    expect(changed.sort()).toEqual([...changedIds].sort());
  });

  it('are answered by the graph with their history and their day', async () => {
    const data = await graph.ask(
      `query ($id: String!) {
        datasetByLocalId(portal: "buenos-aires", localId: $id) {
          title licence { code openness } updateFrequency { raw code }
          history(first: 5) { totalCount nodes { kind fields } }
        }
        datasets(query: "educacion", first: 5) { totalCount nodes { title } sources { outcome asOf } }
      }`,
      { id: changedIds[0] },
    );
    expect(data).toMatchObject({
      datasetByLocalId: {
        licence: { code: 'LicenseRef-CC-BY-2.5-AR', openness: 'OPEN' },
        history: { totalCount: 2, nodes: [{ kind: 'CHANGED' }, { kind: 'ADDED', fields: [] }] },
      },
      datasets: { sources: [{ outcome: 'OK', asOf: expect.stringMatching(/^2021-04-30T/) }] },
    });
    expect(Number(data['datasets']?.['totalCount'])).toBeGreaterThan(5);
  });
});
