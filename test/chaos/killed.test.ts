import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aStoreFile } from '../store/contract.ts';
import { seededRandom } from '../twins/faults.ts';
import { serveTwin } from '../twins/serve.ts';
import {
  attempt,
  buildChild,
  catalogueOf,
  type Child,
  type Death,
  type Platform,
  PORTAL,
  reading,
} from './killing.ts';
import { chapters, LIVING, type Numbered, Portals } from './stories.ts';
import type { Stage } from './killing.ts';

const SEED = 20261124;
/** Fewer in every run of the tests, to keep them short; `KILLS=100 npx vitest run test/chaos/killed.test.ts` for all. */
const GIVEN = process.env['KILLS'];
const KILLS: Readonly<Record<Platform, number>> =
  GIVEN === undefined ? { ckan: 40, socrata: 20 } : { ckan: Number(GIVEN), socrata: Number(GIVEN) };
const MOST_LINES = 12;
const LONGEST_MS = 25;
/** A stage that is killed more often than this is left to finish. */
const MOST_PER_STAGE = 6;
const MOST_STORIES = 12;
/** Between two attempts, in seconds of the children's clock. */
const MINUTE = 60;

interface Told {
  kills: number;
  /** Kills in the middle: something was stored, and the run was not over. */
  within: number;
}
interface Life {
  readonly program: string;
  readonly platform: Platform;
  readonly file: string;
  readonly url: string;
  /** When the next child dies; null: not at all. */
  readonly death: () => Death | null;
  readonly told: Told;
}

/** One catalogue's life, from chapter to chapter. */
async function live(portal: Numbered, life: Life): Promise<void> {
  for (const chapter of chapters) {
    chapter.before?.(portal);
    await through(chapter, life);
  }
}

async function through(stage: Stage, life: Life): Promise<void> {
  const { program, platform, file, url, death, told } = life;
  let acknowledged = 0;
  for (let n = 0; n <= MOST_PER_STAGE; n += 1) {
    const killAfter = n === MOST_PER_STAGE ? null : death();
    const end = await attempt({ program, platform, file, url, stage, attempt: n * MINUTE, killAfter });
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

describe.each(Object.keys(KILLS).map((name): Platform => (name === 'ckan' ? 'ckan' : 'socrata')))(
  'a harvest that is killed again and again, over %s',
  (platform) => {
    let child: Child;
    beforeAll(() => {
      child = buildChild();
    });
    afterAll(() => child.remove());
    const undisturbed = aStoreFile();
    const disturbed = Array.from({ length: MOST_STORIES }, () => aStoreFile());

    it(`ends as if nothing had happened, after ${KILLS[platform]} kills (seed ${SEED})`, async () => {
      const { program } = child;
      const portals = new Portals(platform);
      const server = await serveTwin(portals, { log: false });
      const told: Told = { kills: 0, within: 0 };
      const begin = (file: string, death: Life['death']): Promise<void> =>
        live(portals.begin(file), { program, platform, file, url: server.url, death, told });
      await begin(undisturbed(), () => null);
      const expected = await catalogueOf(undisturbed());
      expect(expected).toMatchObject({ counts: [LIVING] });
      const random = seededRandom(SEED);
      const isEnough = (): boolean => told.kills >= KILLS[platform];
      const death = (): Death | null =>
        isEnough()
          ? null
          : { lines: 1 + Math.floor(random() * MOST_LINES), ms: Math.floor(random() * LONGEST_MS) };
      const stories = disturbed.values();
      const lane = async (): Promise<void> => {
        for (const file of stories) {
          if (isEnough()) return;
          await begin(file(), death);
          expect(await catalogueOf(file())).toEqual(expected);
        }
      };
      await Promise.all([lane(), lane()]);
      await server.close();
      expect(told.kills).toBeGreaterThanOrEqual(KILLS[platform]);
      expect(told.within).toBeGreaterThan(KILLS[platform] / 5);
      console.info(`${platform}: ${told.kills} kills, ${told.within} of them in the middle of a run`);
    }, 900_000);
  },
);
