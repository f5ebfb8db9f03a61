import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUrl } from '../../src/domain/url.ts';

const base = 'https://data.example.org/portal/';
const url = (raw: string, at: string | null = base): string | null => readUrl(raw, at).url;

describe('readUrl', () => {
  it('leaves an address as it is written', () => {
    for (const raw of [
      'https://example.org',
      'http://example.org:8080/a?b=c#d',
      'ftp://example.org/a.csv',
      'HTTP://X.org/(a)',
    ]) {
      expect(readUrl(raw, null)).toEqual({ url: raw, rules: [] });
    }
  });

  it('repairs a missing or misspelt scheme and says so', () => {
    const cases = {
      'www.example.org/a': 'https://www.example.org/a',
      'data.example.org/a.csv': 'https://data.example.org/a.csv',
      '//example.org/a': 'https://example.org/a',
      'http//example.org': 'http://example.org',
      'http:/example.org/a': 'http://example.org/a',
      'htp://example.org': 'http://example.org',
      'ttps://example.org': 'https://example.org',
      'https:///example.org': 'https://example.org',
      'http://https://example.org/a': 'https://example.org/a',
    };
    for (const [raw, expected] of Object.entries(cases)) {
      expect(readUrl(raw, null)).toEqual({ url: expected, rules: ['url-repaired'] });
    }
  });

  it('completes a relative address, and only with a base', () => {
    expect(url('/dataset/a')).toBe('https://data.example.org/dataset/a');
    expect(url('files/a.csv')).toBe('https://data.example.org/portal/files/a.csv');
    expect(readUrl('/dataset/a', null)).toEqual({ url: null, rules: ['url-unreadable'] });
  });

  it('never lets a scheme through that could act', () => {
    const hostile = [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      ' java\nscript:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,x',
    ];
    for (const raw of [...hostile, 'vbscript:x', 'file:///etc/passwd', 'mailto:a@example.org', 'C:\\x\\y']) {
      expect(readUrl(raw, base)).toEqual({ url: null, rules: ['url-refused'] });
    }
  });

  it('removes a password', () => {
    expect(readUrl('https://user:secret@example.org/a', null)).toEqual({
      url: 'https://example.org/a',
      rules: ['credentials-dropped'],
    });
    expect(url('https://example.org/@user')).toBe('https://example.org/@user');
  });

  it('takes the first of several', () => {
    const first = { url: 'http://a.org/x', rules: ['first-of-several'] };
    expect(readUrl('http://a.org/x http://b.org', null)).toEqual(first);
    expect(readUrl('http://a.org/x;http://b.org', null)).toEqual(first);
  });

  it('is silent about nothing, and not about words', () => {
    for (const raw of ['', ' ', 'N/A', 'null']) expect(readUrl(raw, base)).toEqual({ url: null, rules: [] });
    for (const raw of ['see website', 'http://', 'example.csv', 'https:// example.org', '\\\\server\\x']) {
      expect(readUrl(raw, base)).toEqual({ url: null, rules: ['url-unreadable'] });
    }
  });

  it('gives only addresses of the three schemes that a parser accepts, and leaves them alone the next time', () => {
    const pieces = fc.constantFrom(
      'http',
      'https',
      '://',
      ':',
      '/',
      'javascript:',
      'data:',
      'a.org',
      '@',
      ' ',
      '\n',
      '\t',
      'é',
      '?',
      '"',
      '<',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(null, base), (raw, at) => {
        const read = readUrl(raw, at).url;
        if (read === null) return;
        expect(['http:', 'https:', 'ftp:']).toContain(new URL(read).protocol);
        expect(new URL(read).password).toBe('');
        expect(readUrl(read, null)).toEqual({ url: read, rules: [] });
      }),
      { numRuns: 1_000 },
    );
  });
});
