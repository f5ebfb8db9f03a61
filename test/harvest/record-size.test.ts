import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import { sizeOf } from '../../src/harvest/record-size.ts';

describe('the size of a record', () => {
  it('is fine for ordinary JSON', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => sizeOf(value as Json) === 'FINE'));
  });
  it('is too long when texts and keys pass the bound together', () => {
    expect(sizeOf({ a: 'x'.repeat(60), b: 'x'.repeat(60) }, 100)).toBe('TOO_LONG');
    expect(
      sizeOf(
        Array.from({ length: 100 }, () => 0),
        100,
      ),
    ).toBe('TOO_LONG');
  });
  it('is too deep without overflowing the stack', () => {
    let value: Json = [];
    for (let depth = 0; depth < 100_000; depth += 1) value = [value];
    expect(sizeOf(value)).toBe('TOO_DEEP');
  });
});
