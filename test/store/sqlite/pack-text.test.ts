import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import { packOf, type Pack, type PackedResult } from '../../../src/domain/metrics/pack.ts';
import { formOf, namedForm, packIn, packText } from '../../../src/store/sqlite/pack-text.ts';
import { EX_A, EX_C } from '../../support/measured-datasets.ts';

const someBound = fc.oneof(
  fc.constantFrom(null, 0, 1, 0.5, 1 / 3, 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const someReason = fc.option(fc.oneof(fc.constantFrom('ABSENT', 'NOT_CHECKED', 'NO_PERIOD'), fc.string()));
const someResult: fc.Arbitrary<PackedResult> = fc.tuple(
  ...([fc.constantFrom('P', 'F', 'U', 'N', ''), someBound, someBound, someBound, someReason] as const),
);
const somePack: fc.Arbitrary<Pack> = fc.record({
  ids: fc.constantFrom('a b c', 'a b'),
  results: fc.array(someResult, { maxLength: 90 }),
  dates: fc.array(fc.tuple(fc.nat(90), fc.constant('2026-01-01T00:00:00.000Z'), fc.nat(400))),
});
const forms = new Map(['a b c', 'a b'].map((ids) => [formOf(ids).name, formOf(ids)]));

describe('the text of a pack', () => {
  it('says all that the pack says', () => {
    fc.assert(
      fc.property(somePack, (pack) => {
        const read = packIn(packText(pack), (name) => forms.get(name) ?? formOf(''));
        expect(read).toEqual(pack);
      }),
      { numRuns: 500 },
    );
  });

  it('is a fifth of it for measured datasets', () => {
    for (const dataset of [EX_A, EX_C]) {
      const pack = packOf(measureDataset(dataset));
      const text = packText(pack);
      expect(packIn(text, () => formOf(pack.ids))).toEqual(pack);
      expect(text.length).toBeLessThan(JSON.stringify(pack).length / 5);
    }
  });

  it('is read by the form that it was written in', () => {
    const pack: Pack = { ids: 'a b', results: [['P', 1, 1, 1, null]], dates: [] };
    const other: PackedResult = ['F', 0, 0, 0, 'OTHER'];
    const read = packIn(packText(pack), () => ({ ids: 'a b', common: [other] }));
    expect(read.results).toEqual([other]);
    expect(() => packIn(packText(pack), () => ({ ids: 'a b', common: [] }))).toThrow(RangeError);
  });
});

describe('forms of packs', () => {
  it('have one name each, which is that of no other', () => {
    const { ids, common } = formOf('a b');
    expect(namedForm({ ids, common: [...common] }).name).toBe(formOf('a b').name);
    const others = [
      formOf('a b c'),
      namedForm({ ids, common: common.slice(1) }),
      namedForm({ ids, common: [] }),
    ];
    expect(new Set([formOf('a b'), ...others].map(({ name }) => name)).size).toBe(4);
  });

  it('know no result twice, and have a letter for each', () => {
    const { common } = formOf('a b');
    expect(new Set(common.map((result) => JSON.stringify(result))).size).toBe(common.length);
    const text = packText({ ids: 'a b', results: common, dates: [] });
    expect(JSON.parse(text)[2]).toEqual([]);
    expect(packIn(text, () => formOf('a b')).results).toEqual(common);
  });
});
