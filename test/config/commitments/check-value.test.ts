import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/config/commitments/check-value.ts';
import { codePointsWhere } from '../../support/code-points.ts';

describe('a text of a field', () => {
  it('may hold every character but control characters and halves of pairs; tabs and line feeds it may', () => {
    expect(codePointsWhere((char) => checkText(`a${char}b`) !== null)).toBe('0-8 b-1f 7f d800-dfff');
    expect(checkText('a😀b')).toBeNull();
    const message = 'expected text without control characters, got the text "a\\rb"';
    expect(checkText('a\rb')).toEqual({ code: 'E-SCH-03', message, hint: null });
  });

  it('is no blank, and nothing but text', () => {
    expect(checkText(' \n')?.message).toBe('expected text, got the text " \\n"');
    expect(checkText(12)).toMatchObject({
      message: 'expected text, got the number 12',
      hint: 'Put it in quotes.',
    });
  });
});
