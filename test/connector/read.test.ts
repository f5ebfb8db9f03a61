import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meaningful, read } from '../../src/connector/read.ts';
import type { Json } from '../../src/domain/json.ts';

describe('reading vendor JSON', () => {
  const reader = read({
    t: ' x ',
    n: 5,
    d: '1.5',
    yes: 'True',
    no: 0,
    none: 'null',
    o: { k: 'v' },
    l: ['a', '', 2, null],
  });

  it('gives texts, numbers, flags, objects and lists, and null for the rest', () => {
    expect([reader.text('t'), reader.text('n'), reader.text('none'), reader.text('o')]).toEqual([
      'x',
      '5',
      null,
      null,
    ]);
    expect([reader.number('n'), reader.number('d'), reader.number('t')]).toEqual([5, 1.5, null]);
    expect([reader.flag('yes'), reader.flag('no'), reader.flag('t'), reader.flag('gone')]).toEqual([
      true,
      false,
      null,
      null,
    ]);
    expect(reader.object('o')?.text('k')).toBe('v');
    expect(reader.object('l')).toBeNull();
    expect(reader.texts('l')).toEqual(['a', '2']);
    expect(reader.list('t')).toEqual([]);
    expect([reader.has('t'), reader.has('gone'), reader.has('toString')]).toEqual([true, false, false]);
  });

  it('says what was wanted, what came and where', () => {
    expect(() => reader.needText('l')).toThrow('$.l: expected text, got a list');
    expect(() => reader.needNumber('t')).toThrow('$.t: expected a number, got text');
    expect(() => reader.needObject('gone')).toThrow('$.gone: expected an object, got nothing');
    expect(() => reader.needObject('o').needList('k')).toThrow('$.o.k: expected a list, got text');
    expect(() => read([], '$.result')).toThrow('$.result: expected an object, got a list');
    expect(() => read(null)).toThrow(expect.objectContaining({ code: 'BAD_SHAPE' }));
  });

  it('names the place of an object in a list', () => {
    const [, second] = read({ a: [{}, { b: 1 }, 'x'] }).objects('a');
    expect(second?.path).toBe('$.a[1]');
  });

  it('takes the words that portals write for nothing as nothing', () => {
    for (const word of ['', '  ', 'null', 'None', 'N/A', 'undefined', '[]', '{}'])
      expect(meaningful(word)).toBeNull();
    expect(meaningful(' none of these ')).toBe('none of these');
  });

  it('takes a list or an object for neither a yes nor a no, whatever it calls itself', () => {
    for (const value of [['true'], [1], { toString: [] }, null, {}])
      expect(read({ a: value }).flag('a')).toBeNull();
  });

  it('never throws where nothing is needed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.jsonValue()), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value));
        const any = read(json);
        for (const key of ['a', 'b', '__proto__', 'constructor']) {
          any.text(key);
          any.number(key);
          any.flag(key);
          any.objects(key);
          any.texts(key);
        }
        return true;
      }),
    );
  });
});
