import { describe, expect, it } from 'vitest';
import type { ComparedCity } from '../../../../src/domain/metrics/compare/compared-city.ts';
import { notComparable } from '../../../../src/domain/metrics/compare/same-ruler.ts';
import { aCity, aPortal, aShare } from '../../../support/compared.ts';
import { aDefinition } from '../../../support/measured.ts';

const codes = (cities: readonly ComparedCity[]) =>
  notComparable(cities, []).map(({ city, code }) => `${city} ${code}`);

describe('notComparable', () => {
  it('refuses nobody who was measured alike', () => {
    expect(codes([aCity('a'), aCity('b', [], { takenAt: '2026-11-10T00:00:00Z' })])).toEqual([]);
    expect(codes([])).toEqual([]);
  });

  it('refuses cities never or not wholly harvested, with the portal in words', () => {
    const cities = [
      aCity('a'),
      aCity('b', [], { takenAt: null }),
      { ...aCity('c'), portals: [] },
      { ...aCity('d'), portals: [aPortal('d'), aPortal('d', { portal: 'maps', completeness: 'PARTIAL' })] },
      aCity('e', [], { completeness: 'FAILED' }),
    ];
    expect(notComparable(cities, []).map(({ code, message }) => [code, message])).toEqual([
      ['NEVER_HARVESTED', 'Portal "b-portal" of b was never harvested.'],
      ['NEVER_HARVESTED', 'No portal of c is known.'],
      ['INCOMPLETE_HARVEST', 'The harvest of portal "maps" of d is only part of the catalogue.'],
      ['INCOMPLETE_HARVEST', 'The harvest of portal "e-portal" of e failed.'],
    ]);
  });

  it('keeps the fortnight with most cities, the latest among equals', () => {
    const on = (city: string, day: string) => aCity(city, [], { takenAt: `2026-${day}T00:00:00Z` });
    expect(codes([on('a', '10-01'), on('b', '10-05'), on('c', '11-20')])).toEqual(['c TOO_FAR_APART']);
    expect(codes([on('a', '10-01'), on('b', '10-16')])).toEqual(['a TOO_FAR_APART']);
    expect(codes([on('a', '10-01'), on('b', '10-15')])).toEqual([]);
    const spread = {
      ...on('d', '10-01'),
      portals: [on('d', '10-01'), on('d', '11-20')].flatMap(({ portals }) => portals),
    };
    expect(notComparable([on('a', '10-01'), spread], [])[0]?.message).toContain(
      'from 2026-10-01 to 2026-11-20',
    );
  });

  it('refuses another version than that of today', () => {
    const old = { ...aShare('p.tau', 1, 2), version: '0.9.0' };
    const refused = notComparable(
      [aCity('a', [aShare('p.tau', 1, 2)]), aCity('b', [old])],
      [aDefinition('p.tau', 'share')],
    );
    expect(refused).toEqual([
      {
        city: 'b',
        code: 'DIFFERENT_VERSIONS',
        message: 'b was measured with version 0.9.0 of p.tau; compared is version 1.0.0.',
      },
    ]);
    expect(notComparable([aCity('b', [old])], [])).toEqual([]);
  });

  it('refuses the rarer way of checking links, the less thorough among equals', () => {
    const by = (city: string, linkMode: 'ALL' | 'SAMPLED' | 'NONE') => aCity(city, [], { linkMode });
    expect(codes([by('a', 'SAMPLED'), by('b', 'SAMPLED'), by('c', 'ALL')])).toEqual([
      'c DIFFERENT_LINK_MODE',
    ]);
    expect(codes([by('a', 'NONE'), by('b', 'SAMPLED')])).toEqual(['a DIFFERENT_LINK_MODE']);
    const few = aCity('d', [], { linkMode: 'TOO_FEW' });
    expect(codes([by('a', 'SAMPLED'), few])).toEqual(['d DIFFERENT_LINK_MODE']);
    expect(codes([by('a', 'NONE'), few])).toEqual(['a DIFFERENT_LINK_MODE']);
    const mixed = {
      ...by('c', 'ALL'),
      portals: [aPortal('c', { linkMode: 'ALL' }), aPortal('c', { linkMode: 'NONE' })],
    };
    expect(codes([by('a', 'ALL'), mixed])).toEqual(['c DIFFERENT_LINK_MODE']);
  });
});
