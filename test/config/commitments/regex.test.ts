import fc from 'fast-check';
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
});
