import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTo, orderingOf } from '../../../src/store/search/ordering.ts';
import { firstAfter } from '../../../src/store/search/window.ts';
import { aDataset, aMoment } from '../../support/builders.ts';
import { partsOf } from './index-of.ts';

describe('the first after a position', () => {
  it('are those that sorting all of them would give', () => {
    const day = fc.option(fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01'));
    fc.assert(
      fc.property(
        fc.array(day),
        fc.nat(),
        fc.integer({ min: 0, max: 5 }),
        fc.boolean(),
        (days, at, count, fromStart) => {
          const datasets = days.map((each, i) =>
            aDataset({ localId: `d${(i * 7) % 31}-${i}`, issued: each === null ? null : aMoment(each) }),
          );
          const { columns } = partsOf(datasets);
          const slots = Uint32Array.from(datasets.keys());
          const order = { by: 'ISSUED', direction: 'ASC' } as const;
          const ordering = orderingOf(
            order,
            columns,
            { slots, scores: null },
            new Float64Array(slots.length),
          );
          const all = [...slots].sort((a, b) =>
            compareTo(ordering, a, ordering.keys[a] ?? 0, ordering.position(b)),
          );
          const place = fromStart || all.length === 0 ? -1 : at % all.length;
          const from = place < 0 ? null : ordering.position(all[place] ?? 0);
          expect(firstAfter(slots, ordering, from, count)).toEqual({
            best: all.slice(place + 1, place + 1 + count),
            precedes: place >= 0,
          });
        },
      ),
    );
  });
});
