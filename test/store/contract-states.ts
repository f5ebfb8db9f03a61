/** What every store must do with what is kept of a portal for its next measuring. */
import { describe, expect, it } from 'vitest';
import { PortalTally } from '../../src/domain/metrics/aggregate/portal-tally.ts';
import type { LedgerColumns } from '../../src/domain/metrics/ledger/ledger-columns.ts';
import type { LedgerEntry } from '../../src/domain/metrics/ledger/ledger-entry.ts';
import { patched, patchOf } from '../../src/domain/metrics/ledger/ledger-patch.ts';
import { DATASET_INDICATORS, measureDataset } from '../../src/domain/metrics/measure-dataset.ts';
import type { KeptState, LedgerChange, MetricBook, PortalState } from '../../src/ports/metrics.ts';
import { aSnapshot } from '../support/builders.ts';
import { AN_ENTRY, ledgerOf, saidBy } from '../support/ledgers.ts';
import { EX_A } from '../support/measured-datasets.ts';
import type { StoreUnderTest } from './contract.ts';

const at = '2026-11-01T06:00:00.000Z';
const tally = new PortalTally(DATASET_INDICATORS);
tally.add(measureDataset(EX_A));
function aState(ledger: LedgerColumns, run = 'r'): PortalState {
  return {
    ...{ key: 'k', at, run, catalogue: 4, links: 3, contents: 2, overrides: '[]', city: '' },
    ...{ tally: tally.state(), ledger, leftOut: { localIds: ['a'], tally: tally.state() } },
  };
}
const ids = Array.from({ length: 2_000 }, (_, place) => `d${1_000 + place}`);
const WHOLE = ledgerOf(ids.map((localId) => ({ ...AN_ENTRY, localId })));

async function keep(
  metrics: MetricBook,
  state: PortalState,
  change: LedgerChange | null = null,
  portal = 'springfield',
): Promise<void> {
  await metrics.save({
    snapshot: aSnapshot({ at, scope: `portal:${portal}` }),
    points: [],
    rows: [],
    state,
    change,
  });
}
async function kept(metrics: MetricBook, portal = 'springfield'): Promise<KeptState> {
  const state = await metrics.state(portal);
  if (state === null) throw new Error(`nothing is kept of ${portal}`);
  return state;
}
/** One entry after the other in the place of what is there, or beside it. */
function changeTo(state: KeptState, ...entries: readonly Partial<LedgerEntry>[]) {
  let { ledger } = state;
  const patches = entries.map((one) => {
    const entry = { ...AN_ENTRY, ...one };
    const place = ledger.localIds.indexOf(entry.localId);
    const patch = patchOf(ledger, place < 0 ? [] : [place], [entry]);
    ledger = patched(ledger, patch);
    return patch;
  });
  return { state: aState(ledger), change: { edition: state.edition, patches } };
}

export function describeStates(open: StoreUnderTest): void {
  describe('what is kept for the next measuring', () => {
    it('is given back as it was, columns and all, the last of each portal', async () => {
      const { metrics } = open();
      expect(await metrics.state('springfield')).toBeNull();
      await keep(metrics, aState(WHOLE, 'r1'));
      await keep(metrics, aState(WHOLE, 'r2'), null, 'shelbyville');
      const first = await kept(metrics);
      expect(first).toEqual({ ...aState(WHOLE, 'r1'), edition: first.edition });
      await keep(metrics, aState(ledgerOf([AN_ENTRY]), 'r3'));
      const [ours, theirs] = [await kept(metrics), await kept(metrics, 'shelbyville')];
      expect(ours).toEqual({ ...aState(ledgerOf([AN_ENTRY]), 'r3'), edition: ours.edition });
      expect(theirs).toEqual({ ...aState(WHOLE, 'r2'), edition: theirs.edition });
      expect(new Set([first.edition, ours.edition, theirs.edition]).size).toBe(3);
    });

    it('is the same where only what changed of it was told, time and again', async () => {
      const { metrics } = open();
      await keep(metrics, aState(WHOLE));
      let wanted = WHOLE;
      for (let round = 0; round < 30; round += 1) {
        const { state, change } = changeTo(
          await kept(metrics),
          { localId: `d${1_000 + round * 3}`, lower: round },
          { localId: `d${1_000 + round * 3}`, text: round },
          { localId: `new ${round}`, upper: round },
        );
        await keep(metrics, state, change);
        wanted = change.patches.reduce(patched, wanted);
        expect(saidBy((await kept(metrics)).ledger)).toEqual(saidBy(wanted));
      }
    });

    it('is what was told last where somebody else kept something in between', async () => {
      const { metrics } = open();
      await keep(metrics, aState(WHOLE));
      const read = await kept(metrics);
      const [one, other] = [changeTo(read, { localId: 'a' }), changeTo(read, { localId: 'b' })];
      await keep(metrics, one.state, one.change);
      await keep(metrics, other.state, other.change);
      expect(saidBy((await kept(metrics)).ledger)).toEqual(saidBy(other.state.ledger));
    });
  });
}
