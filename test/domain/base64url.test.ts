import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../src/domain/base64url.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });

describe('base64url of texts', () => {
  it('is what Node writes, and comes back', () => {
    fc.assert(
      fc.property(text, (value) => {
        const written = toBase64Url(value);
        expect(written).toBe(Buffer.from(value).toString('base64url'));
        expect(fromBase64Url(written)).toBe(value);
      }),
    );
  });

  it.each([
    ['padding', 'YQ=='],
    ['the alphabet of plain base64', 'a+/a'],
    ['white space', 'YW Jj'],
    ['a length that no bytes have', 'YWJjZ'],
    ['bytes that are no UTF-8', '_w'],
    ['a character of another script', 'YWJé'],
  ])('is not read out of %s', (_what, written) => {
    expect(fromBase64Url(written)).toBeNull();
  });
});
