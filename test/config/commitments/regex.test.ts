import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../../src/config/commitments/regex.ts';

describe('a regular expression of RE2', () => {
  it('finds what it says anywhere in a text', () => {
    const isFound = compileRegex('(?i)service requests?\\b');
    expect(isFound?.('311 Service Requests, 2013')).toBe(true);
    expect(isFound?.('services')).toBe(false);
  });

  it('is refused when it refers back or looks around, or is none', () => {
    for (const pattern of ['(a)\\1', '(?=a)b', '(?<!a)b', '(', '[z-a]', 'a**', '\\', 'a{2000}'])
      expect(compileRegex(pattern), pattern).toBeNull();
  });

  it('takes time that grows with the text alone', () => {
    const start = performance.now();
    expect(compileRegex('(a+)+$')?.(`${'a'.repeat(50_000)}b`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('never throws, whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (pattern, text) => {
        const isFound = compileRegex(pattern);
        expect(['boolean', 'undefined']).toContain(typeof isFound?.(text));
      }),
      { numRuns: 1000 },
    );
  });

  const atom = fc.constantFrom(
    ...[
      'a',
      'b',
      'k',
      'K',
      's',
      'S',
      'ſ',
      '\u212a',
      ' ',
      'ab',
      'sky',
      '7',
      '.',
      '\\W',
      '\\w',
      '[a-c]',
      '$',
      '\\b',
      'é',
    ],
    ...[
      '(?:ab)',
      '(a|b)',
      '|',
      '*',
      '+',
      '?',
      '{2}',
      '(?i)',
      '(?i:sK)',
      '^',
      '(?-i)',
      '(?m)',
      '\\Qab|\\E',
      '(?s)',
    ],
  );
  const pattern = fc
    .tuple(fc.constantFrom('', '^', '(?i)', '^(?i)', '(?i)^'), fc.array(atom, { minLength: 1, maxLength: 6 }))
    .map(([beginning, atoms]) => beginning + atoms.join(''));
  const letter = fc.constantFrom(...'abkKsSſ\u212a 7éİ\n|', 'ab', 'sky', 'SKY', 'ſky', '公園の', 'ヵｶカ𠮷');
  const text = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''));

  it('finds what the engine finds, whatever it looks for first', () => {
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 4 }), (given, texts) => {
        const isFound = compileRegex(given);
        fc.pre(isFound !== null);
        const engine = RE2JS.compile(given);
        for (const one of texts) expect(isFound?.(one)).toBe(engine.matcher(one).find());
      }),
      { numRuns: 20_000 },
    );
  });
});
