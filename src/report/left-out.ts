/** What the datasets come to that the pool of a portal leaves out: kept up to date, so that they are not read each time. */
import { PortalTally } from '../domain/metrics/aggregate/portal-tally.ts';
import { countAges } from '../domain/metrics/ledger/ledger-clock.ts';
import type { LedgerColumns } from '../domain/metrics/ledger/ledger-columns.ts';
import { countedAt } from '../domain/metrics/ledger/ledger-facts.ts';
import { placeOf } from '../domain/metrics/ledger/ledger-places.ts';
import { DATASET_INDICATORS } from '../domain/metrics/measure-dataset.ts';
import type { MeasuredDataset } from '../domain/metrics/measured.ts';
import { unpacked } from '../domain/metrics/pack.ts';
import type { PortalState, RowDraft } from '../ports/metrics.ts';

const PAGE = 500;

export interface MeasuredNow {
  readonly portal: string;
  readonly ledger: LedgerColumns;
  readonly draft: RowDraft;
  /** RFC 3339 UTC. */
  readonly at: string;
}

export class LeftOut {
  readonly tally: PortalTally;
  readonly #ids: Set<string>;

  /** null: of none yet. */
  constructor(before: PortalState['leftOut'] | null) {
    const tally = before === null ? null : PortalTally.of(DATASET_INDICATORS, before.tally);
    this.tally = tally ?? new PortalTally(DATASET_INDICATORS);
    this.#ids = new Set(tally === null ? [] : before?.localIds);
  }

  /** A dataset, as it was measured last, that is to be measured again or is gone. */
  takeBack(measured: MeasuredDataset): void {
    if (this.#ids.delete(measured.localId)) this.tally.remove(measured);
  }

  /** All are measured, and these the pool leaves out. */
  async settle(now: MeasuredNow, localIds: ReadonlySet<string>): Promise<void> {
    const places: number[] = [];
    const changed: (readonly [place: number, times: 1 | -1])[] = [];
    for (const localId of new Set([...this.#ids, ...localIds])) {
      const place = placeOf(now.ledger.localIds, localId);
      if (place === null) continue;
      const [was, is] = [this.#ids.has(localId), localIds.has(localId)];
      if (is) places.push(place);
      if (was !== is) changed.push([place, is ? 1 : -1]);
    }
    for (let from = 0; from < changed.length; from += PAGE)
      await this.#count(now, changed.slice(from, from + PAGE));
    countAges(this.tally, now.ledger, now.at, places);
  }

  state(): PortalState['leftOut'] {
    return { localIds: [...this.#ids], tally: this.tally.state() };
  }

  async #count(
    { portal, ledger, draft, at }: MeasuredNow,
    changed: readonly (readonly [place: number, times: 1 | -1])[],
  ): Promise<void> {
    const ids = changed.map(([place]) => ledger.localIds[place] ?? '');
    const packs = await draft.packs(ids);
    for (const [index, [place, times]] of changed.entries()) {
      const [localId = '', pack = null] = [ids[index], packs[index]];
      if (pack === null) throw new Error(`${portal}/${localId} was measured, and its results are not kept.`);
      const measured = countedAt(portal, ledger, place, unpacked(pack, at));
      if (times === 1) {
        this.#ids.add(localId);
        this.tally.add(measured);
      } else this.takeBack(measured);
    }
  }
}
