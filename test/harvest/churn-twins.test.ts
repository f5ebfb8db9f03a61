import { describe, expect, it } from 'vitest';
import { play } from './support/churn.ts';
import { ckanStage, socrataStage } from './support/twin-portal.ts';

/** Milliseconds; a busy machine must not fail a proof. */
const PATIENCE = 240_000;
const SEEDS = 40;

describe.each([
  ['CKAN', () => ckanStage(1_000)],
  ['CKAN that gives two rows whatever is asked', () => ckanStage(2)],
  ['Socrata', socrataStage],
])('a twin of %s that moves under the walk', (_, aStage) => {
  it(
    `keeps what is there and removes what is gone after two complete walks, over ${SEEDS} seeds`,
    async () => {
      for (let seed = 1; seed <= SEEDS; seed += 1)
        expect(await play(seed, aStage(), ['insert', 'remove', 'edit']), `seed ${seed}`).toEqual([]);
    },
    PATIENCE,
  );
});
