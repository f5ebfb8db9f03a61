import { describe, expect, it } from 'vitest';
import { needsGet, redirectOf } from '../../../src/domain/links/link-attempt.ts';
import { aLinkAnswer } from '../../support/link-builders.ts';

describe('a HEAD', () => {
  it.each([400, 403, 404, 405, 406, 410, 500, 501, 502, 503])('that gives %d is doubted', (status) => {
    expect(needsGet(aLinkAnswer({ status }))).toBe(true);
  });
  it.each([200, 206, 301, 401, 407, 429, 451, 504])('that gives %d is believed', (status) => {
    expect(needsGet(aLinkAnswer({ status }))).toBe(false);
  });
  it('that is cut off is doubted, one that meets silence is not', () => {
    const fault = (kind: 'CUT' | 'TIMEOUT') =>
      ({ is: 'fault', method: 'HEAD', fault: kind, finalUrl: null }) as const;
    expect([needsGet(fault('CUT')), needsGet(fault('TIMEOUT'))]).toEqual([true, false]);
  });
});

describe('a redirect', () => {
  const from = 'https://x.example/a/b';
  it.each([
    [302, '../c#d', { is: 'to', url: 'https://x.example/c' }],
    [308, 'http://y.example/', { is: 'to', url: 'http://y.example/' }],
    [301, '', { is: 'bad' }],
    [307, 'http://[', { is: 'bad' }],
    [300, 'https://x.example/c', { is: 'none' }],
    [200, 'https://x.example/c', { is: 'none' }],
  ])('%d to "%s"', (status, location, expected) => {
    expect(redirectOf(status, { location }, from)).toEqual(expected);
  });
});
