import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf, normaliseLink } from '../../../src/domain/links/normalise-link.ts';

describe('an address in one spelling', () => {
  it.each([
    ['HTTPS://Data.Example.ORG/Files/A.csv', 'https://data.example.org/Files/A.csv'],
    ['http://data.example.org:80/a', 'http://data.example.org/a'],
    ['https://data.example.org:443/a', 'https://data.example.org/a'],
    ['http://data.example.org:443/a', 'http://data.example.org:443/a'],
    ['https://data.example.org/a#sheet=2', 'https://data.example.org/a'],
    ['https://data.example.org', 'https://data.example.org/'],
    ['https://data.example.org/my file.csv', 'https://data.example.org/my%20file.csv'],
    ['https://data.example.org/a?Q=One Two&b=%7e&b=ä', 'https://data.example.org/a?Q=One%20Two&b=%7e&b=ä'],
    ['https://data.example.org/a?q=1?x#y?z', 'https://data.example.org/a?q=1?x'],
    ['https://data.example.org/a?', 'https://data.example.org/a?'],
    ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
    [' https://data.example.org/a\n', 'https://data.example.org/a'],
    ['FTP://Data.example.org:21/x', 'ftp://data.example.org/x'],
    ['s3://Bucket/key', 's3://bucket/key'],
    ['mailto:someone@example.org', 'mailto:someone@example.org'],
  ])('%s is %s', (raw, url) => {
    expect(normaliseLink(raw)).toBe(url);
  });

  it.each(['', 'files/a.csv', 'not an address', 'https://', 'http://[::1'])('"%s" is none', (raw) => {
    expect(normaliseLink(raw)).toBeNull();
  });

  it('is its own spelling, and goes where the first one went', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (raw) => {
        const once = normaliseLink(raw) ?? '';
        const [before, after] = [new URL(raw), new URL(once)];
        before.hash = '';
        return normaliseLink(once) === once && after.href === before.href;
      }),
    );
  });

  it('has a host with its port, where it has one', () => {
    expect(hostOf('https://x.example:8443/a')).toBe('x.example:8443');
    expect(hostOf('mailto:someone@example.org')).toBe('');
    expect(hostOf('nothing')).toBe('');
  });
});
