/** What harvesting promises, held against an independent memory of what was on the portal. */
import type { HarvestRun } from '../../../src/domain/harvest.ts';
import type { Store } from '../../../src/ports/store.ts';
import { living, tombstones } from './harvest-world.ts';
import type { Item } from './moving-portal.ts';

type Presence = 'throughout' | 'absent' | 'partly';

/** What was on the portal at the start of a walk, and what came or went during it. */
export class Witness {
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

/** A portal that the churn can act on: in memory, or a twin behind its vendor's protocol. */
export interface Moving {
  items: readonly Item[];
  readonly options: { readonly paging: 'keyset' | 'offset' };
  beforePage: (page: number) => void;
  repeats: boolean;
  remove(id: string): void;
}

/** How often a dataset was missed in a row, as an onlooker knows it; null: nobody can say. */
export type Missed = Map<string, number | null>;

export interface Round {
  readonly run: HarvestRun;
  readonly witness: Witness;
  readonly livingBefore: readonly string[];
}

/** Adds to `missed` what this round teaches; gives the promises that the store did not keep. */
export async function promises(
  store: Store,
  portal: Moving,
  round: Round,
  missed: Missed,
): Promise<string[]> {
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
function count(portal: Moving, dead: ReadonlySet<string>, round: Round, missed: Missed): readonly string[] {
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
