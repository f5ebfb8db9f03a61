import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byLanguage,
  chooseTag,
  isWebAddress,
  segment,
  setIn,
  textIn,
  textsIn,
  unwrapped,
  utcStamp,
} from '../../../connectors/ckan/words.ts';
import type { Json } from '../../../src/connector/index.ts';

describe('CKAN texts', () => {
  it('unwrap JSON only where there is some', () => {
    expect(unwrapped('["a", "b"]')).toEqual(['a', 'b']);
    expect(unwrapped(' {"type": "Point"}')).toEqual({ type: 'Point' });
    expect(unwrapped('[not json')).toBe('[not json');
    expect(unwrapped('12')).toBe('12');
    expect(unwrapped(12)).toBe(12);
  });

  it('are read from a text, a number, a list, JSON and an object of languages', () => {
    const table: readonly (readonly [Json, string | null])[] = [
      ['  Trees ', 'Trees'],
      ['null', null],
      ['N/A', null],
      ['[]', null],
      [12, '12'],
      [false, 'false'],
      [['', 'Bäume'], 'Bäume'],
      ['["x"]', 'x'],
      [{ de: 'Bäume', en: 'Trees' }, 'Trees'],
      ['{"de": "Bäume", "en": ""}', 'Bäume'],
      [{ type: 'Point' }, null],
      [{ type: 'Point', coordinates: [1, 2] }, null],
      [null, null],
    ];
    for (const [value, text] of table) expect([value, textIn(value, undefined)]).toEqual([value, text]);
  });

  it('follow the preferred language, its main part, English, then what there is', () => {
    const object = { de: 'a', en: 'b', pt: 'c', it: '' };
    const choices = ['de', 'pt-BR', 'it', 'xx', undefined].map((tag) => chooseTag(object, tag));
    expect(choices).toEqual(['de', 'pt', 'en', 'en', 'en']);
    expect(chooseTag({ it: '', rm: ' ' }, 'it')).toBeNull();
    expect(byLanguage({ en: 'a', name: 'b' })).toBeNull();
    expect(byLanguage({})).toBeNull();
  });

  it('are listed from lists, JSON, separated texts and languages', () => {
    expect(textsIn('["a", "", "b"]', undefined)).toEqual(['a', 'b']);
    expect(textsIn('a, b;c', undefined, /[,;]/)).toEqual(['a', 'b', 'c']);
    expect(textsIn('a, b', undefined)).toEqual(['a, b']);
    expect(textsIn({ en: ['x'], de: ['y', 'z'] }, 'de')).toEqual(['y', 'z']);
    expect(setIn('{Economy,"Public sector"}')).toEqual(['Economy', 'Public sector']);
    expect(setIn('{"a": 1}')).toBeNull();
  });

  it('never loop or throw, however deep they nest', () => {
    const deep: Json = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000));
    expect(textIn(deep, undefined)).toBeNull();
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const json: Json = JSON.parse(JSON.stringify(value));
        const text = textIn(json, 'en');
        return text === null || text.trim() === text;
      }),
    );
  });
});

describe('CKAN stamps and addresses', () => {
  it('get the zone that CKAN leaves out, and keep one that is there', () => {
    expect(utcStamp('2026-01-02T03:04:05.678901')).toBe('2026-01-02T03:04:05.678901Z');
    expect(utcStamp('2026-01-02 03:04')).toBe('2026-01-02 03:04Z');
    for (const clear of [
      '2026-01-02T03:04:05Z',
      '2026-01-02T03:04:05+02:00',
      '2026-01-02',
      'jeu, 19/12/2019 - 03:00',
    ])
      expect(utcStamp(clear)).toBe(clear);
    expect(utcStamp(null)).toBeNull();
  });

  it('are web addresses only with http, https and a host', () => {
    expect(['https://x.city/a', 'HTTP://x'].every(isWebAddress)).toBe(true);
    expect(
      ['Parks Dept', 'ftp://x', 'javascript:alert(1)', 'https://', 'https:// x'].some(isWebAddress),
    ).toBe(false);
  });

  it('make a path segment of any text', () => {
    expect(segment('a/b?c')).toBe('a%2Fb%3Fc');
    expect(segment('a\ud800')).toBe('a%EF%BF%BD');
  });
});
