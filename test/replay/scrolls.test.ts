/** The unordered scroll of June and July 2022: an answer that looks whole and is not takes nothing away. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HarvestRun } from '../../src/domain/harvest.ts';
import { isJsonObject, type JsonObject } from '../../src/domain/json.ts';
import { createSocrataTwin } from '../twins/socrata.ts';
import type { Twin } from '../twins/twin.ts';
import { byId, hasRecordings, RECORDINGS, recordsOf } from './support/recordings.ts';
import { httpOver, openReplay, socrataPortal, stageOf, type ReplayWorld } from './support/replay-world.ts';
import { recordedScrapes, replayScrapes, type Outcome, type Scrape, type Told } from './support/scrapes.ts';

const isHere = hasRecordings('the unordered scroll: 2,299 scrapes of 26 domains');
const DOMAIN = 'data.cambridgema.gov';
const FOLDER = `socrata/catalog-series/${DOMAIN}`;

/** Lists `part` and says that there are `count`, as the platform does: its count comes from elsewhere than its pages. */
function counting(part: readonly JsonObject[], count: number): Twin {
  const twin = createSocrataTwin({ domain: DOMAIN, results: part });
  return {
    async handle(request) {
      const response = await twin.handle(request);
      const body: unknown = JSON.parse(String(response.body));
      if (!isJsonObject(body) || typeof body['resultSetSize'] !== 'number') return response;
      return { ...response, body: JSON.stringify({ ...body, resultSetSize: count }) };
    },
  };
}

describe.skipIf(!isHere)('eleven scrolls of Cambridge, harvested', () => {
  const whole = isHere ? [...byId(recordsOf(`socrata/catalog/${DOMAIN}.jsonl.gz`)).values()] : [];
  const names = isHere ? readdirSync(join(RECORDINGS, FOLDER)).sort() : [];
  const runs: HarvestRun[] = [];
  const sizes: number[] = [];
  let world: ReplayWorld;

  beforeAll(async () => {
    if (!isHere) return;
    const stage = stageOf(createSocrataTwin({ domain: DOMAIN, results: whole }));
    world = openReplay({ entry: socrataPortal(DOMAIN), now: '2022-06-01T12:00:00Z', http: httpOver(stage) });
    runs.push(await world.full());
    for (const name of names) {
      const part = recordsOf(`${FOLDER}/${name}`);
      sizes.push(byId(part).size);
      const at = name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:00Z');
      await world.clock.advance(Date.parse(at) - world.clock.now().getTime());
      stage.show(counting(part, whole.length));
      runs.push(await world.full());
    }
  });
  afterAll(() => world?.close());

  it('hold between 7 and 123 of 188 datasets', () => {
    expect([whole.length, names.length, Math.min(...sizes), Math.max(...sizes)]).toEqual([188, 11, 7, 123]);
  });

  it('are UNEVEN each, with both numbers in the reason', () => {
    expect(runs[0]).toMatchObject({ verdict: 'COMPLETE', added: 188 });
    for (const [index, size] of sizes.entries())
      expect(runs[index + 1]).toMatchObject({
        verdict: 'UNEVEN',
        reason: `${size} records were seen where the portal counts 188.`,
        seen: size,
        expected: 188,
        removed: 0,
        heldRemovals: 0,
      });
  });

  it('take nothing away in six weeks', async () => {
    expect(await world.living()).toHaveLength(188);
    expect(await world.removed()).toEqual([]);
  });
});

function largest(scrapes: readonly Scrape[]): number {
  return Math.max(...scrapes.map(({ ids }) => ids.size));
}

describe.skipIf(!isHere)('2,299 scrapes of 26 domains under the rules of a walk', () => {
  const domains = isHere ? [...recordedScrapes().values()] : [];
  async function replayed(told: Told): Promise<Outcome> {
    const verdicts = { COMPLETE: 0, UNEVEN: 0, HELD: 0, BROKEN: 0 };
    let [removals, wrong] = [0, 0];
    for (const scrapes of domains) {
      const outcome = await replayScrapes(scrapes, told);
      for (const name of ['COMPLETE', 'UNEVEN', 'HELD', 'BROKEN'] as const)
        verdicts[name] += outcome.verdicts[name];
      removals += outcome.removals;
      wrong += outcome.wrong;
    }
    return { verdicts, removals, wrong };
  }

  it('are all there', () => {
    expect([domains.length, domains.flat().length]).toEqual([26, 2_299]);
  });

  it('are UNEVEN but for 39 whole ones where the portal counts, and remove nothing', async () => {
    expect(await replayed({ total: largest, readsById: true })).toEqual({
      verdicts: { COMPLETE: 39, UNEVEN: 2_260, HELD: 0, BROKEN: 0 },
      removals: 0,
      wrong: 0,
    });
    expect(await replayed({ total: largest, readsById: false })).toMatchObject({ removals: 0, wrong: 0 });
  });

  it('are HELD in their majority where it does not count, and remove only what never came again', async () => {
    const { verdicts, removals, wrong } = await replayed({ total: () => null, readsById: true });
    expect(verdicts.HELD).toBeGreaterThan(verdicts.COMPLETE);
    expect(verdicts.UNEVEN + verdicts.BROKEN).toBe(0);
    expect(removals).toBeGreaterThan(0);
    expect(wrong).toBe(0);
  });

  it('would remove hundreds wrongly with neither a count nor a read by id: each guard is needed', async () => {
    const { wrong } = await replayed({ total: () => null, readsById: false });
    expect(wrong).toBeGreaterThan(500);
  });
});
