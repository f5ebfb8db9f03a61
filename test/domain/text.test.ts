import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Remarks } from '../../src/domain/remarks.ts';
import { cut, folded, isAbsent, readProse, wellFormed } from '../../src/domain/text.ts';
import { codePointsWhere } from '../support/code-points.ts';

function read(raw: string | null, given: { max?: number; line?: boolean; prose?: boolean } = {}) {
  const remarks = new Remarks();
  const options = { field: 'f', max: 100, line: false, prose: true, ...given };
  const text = readProse(raw, options, remarks.note);
  return { text, rules: remarks.list().map((remark) => remark.rule) };
}

describe('readProse', () => {
  it('leaves plain text alone, in any script', () => {
    for (const text of [
      'Trees',
      'Bäume & Büsche',
      '東京都の公園（２３区）',
      'a < b > c',
      '# Title\n\n* one',
      'R&D',
      '{a}',
      '👩‍👩‍👧',
    ]) {
      expect(read(text)).toEqual({ text, rules: [] });
    }
  });

  it('trims and joins lines without a remark', () => {
    expect(read('  a  \n b  ', { line: true })).toEqual({ text: 'a b', rules: [] });
    expect(read('a  b', { line: true })).toEqual({ text: 'a b', rules: [] });
    expect(read(' a\r\nb ')).toEqual({ text: 'a\nb', rules: [] });
  });

  it('makes nothing of words for nothing', () => {
    for (const raw of ['null', 'N/A', 'None', '[]', 'undefined'])
      expect(read(raw, { prose: false })).toEqual({ text: null, rules: ['placeholder-dropped'] });
    for (const raw of ['TBD', '-', 'No description provided', 'to be added']) {
      expect(read(raw)).toEqual({ text: null, rules: ['placeholder-dropped'] });
      expect(read(raw, { prose: false }).text).toBe(raw);
    }
    for (const raw of [null, '', '  \n ', '\u200b\ufeff']) expect(read(raw).text).toBeNull();
    expect(read('')).toEqual({ text: null, rules: [] });
  });

  it('removes template variables that were never filled', () => {
    expect(read('{{description}}')).toEqual({ text: null, rules: ['template-leftover-dropped'] });
    expect(read('By {{owner.name}} in 2020').text).toBe('By  in 2020');
  });

  it('removes control characters, overrides, soft hyphens and the marks of highlights', () => {
    expect(read('a\u0000b\u0007c\u202ed\ue000e\ue001f\u00adg')).toEqual({
      text: 'abcdefg',
      rules: ['control-characters-dropped'],
    });
    expect(read('a\ud800b').text).toBe('a\ufffdb');
  });

  it('reads UTF-8 again that had been read as Latin-1', () => {
    expect(read('Rent â\u0080\u0093 3 rooms')).toEqual({
      text: 'Rent – 3 rooms',
      rules: ['mojibake-repaired'],
    });
    expect(read('Ã\u0085ngström').text).toBe('Ångström');
    expect(read('Ã©tÃ©').rules).toEqual([]);
  });

  it('strips markup and decodes entities', () => {
    expect(read('<p>a &amp; b</p>')).toEqual({ text: 'a & b', rules: ['html-stripped'] });
    expect(read('AT&amp;T')).toEqual({ text: 'AT&T', rules: ['entities-decoded'] });
    expect(read('a&#0;&#x202e;b').text).toBe('a&#0;b');
  });

  it('cuts what is too long, between characters', () => {
    expect(read('🦉'.repeat(60), { max: 99 })).toEqual({ text: '🦉'.repeat(49), rules: ['text-cut'] });
    expect(read('x'.repeat(50_000), { max: 10 })).toEqual({ text: 'x'.repeat(10), rules: ['text-cut'] });
  });

  it('gives clean text within the limit, and leaves it alone the next time', () => {
    const pieces = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\t',
      '\u0000',
      '\ue000',
      '{{',
      '}}',
      '<b>',
      '<p>',
      '&amp;',
      '&lt;',
      'â\u0080\u0093',
      '\u0301',
      '\ud83e',
      'ü',
      '-',
      'n/a',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 15 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (raw, line) => {
        const first = read(raw, { line, max: 20 }).text;
        if (first === null) return;
        expect(first.length).toBeLessThanOrEqual(20);
        expect(first).toBe(first.trim());
        expect(first).not.toBe('');
        expect(first).not.toMatch(/[^\P{Cc}\t\n]|[\ue000\ue001]/u);
        expect(Buffer.from(first, 'utf8').toString('utf8')).toBe(first);
        if (line) expect(first).not.toMatch(/[\n\t]| {2}/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the pieces', () => {
  it('wellFormed takes away controls, what hides or turns words, and the marks of highlights, and nothing else', () => {
    expect(codePointsWhere((char) => wellFormed(`a${char}b`) === 'ab')).toBe(
      '0-8 b-c e-1f 7f-9f ad 200b 202d-202e e000-e001 feff fff9-fffb',
    );
    expect(wellFormed('a😀\u200b😀\u0007b')).toBe('a😀😀b');
  });

  it('isAbsent knows the words of all fields', () => {
    for (const text of ['', ' ', 'NULL', ' n/a ', '{}']) expect(isAbsent(text)).toBe(true);
    for (const text of ['0', 'no', 'nullable', 'unknown']) expect(isAbsent(text)).toBe(false);
  });

  it('cut never leaves half a character', () => {
    expect(cut('a🦉', 2)).toBe('a');
    expect(cut('a🦉', 3)).toBe('a🦉');
  });

  it('folded removes accents and width, not the marks of kana', () => {
    expect(folded('Ärzte ÉTÉ Straße ＡＢＣ')).toBe('arzte ete strasse abc');
    expect(folded('がぎぐ')).toBe('がぎぐ');
  });

  it('wellFormed composes characters, with and without its quick way', () => {
    expect(wellFormed('e\u0301')).toBe('é');
    expect(wellFormed('か\u3099')).toBe('が');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wellFormed(wellFormed(text))).toBe(wellFormed(text));
        expect(wellFormed(text).normalize('NFC')).toBe(wellFormed(text));
      }),
    );
  });
});
