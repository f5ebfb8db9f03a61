/** Whether the share of links that is alive is estimated without leaning to one side, since only the dead are followed up. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkRecord } from '../../src/domain/links/link-schedule.ts';
import { mulberry32 } from '../../src/domain/metrics/statistics/seeded.ts';
import { stratifiedShare } from '../../src/domain/metrics/statistics/stratified.ts';
import { countedLinks } from '../../src/links/counted-links.ts';
import { planPortal } from '../../src/links/plan.ts';
import { linkStrata } from '../../src/links/portal-links.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aLinkFact } from '../support/link-builders.ts';
import { listLinks } from './support.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-10T00:00:00.000Z');
const [CHECKED_EVERY, FROM_DAY, DAYS] = [3, 42, 76];
const CYCLE = 30;
/** More than are checked whole. */
const ADDRESSES = 2_100;
const HOSTS = [
  ['https://a.example/files/', 0],
  ['https://b.example/dataset/', 700],
  ['https://c.example/export/', 1_600],
] as const;
const urls = Array.from({ length: ADDRESSES }, (_, index) => {
  const [prefix] = HOSTS.findLast(([, from]) => from <= index) ?? HOSTS[0];
  return `${prefix}${index}`;
});
const places = new Map(urls.map((url, place) => [url, place]));
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

interface World {
  /** Chances of a day. */
  readonly dies: number;
  readonly recovers: number;
}
/** Links die and recover day by day, so that as many are dead at any time. */
class LivingLinks {
  readonly #world: World;
  readonly #next: () => number;
  readonly #alive: boolean[];

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#next = mulberry32(seed);
    const share = world.recovers / (world.dies + world.recovers);
    this.#alive = urls.map(() => this.#next() < share);
  }

  pass(): void {
    for (const [index, isAlive] of this.#alive.entries())
      if (this.#next() < (isAlive ? this.#world.dies : this.#world.recovers)) this.#alive[index] = !isAlive;
  }

  isAlive(url: string): boolean {
    return this.#alive[places.get(url) ?? -1] ?? false;
  }

  get share(): number {
    return this.#alive.filter(Boolean).length / ADDRESSES;
  }
}

interface Outcome {
  /** Of the estimate, against how many were alive when its checks were made. */
  readonly error: number;
  readonly isWithin: boolean;
}
/** `countsAll`: every check counts, also those that follow up. */
async function estimates(world: World, seed: number, countsAll: boolean): Promise<readonly Outcome[]> {
  const store = createMemoryStore();
  await listLinks(store, 'springfield', urls);
  const links = new LivingLinks(world, seed);
  let now = new Date(START);
  const counted = countedLinks(store.links, { clock: { now: () => now } });
  const signal = new AbortController().signal;
  const shares: number[] = [];
  const drawnOn = new Map<string, number>();
  const outcomes: Outcome[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    now = new Date(START + day * DAY_MS);
    links.pass();
    shares.push(links.share);
    if (day % CHECKED_EVERY !== 0) continue;
    const plan = await planPortal(
      'springfield',
      { all: false, budget: null },
      { ...store, digest, now, signal },
    );
    const records = plan.due.map(({ target: { url }, before, isDrawn }) => {
      const state = links.isAlive(url) ? 'PASS' : 'FAIL';
      if (isDrawn) drawnOn.set(url, day);
      const fact = aLinkFact({ url, state, checkedAt: now.toISOString() });
      return linkRecord(fact, [], before, isDrawn || countsAll);
    });
    await store.links.save({ records, requests: [] });
    if (day < FROM_DAY || day % 4 !== 0) continue;
    const strata = await linkStrata({ ...store, links: counted }, 'springfield');
    const { share, interval } = stratifiedShare(
      strata.map(({ total, known, alive, unknown }) => ({
        ...{ size: total, passed: alive, failed: known - alive, unknown },
      })),
    );
    const then = [...drawnOn.values()].filter((one) => day - one <= CYCLE).map((one) => shares[one] ?? 0);
    const truth = then.reduce((sum, one) => sum + one, 0) / then.length;
    const [low = 1, high = 0] = interval ?? [];
    outcomes.push({ error: (share ?? 0) - truth, isWithin: low <= truth && truth <= high });
  }
  return outcomes;
}

/** Mean error over all seeds, in standard errors, and how often the truth is within the interval. */
async function leaning(world: World, seeds: number, countsAll: boolean) {
  const errors: number[] = [];
  let [within, all] = [0, 0];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const outcomes = await estimates(world, seed, countsAll);
    errors.push(outcomes.reduce((sum, { error }) => sum + error, 0) / outcomes.length);
    within += outcomes.filter(({ isWithin }) => isWithin).length;
    all += outcomes.length;
  }
  const mean = errors.reduce((sum, one) => sum + one, 0) / seeds;
  const variance = errors.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (seeds - 1);
  return { mean, errors: Math.abs(mean) / Math.sqrt(variance / seeds), within: within / all };
}

describe('the share of links that is alive', () => {
  it.each([
    ['mostly stay dead', { dies: 0.0005, recovers: 0.002 }],
    ['soon recover', { dies: 0.02, recovers: 0.08 }],
  ])('is estimated without leaning where the dead %s', { timeout: 120_000 }, async (_, world) => {
    const fair = await leaning(world, 8, false);
    expect(fair.errors).toBeLessThan(3);
    expect(Math.abs(fair.mean)).toBeLessThan(0.01);
    expect(fair.within).toBeGreaterThan(0.85);
    // What follows the dead up, counted like the rest, leans by more than the fair one may.
    const leant = await leaning(world, 4, true);
    expect(Math.abs(leant.mean)).toBeGreaterThan(0.02);
  });
});
