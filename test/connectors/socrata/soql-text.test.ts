import { describe, expect, it } from 'vitest';
import { hasPart, lacksPart } from '../../../connectors/socrata/soql-text.ts';
import { foldCase } from '../../../src/domain/query/fold-case.ts';

const name = '`c`';

describe('a condition on a part of a text', () => {
  it.each([
    ['oak', false, 'anywhere', "contains(`c`, 'oak')"],
    ['oak', false, 'start', "starts_with(`c`, 'oak')"],
    ["O'N", false, 'anywhere', "contains(`c`, 'O''N')"],
    ['100%', false, 'anywhere', "contains(`c`, '100')"],
    ['%100', false, 'start', '`c` IS NOT NULL'],
    ['a_bcd', false, 'anywhere', "contains(`c`, 'bcd')"],
    ['a\\b\ncde', false, 'anywhere', "contains(`c`, 'cde')"],
    ['', false, 'anywhere', '`c` IS NOT NULL'],
    ['elm', true, 'anywhere', "contains(upper(`c`), upper('elm'))"],
    ['Straße', true, 'anywhere', "contains(upper(`c`), upper('Stra'))"],
    ['éclair', true, 'start', '`c` IS NOT NULL'],
    ['日本éé', true, 'start', "starts_with(upper(`c`), upper('日本'))"],
    ['éé', true, 'anywhere', '`c` IS NOT NULL'],
    ['oak', true, 'anywhere', "contains(upper(`c`), upper('oak')) OR contains(`c`, '\u212a')"],
    ['Iz', true, 'start', "starts_with(upper(`c`), upper('Iz')) OR contains(`c`, '\u0130')"],
  ] as const)('%j (any case: %s, %s) is %s', (part, fold, at, wanted) => {
    expect(hasPart({ name, part, fold, at })).toBe(wanted);
  });

  it.each([
    ['oak', true, 'anywhere', "NOT contains(`c`, 'oak') AND `c` IS NOT NULL"],
    ['oak', false, 'start', "NOT starts_with(`c`, 'oak') AND `c` IS NOT NULL"],
    ['o%k', false, 'anywhere', '`c` IS NOT NULL'],
    ['', false, 'anywhere', '`c` IS NOT NULL'],
  ] as const)('without %j (any case: %s, %s) is %s', (part, fold, at, wanted) => {
    expect(lacksPart({ name, part, fold, at })).toBe(wanted);
  });
});

describe('what a condition in any letter case relies on', () => {
  /** Characters of a condition, and with which others of Unicode they are one when case does not count. */
  const others = new Map<string, string[]>();
  for (let point = 0x80; point <= 0x10ffff; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const char = String.fromCodePoint(point);
    const folded = foldCase(char);
    if (folded !== char) others.set(folded, [...(others.get(folded) ?? []), char]);
  }

  it('is that of the letters of ASCII only k and i have relatives elsewhere, and those are asked for besides', () => {
    for (let code = 0x20; code < 0x7f; code += 1) {
      const char = String.fromCharCode(code);
      const strange = others.get(foldCase(char)) ?? [];
      const asked = hasPart({ name, part: char, fold: true, at: 'anywhere' });
      for (const relative of strange) expect(asked).toContain(`contains(\`c\`, '${relative}')`);
      expect(strange.length).toBe('kKiI'.includes(char) ? 1 : 0);
    }
  });

  it('is that characters without case have no relatives at all', () => {
    for (const [folded, from] of others)
      for (const char of [folded, ...from]) {
        if (char <= '\u007f') continue;
        expect(hasPart({ name, part: char, fold: true, at: 'anywhere' })).toBe('`c` IS NOT NULL');
      }
  });
});
