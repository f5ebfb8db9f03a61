import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPackage, idNumber } from '../connectors/ckan/portal.ts';
import { aStoreFile } from '../store/contract.ts';
import { createCkanTwin, type CkanTwin } from '../twins/ckan.ts';
import { seededRandom } from '../twins/faults.ts';
import { serveTwin } from '../twins/serve.ts';
import type { Twin, TwinRequest, TwinResponse } from '../twins/twin.ts';
import { attempt, buildChild, catalogueOf, type Child, PORTAL, reading, type Stage } from './killing.ts';

const SEED = 20261124;
const KILLS = 100;
const PACKAGES = 240;
const LONGEST_MS = 160;
/** A stage that is killed more often than this is left to finish. */
const MOST_PER_STAGE = 6;
const MOST_STORIES = 12;

/** A first harvest, changes, two better mappings, and removals that take two walks. */
interface Chapter extends Stage {
  readonly before?: (twin: CkanTwin) => void;
}
const chapters: readonly Chapter[] = [
  { mode: 'full', day: '2026-11-01T00:00:00Z', mapVersion: 1 },
  {
    mode: 'due',
    day: '2026-11-02T00:00:00Z',
    mapVersion: 1,
    before: (twin) => {
      for (let n = 0; n < 60; n += 1)
        twin.update(idNumber(n * 3 + 1), {
          title: `Package ${n} anew`,
          metadata_modified: '2026-11-01T12:00:00',
        });
    },
  },
  { mode: 'remap', day: '2026-11-03T00:00:00Z', mapVersion: 2 },
  {
    mode: 'full',
    day: '2026-11-09T00:00:00Z',
    mapVersion: 3,
    before: (twin) => {
      for (let n = 0; n < 20; n += 1) twin.purge(idNumber(n * 7 + 2));
    },
  },
  { mode: 'full', day: '2026-11-17T00:00:00Z', mapVersion: 3 },
];

function aTwin(): CkanTwin {
  const packages = Array.from({ length: PACKAGES }, (_, n) =>
    aPackage(n, n % 40 === 7 ? { type: 'harvest' } : n % 50 === 9 ? { title: `unreadable ${n}` } : {}),
  );
  return createCkanTwin({ packages, profile: '2.10' });
}

interface Told {
  kills: number;
  /** Kills in the middle: something was stored, and the run was not over. */
  within: number;
}

/** One address for the portals of all lives, since addresses are part of what is stored. */
class Portals implements Twin {
  readonly #twins = new Map<string, CkanTwin>();
  begin(file: string): CkanTwin {
    const twin = aTwin();
    this.#twins.set(file, twin);
    return twin;
  }
  async handle(request: TwinRequest): Promise<TwinResponse> {
    const twin = this.#twins.get(request.headers['user-agent'] ?? '');
    if (twin === undefined) throw new Error('nobody of that name');
    return twin.handle(request);
  }
}

/** One catalogue's life, from chapter to chapter. */
async function live(twin: CkanTwin, life: Life): Promise<void> {
  for (const chapter of chapters) {
    chapter.before?.(twin);
    await through(chapter, life);
  }
}

interface Life {
  readonly program: string;
  readonly file: string;
  readonly url: string;
  /** When the next child dies; null: not at all. */
  readonly killAfter: () => number | null;
  readonly told: Told;
}
async function through(stage: Stage, { program, file, url, killAfter, told }: Life): Promise<void> {
  let acknowledged = 0;
  for (let n = 0; n <= MOST_PER_STAGE; n += 1) {
    const killAfterMs = n === MOST_PER_STAGE ? null : killAfter();
    const end = await attempt({ program, file, url, stage, attempt: n, killAfterMs });
    acknowledged = Math.max(acknowledged, end.acknowledged);
    if (end.isKilled) told.kills += 1;
    if (end.isDone) return;
    expect(end.isKilled, end.lines.join('\n')).toBe(true);
    const [log] = await reading(file, (store) => store.log.portals([PORTAL]));
    const seen = log?.running?.seen ?? 0;
    if (seen > 0) told.within += 1;
    const isSettled =
      stage.mode !== 'remap' && Date.parse(log?.lastRun?.startedAt ?? '') >= Date.parse(stage.day);
    if (isSettled && log?.running === null) return;
    expect(seen).toBeGreaterThanOrEqual(stage.mode === 'remap' ? 0 : acknowledged);
  }
  throw new Error('a harvest that nobody killed did not end');
}

describe('a harvest that is killed a hundred times', () => {
  let child: Child;
  beforeAll(() => {
    child = buildChild();
  });
  afterAll(() => child.remove());
  const undisturbed = aStoreFile();
  const disturbed = Array.from({ length: MOST_STORIES }, () => aStoreFile());

  it(`ends as if nothing had happened (seed ${SEED})`, async () => {
    const { program } = child;
    const portals = new Portals();
    const server = await serveTwin(portals, { log: false });
    const told: Told = { kills: 0, within: 0 };
    const begin = (file: string, killAfter: () => number | null): Promise<void> =>
      live(portals.begin(file), { program, file, url: server.url, killAfter, told });
    await begin(undisturbed(), () => null);
    const expected = await catalogueOf(undisturbed());
    // Without harvest sources, those purged, and unreadable ones that were neither purged nor given a new title.
    expect(expected).toMatchObject({ counts: [PACKAGES - 6 - 3 - 20] });
    const random = seededRandom(SEED);
    const killAfter = (): number | null => (told.kills < KILLS ? Math.floor(random() * LONGEST_MS) : null);
    const stories = disturbed.values();
    const lane = async (): Promise<void> => {
      for (const file of stories) {
        if (told.kills >= KILLS) return;
        await begin(file(), killAfter);
        expect(await catalogueOf(file())).toEqual(expected);
      }
    };
    await Promise.all([lane(), lane()]);
    await server.close();
    expect(told.kills).toBeGreaterThanOrEqual(KILLS);
    expect(told.within).toBeGreaterThan(KILLS / 5);
    console.info(`${told.kills} kills, ${told.within} of them in the middle of a run`);
  }, 120_000);
});
