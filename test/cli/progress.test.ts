import { describe, expect, it } from 'vitest';
import { createTally } from '../../src/cli/progress.ts';
import { finished, page, started } from '../support/harvest-events.ts';

function aTally(): { tally: ReturnType<typeof createTally>; at: (seconds: number) => void } {
  let ms = 0;
  const tally = createTally(() => new Date(ms));
  return {
    tally,
    at: (seconds) => {
      ms = seconds * 1000;
    },
  };
}

describe('the tally of harvests', () => {
  it('follows a portal from start to end', () => {
    const { tally, at } = aTally();
    tally.apply(started('austin'));
    at(2);
    tally.apply(page('austin', 40));
    expect(tally.underWay()).toMatchObject([{ portal: 'austin', seen: 40, expected: 100, added: 40 }]);
    at(5);
    tally.apply(finished('austin'));
    expect(tally.underWay()).toEqual([]);
    expect(tally.finished()).toMatchObject([{ portal: 'austin', ms: 5000 }]);
    expect(tally.seen()).toBe(100);
  });

  it('does not count what a resumed run had seen before', () => {
    const { tally } = aTally();
    tally.apply(started('austin', true));
    tally.apply(page('austin', 60));
    expect(tally.seen()).toBe(0);
    tally.apply(page('austin', 90));
    expect(tally.seen()).toBe(30);
    tally.apply(finished('austin', { seen: 100 }));
    expect(tally.seen()).toBe(40);
  });

  it('tells how long a run took that it did not see begin', () => {
    const { tally } = aTally();
    tally.apply(finished('austin'));
    tally.apply(finished('oslo', { finishedAt: null }));
    expect(tally.finished().map(({ ms }) => ms)).toEqual([10_000, 0]);
  });

  it('ignores pages of portals that did not begin', () => {
    const { tally } = aTally();
    tally.apply(page('austin', 40));
    expect(tally.underWay()).toEqual([]);
  });
});
