import { describe, expect, it } from 'vitest';
import { readText, type CommitmentSource } from '../../../src/config/commitments/open-file.ts';
import { codePointsWhere } from '../../support/code-points.ts';

function source(text: string): CommitmentSource {
  return { folder: 'here', path: 'a.yaml', name: 'here/a.yaml', bytes: new TextEncoder().encode(text) };
}

describe('the bytes of a file', () => {
  it('are text with every character but control characters; tabs and ends of lines they may hold', () => {
    expect(codePointsWhere((char) => 'problem' in readText(source(`a${char}b`)))).toBe('0-8 b-c e-1f');
  });

  it('are refused at the place of the first control character', () => {
    expect(readText(source('a: 😀\r\nb: \u001b[2J\u0000'))).toMatchObject({
      problem: { line: 2, column: 4, message: 'expected text, got the control character U+001B' },
    });
  });
});
