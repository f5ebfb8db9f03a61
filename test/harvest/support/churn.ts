/** Portals that change under the walk. */
import { type Connector, ConnectorError } from '../../../src/connector/index.ts';
import type { HarvestRun } from '../../../src/domain/harvest.ts';
import type { Harvester } from '../../../src/ports/harvester.ts';
import type { Store } from '../../../src/ports/store.ts';
import { createMemoryStore } from '../../../src/store/memory/store.ts';
import { aWorld, living, PORTAL } from './harvest-world.ts';
import { type Item, MovingPortal, type MovingOptions } from './moving-portal.ts';
import { type Missed, type Moving, promises, Witness } from './promises.ts';

export type Random = () => number;

/** mulberry32: small, seeded, good enough to shuffle with. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
function below(random: Random, n: number): number {
  return Math.floor(random() * n);
}

/** Rules made worse on purpose, around the real ones. */
export interface Sabotage {
  readonly store?: (store: Store) => Store;
  readonly connector?: (connector: Connector) => Connector;
}

class Churn {
  readonly portal: Moving;
  readonly random: Random;
  #next = 0;
  constructor(random: Random, portal: Moving, count: number) {
    this.random = random;
    this.portal = portal;
    for (let n = 0; n < count; n += 1) this.insert(null);
  }

  insert(witness: Witness | null): void {
    this.#next += 1;
    // Of the shape that Socrata's ids have; its order says nothing of its age.
    const letter = String.fromCharCode(97 + below(this.random, 26));
    const id = `${letter}${String(this.#next).padStart(3, '0')}-0000`;
    const odd =
      this.random() < 0.05 ? ('rejected' as const) : this.random() < 0.05 ? ('unmappable' as const) : null;
    const item: Item = { id, title: `Dataset ${this.#next}`, ...(odd === null ? {} : { odd }) };
    const at = below(this.random, this.portal.items.length + 1);
    this.portal.items = [...this.portal.items.slice(0, at), item, ...this.portal.items.slice(at)];
    witness?.touch(id);
  }

  remove(witness: Witness | null): void {
    const item = this.portal.items[below(this.random, this.portal.items.length)];
    if (item === undefined) return;
    this.portal.remove(item.id);
    witness?.touch(item.id);
  }

  edit(): void {
    this.#change((item) => ({ ...item, title: `${item.title}'` }));
  }

  /** What could be read no longer can, or the other way round. */
  spoil(): void {
    this.#change(({ id, title, odd }) =>
      odd === undefined ? { id, title, odd: 'rejected' } : { id, title },
    );
  }

  #change(change: (item: Item) => Item): void {
    const at = below(this.random, this.portal.items.length);
    this.portal.items = this.portal.items.map((item, index) => (index === at ? change(item) : item));
  }

  reorder(): void {
    const a = below(this.random, this.portal.items.length);
    const moved = this.portal.items[a];
    if (moved === undefined) return;
    const rest = this.portal.items.filter((item) => item !== moved);
    const to = below(this.random, rest.length + 1);
    this.portal.items = [...rest.slice(0, to), moved, ...rest.slice(to)];
  }
}

export interface ChurnOptions extends MovingOptions {
  /** The portal fails now and then, and the walk is gone on with by the next harvest. */
  readonly breaks?: boolean;
  /** What may happen between two pages. Where paging is by offset and nothing can be asked by id, only deletions:
   * an insertion that makes up for a deletion is invisible to any walk of such a portal. */
  readonly during: readonly ('insert' | 'remove' | 'edit' | 'reorder')[];
}

/** The last two are quiet. */
const ROUNDS = 7;
/** A walk that broke so often is left to end. */
const MOST_BREAKS = 4;

export interface Stage {
  readonly portal: Moving;
  readonly harvester: Harvester;
  readonly store: Store;
  /** Makes the next page fail, and says whether the walk can be gone on with; null: this portal never does. */
  readonly breakNow?: (() => boolean) | null;
}

/** Everything that harvesting promises and did not keep. Empty: all is well. */
export function churn(
  seed: number,
  options: ChurnOptions,
  sabotage: Sabotage = {},
  store: Store = createMemoryStore(),
): Promise<readonly string[]> {
  const portal = new MovingPortal([], options);
  const connector = sabotage.connector?.(portal.connector) ?? portal.connector;
  const { harvester } = aWorld(connector, { store: sabotage.store?.(store) ?? store });
  const breakNow = (): boolean => {
    portal.failNext = new ConnectorError('UPSTREAM_FAILED', 'answered with status 502');
    return portal.position !== null;
  };
  return play(
    seed,
    { portal, harvester, store, breakNow: options.breaks === true ? breakNow : null },
    options.during,
  );
}

export async function play(
  seed: number,
  { portal, harvester, store, breakNow = null }: Stage,
  during: ChurnOptions['during'],
): Promise<readonly string[]> {
  const random = seeded(seed);
  const acts = new Churn(random, portal, 4 + below(random, 36));
  const missed: Missed = new Map();
  const unrest = random() < 0.5 ? 0.25 : 0.75;
  const broken: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const isQuiet = round >= ROUNDS - 2;
    if (!isQuiet) stir(acts, random);
    let witness = new Witness(portal.items);
    portal.repeats = random() < 0.3;
    let breaks = 0;
    let isKept = false;
    portal.beforePage = () => {
      if (!isQuiet && random() < unrest) between(acts, random, during, witness);
      if (breakNow === null || breaks >= MOST_BREAKS || random() >= 0.2) return;
      breaks += 1;
      isKept = breakNow();
    };
    let livingBefore = await living(store);
    let run = await harvester.harvest(PORTAL, { full: true });
    while (run.verdict === 'BROKEN' && breaks > 0) {
      const before = { run, isKept, breaks };
      if (!isQuiet && random() < unrest) between(acts, random, during, witness);
      if (!isKept) [witness, livingBefore] = [new Witness(portal.items), await living(store)];
      run = await harvester.harvest(PORTAL, { full: true });
      broken.push(...continuation(before.run, before.isKept, run).map((text) => `round ${round}: ${text}`));
      if (breaks === before.breaks) break;
    }
    const unkept = await promises(store, portal, { run, witness, livingBefore }, missed);
    broken.push(...unkept.map((text) => `round ${round}: ${text}`));
    if (isQuiet && run.verdict !== 'COMPLETE' && run.verdict !== 'HELD')
      broken.push(`round ${round}: a quiet walk was ${run.verdict}: ${run.reason ?? ''}`);
  }
  return broken;
}

/** A walk that broke after its first page is gone on with, and nothing of it is forgotten. */
function continuation(broken: HarvestRun, isKept: boolean, run: HarvestRun): readonly string[] {
  const unkept: string[] = [];
  if (broken.removed > 0) unkept.push(`a broken run removed ${broken.removed}`);
  if (!isKept) return unkept;
  if (run.continues !== broken.id) unkept.push(`${run.id} does not go on with ${broken.id}`);
  if (run.seen < broken.seen) unkept.push(`saw ${run.seen} in all, and ${broken.seen} before it broke`);
  return unkept;
}

function stir(acts: Churn, random: Random): void {
  for (let i = below(random, 4); i > 0; i -= 1) acts.remove(null);
  for (let i = below(random, 4); i > 0; i -= 1) acts.insert(null);
  if (random() < 0.05)
    acts.portal.items = acts.portal.items.slice(0, below(random, acts.portal.items.length + 1));
  acts.edit();
  if (random() < 0.3) acts.spoil();
}

function between(acts: Churn, random: Random, during: ChurnOptions['during'], witness: Witness): void {
  const what = during[below(random, during.length)];
  witness.isStill = false;
  if (what === 'insert') acts.insert(witness);
  else if (what === 'remove') acts.remove(witness);
  else if (what === 'edit') acts.edit();
  else if (what === 'reorder') acts.reorder();
}
