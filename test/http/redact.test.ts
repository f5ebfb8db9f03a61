import { describe, expect, it } from 'vitest';
import { hideSecrets, safeText, safeUrl } from '../../src/http/redact.ts';
import { codePointsWhere } from '../support/code-points.ts';

describe('what is shown', () => {
  it('of an address holds no credentials, secret parameters or fragment', () => {
    const url = new URL(
      'https://user:pw@data.example.org/api?q=trees&api_key=K1&$$app_token=T1&sig=S1&access_token=A1#top',
    );
    expect(safeUrl(url)).toBe(
      'https://data.example.org/api?q=trees&api_key=hidden&%24%24app_token=hidden&sig=hidden&access_token=hidden',
    );
  });

  it('of an address is left as it was where nothing is secret, and is bounded', () => {
    expect(safeUrl(new URL('https://x.example/a%20b?q=a+b&f=%22c%22'))).toBe(
      'https://x.example/a%20b?q=a+b&f=%22c%22',
    );
    expect(safeUrl(new URL(`https://x.example/?q=${'y'.repeat(5_000)}`)).length).toBe(501);
  });

  it('of a portal’s text holds no secrets, no control characters and no more than asked', () => {
    const text = `\u0000\u001b[31mtoken s3cr3t-value was refused\u007f${'x'.repeat(9_000)}`;
    const shown = safeText(text, 100, ['s3cr3t-value', 'abc']);
    expect(shown.startsWith('[31mtoken hidden was refused')).toBe(true);
    expect(shown.length).toBe(100);
    expect(safeText(`${'x'.repeat(95)}s3cr3t-value`, 100, ['s3cr3t-value'])).not.toContain('s3c');
  });

  it('of a portal’s text keeps tabs and line ends, and every character but controls', () => {
    expect(codePointsWhere((char) => safeText(`a${char}b`, 9) === 'ab')).toBe('0-8 b-c e-1f 7f-9f');
  });

  it('does not blank out short values that are ordinary words', () => {
    expect(hideSecrets('the cat sat', ['cat'])).toBe('the cat sat');
  });
});
