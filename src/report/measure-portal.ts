/** Measures the living datasets of a portal: all of them, or those alone that are not as they were measured last. */
import { NumberCounts } from '../domain/number-counts.ts';
import { PortalTally } from '../domain/metrics/aggregate/portal-tally.ts';
import { MOST_USES } from '../domain/metrics/indicators/doc.ts';
import { LedgerBuilder } from '../domain/metrics/ledger/ledger-builder.ts';
import type { LedgerColumns } from '../domain/metrics/ledger/ledger-columns.ts';
import type { LedgerEntry } from '../domain/metrics/ledger/ledger-entry.ts';
import { patched, patchOf } from '../domain/metrics/ledger/ledger-patch.ts';
import { DATASET_INDICATORS } from '../domain/metrics/measure-dataset.ts';
import type { DraftWrite, LedgerChange, RowDraft } from '../ports/metrics.ts';
import { DatasetRound } from './dataset-round.ts';
import { findChanges, type Before } from './find-changes.ts';
import { LeftOut } from './left-out.ts';
import type { PortalTask } from './portal-task.ts';
import type { ReporterDeps } from './reporter-deps.ts';
import { PAGE, livingOf, settled, sharedMarks, takeOut } from './settle-ledger.ts';
import { livingPages } from './walk-living.ts';

export interface MeasuredPortal {
  readonly tally: PortalTally;
  readonly ledger: LedgerColumns;
  /** How it came out of the one that was kept; null: it did not. */
  readonly change: LedgerChange | null;
  /** As in `PortalState`. */
  readonly catalogue: number;
  readonly rows: DraftWrite;
  /** Of the snapshot before: what has been measured again since is out of it. */
  readonly leftOut: LeftOut;
}
export async function measurePortal(
  deps: ReporterDeps,
  task: PortalTask,
  before: Before | null,
): Promise<MeasuredPortal> {
  const draft = deps.store.metrics.draft(task.entry.slug);
  try {
    const measured = before === null ? null : await measureChanged(deps, task, draft, before);
    if (measured !== null) return measured;
    await draft.discard();
    return await measureAll(deps, task, draft);
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

async function measureAll(deps: ReporterDeps, task: PortalTask, draft: RowDraft): Promise<MeasuredPortal> {
  const { entry, at } = task;
  const catalogue = await deps.store.catalogue.revision();
  const tally = new PortalTally(DATASET_INDICATORS);
  const round = new DatasetRound(deps, { entry, at, draft, tally });
  const [of = 0] = await deps.store.catalogue.counts([entry.slug]);
  const first = await walked(deps, task, round, of);
  const leftOut = new LeftOut(null);
  const { ledger } = await settled(deps, task, { round, draft, tally, leftOut }, first);
  return { tally, ledger, change: null, catalogue, leftOut, rows: { draft, gone: null } };
}

async function walked(
  { store }: ReporterDeps,
  { entry, signal, hear }: PortalTask,
  round: DatasetRound,
  of: number,
): Promise<LedgerColumns> {
  const builder = new LedgerBuilder();
  const uses = new NumberCounts(of);
  const isShared = (mark: number | null): boolean => mark !== null && uses.add(mark) > MOST_USES;
  let done = 0;
  for await (const page of livingPages(store.catalogue, entry.slug, signal)) {
    for (const measured of await round.measure(page, isShared)) builder.add(measured);
    done += page.length;
    hear({ portal: entry.slug, done, of: Math.max(of, done) });
  }
  return builder.build();
}

/** null: so much has changed that it is quicker, or so little is known that it is safer, to measure all. */
async function measureChanged(
  deps: ReporterDeps,
  task: PortalTask,
  draft: RowDraft,
  before: Before,
): Promise<MeasuredPortal | null> {
  const { entry, at, signal, hear } = task;
  const { state } = before;
  const tally = PortalTally.of(DATASET_INDICATORS, state.tally);
  if (tally === null || at < state.at) return null;
  const since = await deps.store.catalogue.changedSince(entry.slug, state.catalogue);
  const changes = findChanges(since, before, at);
  if (changes === null) return null;
  const { wanted, stale, gone } = changes;
  if (2 * (wanted.length + gone.length) > since.living) return null;
  const leftOut = new LeftOut(state.leftOut);
  if (!(await takeOut({ draft, tally, leftOut }, task, state.ledger, [...stale, ...gone]))) return null;
  const round = new DatasetRound(deps, { entry, at, draft, tally });
  const shared = sharedMarks(state.ledger);
  const measured: LedgerEntry[] = [];
  for (let from = 0; from < wanted.length; from += PAGE) {
    const page = await livingOf(deps, entry.slug, wanted.slice(from, from + PAGE), signal);
    measured.push(...(await round.measure(page, (mark) => mark !== null && shared.has(mark))));
    hear({ portal: entry.slug, done: Math.min(from + PAGE, wanted.length), of: wanted.length });
  }
  const found = new Set(measured.map(({ localId }) => localId));
  const vanished = wanted.filter((localId) => !found.has(localId));
  const patch = patchOf(state.ledger, [...stale, ...gone], measured);
  const first = patched(state.ledger, patch);
  const { ledger, mend } = await settled(deps, task, { round, draft, tally, leftOut }, first);
  const change = { edition: state.edition, patches: mend === null ? [patch] : [patch, mend] };
  const left = [...gone.map((place) => state.ledger.localIds[place] ?? ''), ...vanished];
  return { tally, ledger, change, catalogue: since.revision, leftOut, rows: { draft, gone: left } };
}
