/** Brings a ledger and its tally to agree with each other and with the whole portal. */
import { hash53 } from '../domain/hash-53.ts';
import { countsOver } from '../domain/number-counts.ts';
import { MOST_USES } from '../domain/metrics/indicators/doc.ts';
import type { PortalTally } from '../domain/metrics/aggregate/portal-tally.ts';
import { countAges } from '../domain/metrics/ledger/ledger-clock.ts';
import type { LedgerColumns } from '../domain/metrics/ledger/ledger-columns.ts';
import type { LedgerEntry } from '../domain/metrics/ledger/ledger-entry.ts';
import { countedAt, isSharedAt, numberAt } from '../domain/metrics/ledger/ledger-facts.ts';
import { patched, patchOf, type LedgerPatch } from '../domain/metrics/ledger/ledger-patch.ts';
import { unpacked } from '../domain/metrics/pack.ts';
import type { RowDraft } from '../ports/metrics.ts';
import type { StoredDataset } from '../ports/store.ts';
import type { DatasetRound } from './dataset-round.ts';
import type { LeftOut } from './left-out.ts';
import type { ReporterDeps } from './reporter-deps.ts';
import type { PortalTask } from './portal-task.ts';

export const PAGE = 500;

/** Those of them that live, page by page so that others of this thread get their turn. */
export async function livingOf(
  { store }: ReporterDeps,
  portal: string,
  localIds: readonly string[],
  signal: AbortSignal,
): Promise<readonly StoredDataset[]> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
  const stored = await store.catalogue.datasets(localIds.map((localId) => ({ portal, localId })));
  return stored.filter((one) => one !== null).filter(({ removedAt }) => removedAt === null);
}

export interface Work {
  readonly round: DatasetRound;
  readonly draft: RowDraft;
  readonly tally: PortalTally;
  readonly leftOut: LeftOut;
}
/** Takes entries out of the sums as they were measured last; false: it is not known of all how. */
export async function takeOut(
  { draft, tally, leftOut }: Pick<Work, 'draft' | 'tally' | 'leftOut'>,
  { entry, at }: PortalTask,
  ledger: LedgerColumns,
  places: readonly number[],
): Promise<boolean> {
  for (let from = 0; from < places.length; from += PAGE) {
    const some = places.slice(from, from + PAGE);
    const packs = await draft.packs(some.map((place) => ledger.localIds[place] ?? ''));
    for (const [index, place] of some.entries()) {
      const pack = packs[index] ?? null;
      if (pack === null) return false;
      const measured = countedAt(entry.slug, ledger, place, unpacked(pack, at));
      tally.remove(measured);
      leftOut.takeBack(measured);
    }
  }
  return true;
}

/** Marks that entries were measured as sharing with too many. */
export function sharedMarks(ledger: LedgerColumns): ReadonlySet<number> {
  const marks = new Set<number>();
  for (let place = 0; place < ledger.description.length; place += 1)
    if (isSharedAt(ledger, place)) marks.add(ledger.description[place] ?? Number.NaN);
  return marks;
}

export interface Settled {
  readonly ledger: LedgerColumns;
  /** What makes it of the ledger that was given; null: it is that one. */
  readonly mend: LedgerPatch | null;
}
/** Only when all are measured is it known which descriptions too many share: those taken otherwise are measured again. */
export async function settled(
  deps: ReporterDeps,
  task: PortalTask,
  work: Work,
  first: LedgerColumns,
): Promise<Settled> {
  const mend = await mendShared(deps, task, work, first);
  const ledger = mend === null ? first : patched(first, mend);
  countAges(work.tally, ledger, task.at);
  return { ledger, mend };
}

/** null: nothing is to be mended. */
async function mendShared(
  deps: ReporterDeps,
  task: PortalTask,
  work: Work,
  ledger: LedgerColumns,
): Promise<LedgerPatch | null> {
  const { entry, signal } = task;
  const uses = countsOver([ledger.description], MOST_USES);
  const isShared = (mark: number | null): boolean => mark !== null && uses.of(mark) > MOST_USES;
  const wrong: number[] = [];
  for (let place = 0; place < ledger.localIds.length; place += 1)
    if (isSharedAt(ledger, place) !== isShared(numberAt(ledger.description, place))) wrong.push(place);
  const mended: LedgerEntry[] = [];
  const mendedPlaces: number[] = [];
  for (let from = 0; from < wrong.length; from += PAGE) {
    const places = new Map(
      wrong.slice(from, from + PAGE).map((place) => [ledger.localIds[place] ?? '', place]),
    );
    const living = await livingOf(deps, entry.slug, [...places.keys()], signal);
    // What changed under way is not what was counted: the next measuring finds that, and takes it up.
    const page = living.filter(
      ({ dataset, contentHash }) => hash53(contentHash) === ledger.content[places.get(dataset.localId) ?? -1],
    );
    const out = page.map(({ dataset }) => places.get(dataset.localId) ?? -1);
    await takeOut(work, task, ledger, out);
    mended.push(...(await work.round.measure(page, isShared)));
    mendedPlaces.push(...out);
  }
  return mended.length === 0 ? null : patchOf(ledger, mendedPlaces, mended);
}
