import { describe, expect, it } from 'vitest';
import { platformDetermined } from '../../../../src/domain/metrics/compare/platform-determined.ts';
import { aPortal, aShare } from '../../../support/compared.ts';

const portals = (shares: readonly (readonly [passed: number, n: number])[], platform = 'p') =>
  shares.map(([passed, n], i) => aPortal(`other${i}`, { platform, points: [aShare('i', passed, n)] }));
const determined = (
  others: ReturnType<typeof portals>,
  prior: Parameters<typeof platformDetermined>[4] = [],
) => platformDetermined('mine', 'p', ['i'], others, prior);

describe('platformDetermined', () => {
  it('takes three portals of other cities that all answer the same', () => {
    const seen = determined(
      portals([
        [100, 100],
        [97, 100],
        [100, 100],
      ]),
    );
    expect(seen).toEqual([{ platform: 'p', indicator: 'i', basis: 'OBSERVED', share: 0.99, portals: 3 }]);
    expect(
      determined(
        portals([
          [0, 100],
          [1, 100],
          [4, 100],
        ]),
      ),
    ).toHaveLength(1);
    expect(
      determined(
        portals([
          [97, 100],
          [97, 100],
          [97, 100],
        ]),
      ),
    ).toEqual([]);
  });

  it('pools datasets, not portals', () => {
    expect(
      determined(
        portals([
          [0, 10],
          [1_000, 1_000],
          [1_000, 1_000],
        ]),
      ),
    ).toHaveLength(1);
  });

  it('does not count own portals, other platforms, or portals where nothing is known', () => {
    const two = portals([
      [10, 10],
      [10, 10],
    ]);
    const own = aPortal('mine', { platform: 'p', points: [aShare('i', 10, 10)] });
    const other = portals([[10, 10]], 'q');
    expect(determined([...two, own, ...other, ...portals([[0, 0]])])).toEqual([]);
  });

  it('takes the prior where too few were seen, and lets observation overrule it', () => {
    const prior = [{ platform: 'p', indicator: 'i', share: 1 }] as const;
    expect(determined(portals([[5, 10]]), prior)).toEqual([
      { platform: 'p', indicator: 'i', basis: 'PRIOR', share: 1, portals: 1 },
    ]);
    expect(
      determined(
        portals([
          [5, 10],
          [5, 10],
          [5, 10],
        ]),
        prior,
      ),
    ).toEqual([]);
  });

  it('knows from the start what Socrata always and never says', () => {
    const known = platformDetermined(
      'mine',
      'socrata',
      ['mqa.ctx.issued', 'mqa.ctx.byteSize', 'mqa.fin.theme'],
      [],
    );
    expect(known.map(({ indicator, share }) => [indicator, share])).toEqual([
      ['mqa.ctx.issued', 1],
      ['mqa.ctx.byteSize', 0],
    ]);
  });
});
