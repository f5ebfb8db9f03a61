import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectorError, read, Reader } from '../../src/connector/index.ts';
import { meaningful } from '../../src/connector/read.ts';

describe('reading vendor JSON', () => {
  it('says what was wanted, what came and where', () => {
    const reader = read({ result: { url: 7 }, names: null });
    expect(() => reader.needObject('result').needList('url')).toThrow(
      '$.result.url: expected a list, got a number',
    );
    expect(() => reader.needText('names')).toThrow('$.names: expected text, got null');
    expect(() => reader.needNumber('missing')).toThrow('$.missing: expected a number, got nothing');
    expect(() => read([])).toThrow('$: expected an object, got a list');
  });

  it('names the error BAD_SHAPE with its path', () => {
    try {
      read({ a: 'text' }, '$.results[3]').needObject('a');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConnectorError);
      expect(error).toMatchObject({ code: 'BAD_SHAPE', remedy: 'skip', facts: { path: '$.results[3].a' } });
    }
  });

  it('takes what portals write for nothing as nothing', () => {
    for (const text of ['', '  ', 'null', 'None', 'N/A', 'undefined', '[]', '{}'])
      expect(meaningful(text)).toBeNull();
    expect(meaningful(' None of these ')).toBe('None of these');
  });

  it('reads flags and numbers that were sent as text', () => {
    const reader = read({ yes: 'True', no: 0, maybe: 'perhaps', size: '12', big: '1e999', blank: ' ' });
    expect([reader.flag('yes'), reader.flag('no'), reader.flag('maybe')]).toEqual([true, false, null]);
    expect([reader.number('size'), reader.number('big'), reader.number('blank')]).toEqual([12, null, null]);
  });

  it('never answers from the prototype', () => {
    const reader = read({});
    expect(reader.has('toString')).toBe(false);
    expect(reader.json('constructor')).toBeNull();
  });

  it('keeps the place of each object in a list that also holds other things', () => {
    const reader = read({ list: [1, { name: 4 }, { name: 'x' }] });
    expect(reader.objects('list').map((item) => item.path)).toEqual(['$.list[1]', '$.list[2]']);
    expect(reader.texts('list')).toEqual(['1']);
  });

  it('throws nothing but ConnectorError on any JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (value, key) => {
        const reader = new Reader(JSON.parse(JSON.stringify(value)), '$');
        for (const need of ['needText', 'needNumber', 'needObject', 'needList'] as const) {
          try {
            reader[need](key);
          } catch (error) {
            expect(error).toBeInstanceOf(ConnectorError);
          }
        }
        reader.text(key);
        reader.flag(key);
        reader.objects(key);
        reader.texts(key);
      }),
    );
  });
});
