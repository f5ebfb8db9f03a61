import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonScanner } from '../../../src/files/read/json-scanner.ts';
import { digitsOf } from '../../../src/files/read/marked-numbers.ts';

interface Scanned {
  readonly values: readonly unknown[];
  readonly lines: readonly number[];
  readonly collection: unknown;
}
function scan(text: string, isCollection = false, size = 1_000_000, maxElementBytes = 10_000): Scanned {
  const values: unknown[] = [];
  const lines: number[] = [];
  const scanner = new JsonScanner({ isCollection, maxElementBytes }, (element) => {
    values.push(JSON.parse(element.text));
    lines.push(element.line);
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
  scanner.end();
  return { values, lines, collection: scanner.collection === null ? null : JSON.parse(scanner.collection) };
}

describe('lines of JSON', () => {
  it('are objects, with the line each begins in', () => {
    const text = '{"a":1}\n\n{"a":"}\\"{\\\\",\n"b":[1,{"c":null}]}\r\n{}';
    expect(scan(text)).toEqual({
      values: [{ a: 1 }, { a: '}"{\\', b: [1, { c: null }] }, {}],
      lines: [1, 3, 5],
      collection: null,
    });
  });

  it('may be a sequence with record separators, or have commas between them', () => {
    expect(scan('\u001e{"a":1}\n\u001e{"a":2}\n').values).toHaveLength(2);
    expect(scan('{"a":1},\n{"a":2}').values).toHaveLength(2);
  });

  it('are the same however they are cut into pieces, and whatever they hold', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), (objects, size) => {
        // Doubles come back as marked digits where they are long: compared are their spellings.
        const plain = (json: unknown): string =>
          JSON.stringify(json, (_key, member: unknown) => {
            const digits = typeof member === 'string' ? digitsOf(member) : null;
            return digits === null ? member : Number(digits);
          });
        const text = objects.map((object) => JSON.stringify(object)).join('\n');
        expect(scan(text, false, size).values.map(plain)).toEqual(objects.map(plain));
      }),
    );
  });

  it('keep every digit of long numbers, and leave short ones alone', () => {
    const { values } = scan(
      '{"a":12345678901234567890,"b":-0.1234567890123456789,"c":1e400,"d":1.5,"e":"1e5","f":[99999999999999999]}',
    );
    expect(values).toEqual([
      {
        a: '\u0001n:12345678901234567890',
        b: '\u0001n:-0.1234567890123456789',
        c: '\u0001n:1e400',
        d: 1.5,
        e: '1e5',
        f: ['\u0001n:99999999999999999'],
      },
    ]);
  });
});

describe('a collection', () => {
  it('gives the members of its list of features, and keeps what lies around them', () => {
    const text =
      '{"type":"FeatureCollection",\n"name":"features","features":[\n{"x":"]}"},{"x":[1]}\n],"crs":{"features":[1]}}';
    expect(scan(text, true, 3)).toEqual({
      values: [{ x: ']}' }, { x: [1] }],
      lines: [3, 3],
      collection: { type: 'FeatureCollection', name: 'features', features: [], crs: { features: [1] } },
    });
  });

  it('is a single element where there is no such list', () => {
    for (const text of [
      '{"type":"Feature","features":null}',
      '{"a":{"features":[{"b":1}]}}',
      '{"features":{"c":[1]}}',
    ])
      expect(scan(text, true)).toMatchObject({ values: [JSON.parse(text)], collection: null });
  });

  it('is not looked for in lines of JSON', () => {
    expect(scan('{"features":[{"a":1}]}').values).toEqual([{ features: [{ a: 1 }] }]);
  });

  it('may be empty, and of any length', () => {
    expect(scan('{"features":[]}', true)).toMatchObject({ values: [], collection: { features: [] } });
    const many = Array.from({ length: 5_000 }, (_, index) => `{"i":${String(index)}}`).join(',');
    expect(scan(`{"features":[${many}]}`, true, 1_000, 100).values).toHaveLength(5_000);
  });
});

describe('what is refused', () => {
  it.each([
    ['[{"a":1}]', false, 'Expected a JSON object in line 1, got a list'],
    ['{"a":1}\n"x"', false, 'Expected a JSON object in line 2, got a text'],
    ['{"a":1}\n7', false, 'Expected a JSON object in line 2, got "7"'],
    ['{"a":1}}', false, 'Expected a JSON object in line 1, got "}"'],
    ['{"a":1}\n{"a":', false, 'The file ends in the middle of what begins in line 2'],
    ['{"a":"x', false, 'The file ends in the middle of what begins in line 1'],
    ['{"features":[\n1]}', true, 'Expected a JSON object in line 2, got "1"'],
    ['{"features":[[1]]}', true, 'Expected a JSON object in line 1, got a list'],
    [`{"a":${'['.repeat(600)}`, false, 'Line 1 holds JSON nested more than 500 deep'],
  ])('%j', (text, isCollection, message) => {
    expect(() => scan(text, isCollection)).toThrow(message);
  });

  it('is an element of more bytes than the limit, while it comes', () => {
    expect(() => scan(`{"a":1}\n{"a":"${'x'.repeat(2_000)}`, false, 100, 1_000)).toThrow(
      'The row that begins in line 2 has more than 1,000 bytes, the most that are read',
    );
  });
});
