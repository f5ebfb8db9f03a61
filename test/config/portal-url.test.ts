import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPortalUrl } from '../../src/config/portal-url.ts';

const read = (text: string, allowLoopback = false): ReturnType<typeof readPortalUrl> =>
  readPortalUrl(text, { allowLoopback });

describe('the address of a portal', () => {
  it.each([
    'https://hri.fi/data/',
    'http://data.example.org',
    'https://93.184.216.34/',
    'https://[2606:4700::1]/',
  ])('may be %s', (text) => expect(read(text)).toHaveProperty('url'));

  it.each([
    'not a url',
    'ftp://data.gov/',
    'javascript:alert(1)',
    'https://user@data.gov/',
    'https://:secret@data.gov/',
    'https://data.gov/?key=1',
    'https://data.gov/#x',
    'http://localhost/',
    'http://printer/',
    'http://nas.local/',
    'http://db.internal/',
    'http://127.0.0.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://127.1/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::a00:1]/',
    'http://[2002:a00:1::]/',
    'http://localhost./',
  ])('may not be %s', (text) => expect(read(text)).toHaveProperty('problem'));

  it('never repeats a password', () => {
    expect(JSON.stringify(read('https://user:hunter2@data.gov/'))).not.toContain('hunter2');
  });

  it('may be of this machine where that is allowed, and of no other private one', () => {
    expect(read('http://127.0.0.1:4100/', true)).toHaveProperty('url');
    expect(read('http://10.0.0.1/', true)).toHaveProperty('problem');
  });

  it('is never a private IPv4 address, however it is written', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom('10', '127'), octet, octet, octet, (a, b, c, d) => {
        const number = ((Number(a) * 256 + b) * 256 + c) * 256 + d;
        for (const host of [`${a}.${b}.${c}.${d}`, String(number), `0x${number.toString(16)}`])
          expect(read(`http://${host}/`)).toHaveProperty('problem');
      }),
    );
  });
});
