import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentOf } from '../../src/domain/fingerprint.ts';
import type { Json } from '../../src/domain/json.ts';
import { aDataset } from '../support/builders.ts';

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 8 }), tie('json'), { maxKeys: 5 }),
  ),
}));

/** The same value with the keys of every object in reverse. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, member]) => [key, reversed(member)]));
}

describe('canonicalJson', () => {
  it('gives one spelling, in whatever order the keys were written', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is JSON that reads back as the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('spells every text as JSON does, so that no quick way differs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(canonicalJson(text)).toBe(JSON.stringify(text));
      }),
    );
  });

  it('sorts by code unit and keeps the order of lists', () => {
    expect(canonicalJson({ b: 1, a: [3, { d: null, c: 'x' }], '10': 0, '9': 0 })).toBe(
      '{"10":0,"9":0,"a":[3,{"c":"x","d":null}],"b":1}',
    );
  });

  it('tells values apart that differ only in type', () => {
    expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
    expect(canonicalJson([[], [1]])).not.toBe(canonicalJson([[1], []]));
  });
});

describe('contentOf', () => {
  const dataset = aDataset({ title: 'Trees' });
  const spelling = (given: Parameters<typeof aDataset>[0]): string =>
    canonicalJson(contentOf(aDataset({ title: 'Trees', ...given })));

  it('leaves out how we read the record, so that a better reader is no change by the portal', () => {
    const remark = { field: 'title', from: 'x', to: 'Trees', rule: 'html-stripped' };
    expect(spelling({ remarks: [remark], fieldsObserved: ['title'] })).toBe(
      canonicalJson(contentOf(dataset)),
    );
  });

  it('holds everything else', () => {
    const plain = canonicalJson(contentOf(dataset));
    expect(spelling({ description: 'All of them' })).not.toBe(plain);
    expect(spelling({ spatial: { kind: 'text', value: 'Here', box: null, lowConfidence: false } })).not.toBe(
      plain,
    );
    expect(spelling({ translations: { de: { title: 'Bäume', description: null, keywords: [] } } })).not.toBe(
      plain,
    );
  });
});
