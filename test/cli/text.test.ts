import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atMost,
  count,
  fit,
  harmless,
  isolated,
  pad,
  painter,
  plain,
  relativeTime,
  timeSpan,
  widthOf,
} from '../../src/cli/text.ts';

describe('text for a terminal', () => {
  it('holds nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(plain(text)).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }),
    );
    expect(plain('\u001b[2Jtitle\nof a \u202eportal')).toBe('[2Jtitle of a portal');
  });

  it('counts East Asian characters as two columns and combined ones as one', () => {
    expect([widthOf('abc'), widthOf('東京'), widthOf('e\u0301'), widthOf('')]).toEqual([3, 4, 1, 0]);
  });

  it('counts emoji, flags and pictures asked for as two columns, and guiding characters as none', () => {
    expect(['🌳', '⌚', '🇨🇦', '\u2764\ufe0f', '\u2764', '\u2068a\u2069'].map(widthOf)).toEqual([
      2, 2, 2, 2, 1, 1,
    ]);
  });

  it('keeps the spaces of a line that is indented, and nothing that a terminal would obey', () => {
    expect(harmless('  a  \u009b2J\u001b[31mb')).toBe('  a  2J[31mb');
  });

  it('isolates what runs from right to left, and leaves the rest alone', () => {
    expect(isolated('שלום 12')).toBe('\u2068שלום 12\u2069');
    expect([isolated('abc'), isolated('東京')]).toEqual(['abc', '東京']);
  });

  it('fits any text into any width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 0, max: 50 }),
        (text, width) => {
          expect(widthOf(fit(text, width))).toBeLessThanOrEqual(width);
          expect(widthOf(pad(text, width))).toBe(width);
        },
      ),
    );
    expect(fit('Buenos Aires', 7)).toBe('Buenos…');
    expect([pad('a', 3), pad('a', 3, 'right')]).toEqual(['a  ', '  a']);
  });

  it('tells numbers and spans of time', () => {
    expect(count(1_234_567)).toBe('1,234,567');
    expect([0, 999, 1_500, 59_400, 125_000, 7_440_000].map(timeSpan)).toEqual([
      '0 ms',
      '999 ms',
      '2 s',
      '59 s',
      '2 min 05 s',
      '2 h 04 min',
    ]);
  });

  it('tells when something was or will be', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(relativeTime('2026-11-23T15:30:00Z', now)).toBe('in 3 h');
    expect(relativeTime('2026-11-23T11:55:00Z', now)).toBe('5 min ago');
    expect(relativeTime('2026-11-13T11:55:00Z', now)).toBe('10 d ago');
    expect(relativeTime(null, now)).toBe('–');
    expect(relativeTime('soon', now)).toBe('–');
  });

  it('is coloured only where that is wanted', () => {
    expect(painter(true)('a', 'red')).toBe('\u001b[31ma\u001b[0m');
    expect(painter(false)('a', 'red')).toBe('a');
  });
});

describe('a long list', () => {
  it('is cut, and says by how much', () => {
    expect(atMost(['a', 'b', 'c'], 2)).toBe('a\nb\n… and 1 more');
    expect(atMost(['a', 'b'], 2)).toBe('a\nb');
  });
});
