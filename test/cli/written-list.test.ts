import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readName, splitList } from '../../src/cli/written-list.ts';
import { CliError } from '../../src/cli/world.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

describe('a list as a person writes it', () => {
  it('is parted at commas, but not within quotes or parentheses', () => {
    expect(splitList(' a,b c , "x, y",sum(d, e) ', '--columns')).toEqual(['a', 'b c', '"x, y"', 'sum(d, e)']);
  });

  it('gives back any names that were quoted', () => {
    const names = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(names, (all) => {
        const parts = splitList(all.map(quoted).join(', '), '--columns');
        expect(parts.map((part) => readName(part, '--columns'))).toEqual(all);
      }),
    );
  });

  it('never throws anything but what a person can understand', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '(', ')', ' ') }), (text) => {
        try {
          splitList(text, '--order').map((part) => readName(part, '--order'));
        } catch (error) {
          expect(error).toBeInstanceOf(CliError);
        }
      }),
    );
  });

  it.each([
    ['a,', 'nothing in place 2'],
    ['', 'nothing in'],
    ['a,"b', 'a quote that is not closed, from character 3'],
    ['sum(a', 'a "(" that is not closed'],
    ['a),b', 'a ")" without its "(" at character 2'],
  ])('is refused when it is %j: %s', (text, message) => {
    expect(() => splitList(text, '--columns')).toThrow(message);
  });

  it.each([['a"b"'], ['""'], ['"a"b'], [' ']])('has no name in %j', (text) => {
    expect(() => readName(text, '--columns')).toThrow('--columns: expected');
  });
});
