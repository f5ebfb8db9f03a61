import { describe, expect, it } from 'vitest';
import { themeKey } from '../../src/domain/theme.ts';
import { THEME_LABELS, themeWords } from '../../src/domain/theme-table.ts';

describe('the table of themes', () => {
  it('holds its words as keys and leads them to codes of the EU', () => {
    for (const [word, code] of themeWords) {
      expect(themeKey(word), word).toBe(word);
      expect(THEME_LABELS.has(code), word).toBe(true);
    }
  });

  it('has words for all thirteen themes, their labels among them', () => {
    expect(THEME_LABELS.size).toBe(13);
    for (const [code, label] of THEME_LABELS) expect(themeWords.get(themeKey(label)), label).toBe(code);
  });
});
