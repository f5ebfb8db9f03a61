/** What the memory store holds; one object shared by its three roles. */
import type { HarvestRun, Rejection } from '../../domain/harvest.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { DatasetKey } from '../../domain/ids.ts';
import type { DatasetChange, RecordWrite } from '../../ports/store.ts';
import type { Lease, Mark, Place } from '../run-changes.ts';
import { SearchIndex } from '../search/search-index.ts';

export interface MemoryRecord {
  write: RecordWrite;
  rawHash: string;
  readonly firstSeenAt: string;
  lastSeenAt: string;
  removedAt: string | null;
  missed: number;
  /** Of the catalogue, when it was written last or removed. */
  revision: number;
  /** Oldest first. */
  readonly history: DatasetChange[];
}
export interface MemoryRun {
  run: HarvestRun;
  readonly since: string | null;
  place: Place;
  /** Emptied when nobody will go on with the run. */
  marks: Map<string, Mark>;
  readonly rejections: Map<string, Rejection>;
  held: Set<string>;
}

export class MemoryState {
  revision = 0;
  readonly index = new SearchIndex();
  readonly leases = new Map<string, Lease>();
  /** In the order of their opening. */
  readonly runs: MemoryRun[] = [];
  readonly #portals = new Map<string, Map<string, MemoryRecord>>();

  portal(slug: string): Map<string, MemoryRecord> {
    const known = this.#portals.get(slug);
    if (known !== undefined) return known;
    const fresh = new Map<string, MemoryRecord>();
    this.#portals.set(slug, fresh);
    return fresh;
  }

  record(key: DatasetKey): MemoryRecord | null {
    return this.#portals.get(key.portal)?.get(key.localId) ?? null;
  }

  /** Newest first. */
  runsOf(portal: string): readonly MemoryRun[] {
    return this.runs.filter(({ run }) => run.portal === portal).reverse();
  }

  run(id: string): MemoryRun | null {
    return this.runs.find(({ run }) => run.id === id) ?? null;
  }

  /** Throws NOT_FOUND for an unknown run, BUSY for one that is closed. */
  openRun(id: string): MemoryRun {
    const entry = this.run(id);
    if (entry === null) throw new GatewayError('NOT_FOUND', `There is no harvest run "${id}".`);
    if (entry.run.finishedAt !== null)
      throw new GatewayError('BUSY', `Harvest run "${id}" of ${entry.run.portal} is closed.`, {
        portal: entry.run.portal,
        hint: 'Another holder took the portal over; open a run of your own.',
      });
    return entry;
  }
}
