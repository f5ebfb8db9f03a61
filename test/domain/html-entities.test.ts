import { describe, expect, it } from 'vitest';
import { decodeEntities } from '../../src/domain/html-entities.ts';

describe('decodeEntities', () => {
  it('reads named, decimal and hexadecimal references', () => {
    expect(decodeEntities('a &amp; b &#8211; c &#x2019;d &eacute;&Ntilde;&szlig;&yuml;')).toBe(
      'a & b – c ’d éÑßÿ',
    );
  });

  it('makes a plain blank of the one that does not break', () => {
    expect(decodeEntities('a&nbsp;b&#160;c&#xA0;d')).toBe('a b c d');
  });

  it('leaves what it does not know, and characters that do not exist', () => {
    for (const text of ['AT&T;', '&bogus;', '&#0;', '&#xD800;', '&#x110000;', '&amp', '& amp;']) {
      expect(decodeEntities(text)).toBe(text);
    }
  });
});
