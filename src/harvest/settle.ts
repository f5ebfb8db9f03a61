/** The end of a run: its verdict, what may be removed after it, and the closing of its record. */
import type { Call, SourceRecord } from '../connector/index.ts';
import type { HarvestMode, HarvestVerdict, SourceFailure } from '../domain/harvest.ts';
import type { Clock } from '../ports/clock.ts';
import type { Settlement, Store } from '../ports/store.ts';
import { isPassing } from './failure.ts';
import { confirmGone } from './confirm-gone.ts';
import { decideDisappearance, type Disappearance } from './disappear.ts';
import { migrationOf } from './find-migration.ts';
import type { OpenedPortal } from './portals.ts';
import type { PreparedRecords } from './prepare.ts';
import type { WalkVerdict } from './verdict.ts';

export interface Closing {
  readonly runId: string;
  readonly startedAt: string;
  readonly mode: HarvestMode;
  readonly walk: WalkVerdict;
  readonly failure: SourceFailure | null;
  readonly call: Call;
  /** The walk may be gone on with from where it stands, if what broke it is of the kind that passes. */
  readonly isResumable: boolean;
}
export interface SettleDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly opened: OpenedPortal;
  readonly prepare: (records: readonly SourceRecord[]) => PreparedRecords;
  /** Why the address does not look like the platform any more; null: it does, or cannot be asked. */
  readonly otherPlatform: () => Promise<string | null>;
}

const NOTHING: Disappearance = { missed: [], remove: [], held: [], reason: null };

async function keepFound(found: readonly SourceRecord[], deps: SettleDeps): Promise<void> {
  const { writes } = deps.prepare(found);
  if (writes.length === 0) return;
  await deps.store.writer.storeFetched(deps.opened.entry.slug, deps.clock.now().toISOString(), writes);
}

async function disappearance(closing: Closing, deps: SettleDeps): Promise<Disappearance> {
  const { living, absent } = await deps.store.writer.absences(closing.runId);
  const decided = decideDisappearance(living, absent);
  if (decided.remove.length === 0) return decided;
  const leftOut = new Set(absent.filter(({ isLeftOut }) => isLeftOut).map(({ localId }) => localId));
  const asked = decided.remove.filter((id) => !leftOut.has(id));
  const { found, unsure } = await confirmGone(deps.opened.portal, asked, closing.call);
  await keepFound(found, deps);
  const kept = new Set(found.map(({ localId }) => localId));
  return {
    ...decided,
    missed: decided.missed.filter((id) => !kept.has(id)),
    remove: decided.remove.filter((id) => !kept.has(id) && !unsure.has(id)),
  };
}

/** The hold's reason, with what else would explain it: new ids, another platform. */
async function holdReason(gone: Disappearance, closing: Closing, deps: SettleDeps): Promise<string | null> {
  if (gone.reason === null) return null;
  const { slug } = deps.opened.entry;
  const migration = await migrationOf(deps.store, slug, gone.held, closing.startedAt);
  const platform = await deps.otherPlatform();
  const other = platform === null ? null : `The address looks like another platform: ${platform}.`;
  return [gone.reason, migration, other].filter((part) => part !== null).join(' ');
}

/** What to write at the end; only a COMPLETE full walk says anything about absences. */
export async function settlementOf(closing: Closing, deps: SettleDeps): Promise<Settlement> {
  const { runId, mode, walk, failure } = closing;
  const looks = mode === 'FULL' && walk.verdict === 'COMPLETE';
  const gone = looks ? await disappearance(closing, deps) : NOTHING;
  const verdict: HarvestVerdict = gone.held.length > 0 ? 'HELD' : walk.verdict;
  const reason = verdict === 'HELD' ? await holdReason(gone, closing, deps) : walk.reason;
  return {
    runId,
    at: deps.clock.now().toISOString(),
    verdict,
    reason,
    error: failure,
    missed: gone.missed,
    remove: gone.remove,
    held: gone.held,
    keepsPlace: verdict === 'BROKEN' && closing.isResumable && isPassing(failure),
  };
}
