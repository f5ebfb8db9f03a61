/** Portals that change under the walk, an independent memory of what was there, and the promises to hold it against. */
import type { Connector } from '../../../src/connector/index.ts';
import type { HarvestRun } from '../../../src/domain/harvest.ts';
import type { Store } from '../../../src/ports/store.ts';
import { createMemoryStore } from '../../../src/store/memory/store.ts';
import { aWorld, living, PORTAL, tombstones } from './harvest-world.ts';
import { type Item, MovingPortal, type MovingOptions } from './moving-portal.ts';

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

type Presence = 'throughout' | 'absent' | 'partly';

/** What was on the portal at the start of a walk, and what came or went during it. */
class Witness {
  readonly #atStart: ReadonlySet<string>;
  /** Whether anything at all happened during the walk. */
  isStill = true;
  readonly #touched = new Set<string>();
  constructor(items: readonly Item[]) {
    this.#atStart = new Set(items.map(({ id }) => id));
  }
  touch(id: string): void {
    this.#touched.add(id);
  }
  presence(id: string): Presence {
    if (this.#touched.has(id)) return 'partly';
    return this.#atStart.has(id) ? 'throughout' : 'absent';
  }
}

class Churn {
  readonly portal: MovingPortal;
  readonly random: Random;
  #next = 0;
  constructor(random: Random, options: MovingOptions, count: number) {
    this.random = random;
    this.portal = new MovingPortal([], options);
    for (let n = 0; n < count; n += 1) this.insert(null);
  }

  insert(witness: Witness | null): void {
    this.#next += 1;
    const id = `${String.fromCharCode(97 + below(this.random, 26))}${this.#next}`;
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
  /** What may happen between two pages. Where paging is by offset and nothing can be asked by id, only deletions:
   * an insertion that makes up for a deletion is invisible to any walk of such a portal. */
  readonly during: readonly ('insert' | 'remove' | 'edit' | 'reorder')[];
}

/** How often a dataset was missed in a row, as an onlooker knows it; null: nobody can say. */
type Missed = Map<string, number | null>;

interface Round {
  readonly run: HarvestRun;
  readonly witness: Witness;
  readonly livingBefore: readonly string[];
}

/** The last two are quiet. */
const ROUNDS = 7;

/** Everything that harvesting promises and did not keep. Empty: all is well. */
export async function churn(
  seed: number,
  options: ChurnOptions,
  sabotage: Sabotage = {},
): Promise<readonly string[]> {
  const random = seeded(seed);
  const play = new Churn(random, options, 4 + below(random, 36));
  const connector = sabotage.connector?.(play.portal.connector) ?? play.portal.connector;
  const plain = createMemoryStore();
  const world = aWorld(connector, { store: sabotage.store?.(plain) ?? plain });
  const missed: Missed = new Map();
  const unrest = random() < 0.5 ? 0.25 : 0.75;
  const broken: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const isQuiet = round >= ROUNDS - 2;
    if (!isQuiet) stir(play, random);
    const witness = new Witness(play.portal.items);
    play.portal.repeats = random() < 0.3;
    play.portal.beforePage = () => {
      if (!isQuiet && random() < unrest) between(play, random, options, witness);
    };
    const livingBefore = await living(plain);
    const run = await world.harvester.harvest(PORTAL, { full: true });
    const facts = { run, witness, livingBefore };
    broken.push(
      ...(await promises(plain, play.portal, facts, missed)).map((text) => `round ${round}: ${text}`),
    );
    if (isQuiet && run.verdict !== 'COMPLETE' && run.verdict !== 'HELD')
      broken.push(`round ${round}: a quiet walk was ${run.verdict}: ${run.reason ?? ''}`);
  }
  return broken;
}

function stir(play: Churn, random: Random): void {
  for (let i = below(random, 4); i > 0; i -= 1) play.remove(null);
  for (let i = below(random, 4); i > 0; i -= 1) play.insert(null);
  if (random() < 0.05)
    play.portal.items = play.portal.items.slice(0, below(random, play.portal.items.length + 1));
  play.edit();
  if (random() < 0.3) play.spoil();
}

function between(play: Churn, random: Random, options: ChurnOptions, witness: Witness): void {
  const what = options.during[below(random, options.during.length)];
  witness.isStill = false;
  if (what === 'insert') play.insert(witness);
  else if (what === 'remove') play.remove(witness);
  else if (what === 'edit') play.edit();
  else if (what === 'reorder') play.reorder();
}

async function promises(store: Store, portal: MovingPortal, round: Round, missed: Missed): Promise<string[]> {
  const { run, witness, livingBefore } = round;
  const now = new Set(await living(store));
  const dead = new Set(await tombstones(store));
  const there = new Set(portal.items.map(({ id }) => id));
  const readable = new Set(portal.items.filter(({ odd }) => odd === undefined).map(({ id }) => id));
  const broken: string[] = [];
  const removed = livingBefore.filter((id) => dead.has(id));
  for (const id of removed) {
    if (witness.presence(id) === 'throughout') broken.push(`${id} was there throughout and is removed`);
    if (run.verdict !== 'COMPLETE') broken.push(`${id} is removed by a run that is ${String(run.verdict)}`);
  }
  if (
    removed.length > Math.max(1, livingBefore.length / 5) ||
    (removed.length > 0 && removed.length === livingBefore.length)
  )
    broken.push(`${removed.length} of ${livingBefore.length} removed at once`);
  if (run.verdict === 'COMPLETE')
    for (const id of readable)
      if (
        witness.presence(id) === 'throughout' &&
        there.has(id) &&
        !now.has(id) &&
        portal.options.paging === 'keyset'
      )
        broken.push(`${id} was there throughout and is not stored`);
  broken.push(...count(portal, dead, round, missed));
  return broken;
}

/** Absent throughout two complete walks in a row: removed by the second, not before, not later. */
function count(
  portal: MovingPortal,
  dead: ReadonlySet<string>,
  round: Round,
  missed: Missed,
): readonly string[] {
  const { run, witness, livingBefore } = round;
  if (run.verdict !== 'COMPLETE' && run.verdict !== 'HELD') return [];
  const broken: string[] = [];
  for (const id of livingBefore) {
    const presence = witness.presence(id);
    const before = missed.get(id) === undefined ? 0 : (missed.get(id) ?? null);
    const after =
      presence === 'throughout' ? 0 : presence === 'partly' || before === null ? null : before + 1;
    // Positions that shift can hide a record from a walk whose numbers agree: such a walk proves no presence.
    const isShaky = portal.options.paging === 'offset' && !witness.isStill;
    missed.set(id, isShaky ? null : after);
    if (isShaky || after === null || run.verdict === 'HELD') continue;
    if (after >= 2 && !dead.has(id)) broken.push(`${id} was absent from ${after} complete walks and lives`);
    if (after < 2 && dead.has(id))
      broken.push(`${id} was absent from ${after} complete walks and is removed`);
  }
  for (const id of dead) missed.delete(id);
  return broken;
}
