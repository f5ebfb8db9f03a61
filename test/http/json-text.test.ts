import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstErrorOf, parseJson } from '../../src/http/json-text.ts';

describe('JSON of a portal', () => {
  it.each([
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['[1 2]', 3],
    ['{a:1}', 1],
    ["{'a':1}", 1],
    ['[1,]', 3],
    ['{"a":NaN}', 5],
    ['{"a":"x\ny"}', 7],
    ['{"a":"\\x41"}', 6],
    ['{"a":01}', 6],
    ['{"a":1} trailing', 8],
    ['nul!', 0],
    ['<html>', 0],
    ['[1}', 2],
    [']', 0],
  ])('says where %j stops being JSON', (text, at) => {
    expect(parseJson(text)).toMatchObject({ ok: false, at, truncated: false });
  });

  it.each([
    '{',
    '{"a',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '[1,',
    '[tru',
    '"\\u12',
    '"\\',
    '[-',
    '[1.',
    '[1e',
    '[1e+',
    '[{"a":[]}',
  ])('knows %j for JSON that was cut off', (text) => {
    expect(parseJson(text)).toMatchObject({ ok: false, truncated: true, at: text.length });
  });

  it('does not call an empty answer cut off', () => {
    expect(parseJson('  \n')).toMatchObject({ ok: false, truncated: false });
  });

  it('finds no error in anything that is JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t'), (text, space) => {
        expect(firstErrorOf(space + text + space)).toBe((space + text + space).length);
      }),
    );
  });

  it('takes every beginning of a list or object for cut off, never for wrong', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())),
        fc.nat(),
        (value, n) => {
          const text = JSON.stringify(value);
          const cut = text.slice(0, 1 + (n % (text.length - 1)));
          expect(parseJson(cut)).toMatchObject({ ok: false, truncated: true });
        },
      ),
    );
  });

  it('agrees with JSON.parse about texts with one character changed', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom(...'{}[],:"\\0-.eEtn \n\u0001x'), (text, n, char) => {
        const at = n % text.length;
        const changed = text.slice(0, at) + char + text.slice(at + 1);
        const parsed = parseJson(changed);
        if (parsed.ok) expect(firstErrorOf(changed)).toBe(changed.length);
        else if (!parsed.truncated && changed.trim() !== '') {
          expect(parsed.at).toBeLessThan(changed.length);
          // What comes before the error is the beginning of some JSON.
          expect(firstErrorOf(changed.slice(0, parsed.at))).toBe(parsed.at);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not slow down on long strings and deep nesting', () => {
    const deep = '['.repeat(200_000);
    expect(firstErrorOf(`${deep}!`)).toBe(deep.length);
    const long = `"${'\\n'.repeat(500_000)}`;
    expect(firstErrorOf(long)).toBe(long.length);
  });
});
