import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNumbers, isChangedByDouble } from '../../../src/domain/query/exact-numbers.ts';

describe('numbers that a double would change', () => {
  it.each([
    '9007199254740993',
    '-9223372036854775808',
    '9223372036854775807',
    '12345678901234567.89',
    '0.1234567890123456789',
    '1e400',
    '-1E+400',
    '1e-400',
    '123456789012345678e5',
  ])('are put in quotes: %s', (number) => {
    expect(exactNumbers(`{"a": ${number}, "b": [${number},1]}`)).toBe(
      `{"a": "${number}", "b": ["${number}",1]}`,
    );
  });

  it.each([
    '0',
    '-0',
    '9007199254740991',
    '9007199254740992',
    '0.1',
    '0.10',
    '1.0000000000000000000000',
    '100000000000000000000000',
    '1e21',
    '1.5E+3',
    '5e-324',
    '0.000000000000000000001',
    '1234567890.12345',
  ])('are not those that survive: %s', (number) => {
    expect(exactNumbers(`[${number}]`)).toBe(`[${number}]`);
    expect(isChangedByDouble(number)).toBe(false);
  });

  it('leaves digits inside texts and names alone, whatever is escaped in them', () => {
    const text =
      '{"9007199254740993":"9007199254740993","a\\"9007199254740993":"x\\\\","b":9007199254740993}';
    expect(exactNumbers(text)).toBe(text.replace(/:9007199254740993\}$/, ':"9007199254740993"}'));
  });

  it('reads no double out of a number that it left, and no other text into one that it quoted', () => {
    const whole = fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }).map(String);
    const decimal = fc
      .tuple(whole, fc.stringMatching(/^\d{1,20}$/), fc.constantFrom('', 'e5', 'E-7', 'e+30'))
      .map(([left, right, power]) => `${left}.${right}${power}`);
    const text = fc.string({ unit: 'grapheme' }).map((value) => JSON.stringify(`${value}9007199254740993"`));
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(whole, decimal, text, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)),
        ),
        (parts) => {
          const values: unknown = JSON.parse(exactNumbers(`[${parts.join(',')}]`));
          if (!Array.isArray(values)) throw new TypeError('a list');
          expect(
            values.map((value: unknown, i) =>
              typeof value === 'number'
                ? sameDecimal(String(value), parts[i] ?? '')
                : value === parts[i] || JSON.stringify(value) === parts[i],
            ),
          ).not.toContain(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing in JSON of doubles', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(exactNumbers(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps broken JSON broken', () => {
    for (const text of ['[9007199254740993', '{"a":9007199254740993.}', '["x9007199254740993'])
      expect(() => void JSON.parse(exactNumbers(text))).toThrow();
  });

  it('would catch a reading that goes through doubles', () => {
    const naive = (text: string): string => text;
    expect(JSON.parse(naive('[9007199254740993]'))).not.toEqual(['9007199254740993']);
  });
});

/** Equal as decimals, told with whole numbers of any size. */
function sameDecimal(a: string, b: string): boolean {
  const scaled = (text: string): bigint => {
    const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
    const [whole = '', fraction = ''] = mantissa.split('.');
    return BigInt(`${whole}${fraction}`) * 10n ** BigInt(400 + Number(power) - fraction.length);
  };
  return scaled(a) === scaled(b);
}
