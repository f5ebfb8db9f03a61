import { describe, expect, it } from 'vitest';
import type { LinkFault } from '../../../src/domain/links/link-attempt.ts';
import { linkFact, unstableDaysAfter } from '../../../src/domain/links/link-verdict.ts';
import { aLinkAnswer, aLinkCheck } from '../../support/link-builders.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };
const afterGet = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  linkFact(
    aLinkCheck({ head: aLinkAnswer({ status: 405 }), get: aLinkAnswer({ method: 'GET', status, headers }) }),
  );
const faulty = (fault: LinkFault) =>
  linkFact(aLinkCheck({ head: { is: 'fault', method: 'HEAD', fault, finalUrl: null } }));

describe('the verdict on an answer', () => {
  it.each([
    [200, 'PASS', null, []],
    [202, 'PASS', null, ['ASYNC_EXPORT']],
    [204, 'PASS', null, ['EMPTY']],
    [205, 'PASS', null, ['EMPTY']],
    [206, 'PASS', null, []],
    [416, 'PASS', null, []],
    [401, 'FAIL', 'AUTH_REQUIRED', []],
    [407, 'FAIL', 'AUTH_REQUIRED', []],
    [403, 'FAIL', 'FORBIDDEN', []],
    [404, 'FAIL', 'GONE', []],
    [410, 'FAIL', 'GONE', []],
    [429, 'UNKNOWN', 'RATE_LIMITED', []],
    [451, 'FAIL', 'REFUSED', []],
    [300, 'FAIL', 'BAD_REDIRECT', []],
    [500, 'UNKNOWN', 'UNSTABLE', []],
    [503, 'UNKNOWN', 'UNSTABLE', []],
  ])('%d is %s %s %j', (status, state, reason, flags) => {
    expect(afterGet(status)).toMatchObject({ state, reason, flags, status, method: 'GET', headStatus: 405 });
  });

  it('does not take the page of a refused range for the file', () => {
    const get = aLinkAnswer({ method: 'GET', status: 416, headers: html });
    const fact = linkFact(aLinkCheck({ head: aLinkAnswer({ status: 405 }), get, promisesFile: true }));
    expect(fact).toMatchObject({ state: 'PASS', flags: [] });
  });

  it('does not take a refused range for life where none was asked', () => {
    expect(linkFact(aLinkCheck({ head: aLinkAnswer({ status: 416 }) }))).toMatchObject({ reason: 'REFUSED' });
  });

  it.each([
    [403, { 'cf-mitigated': 'challenge' }],
    [503, { 'cf-mitigated': 'challenge', ...html }],
    [403, { server: 'cloudflare', ...html }],
    [403, { server: 'AkamaiGHost', ...html }],
    [403, { server: 'awselb/2.0', ...html }],
  ])('%d with %j is a bot wall, which says nothing of the address', (status, headers) => {
    expect(afterGet(status, headers)).toMatchObject({ state: 'UNKNOWN', reason: 'BLOCKED' });
  });

  it.each([
    [403, { server: 'cloudflare', 'content-type': 'application/json' }, 'FORBIDDEN'],
    [403, { server: 'nginx', ...html }, 'FORBIDDEN'],
    [404, { server: 'cloudflare', ...html }, 'GONE'],
  ])('%d with %j is none', (status, headers, reason) => {
    expect(afterGet(status, headers)).toMatchObject({ state: 'FAIL', reason });
  });

  it('rests on HEAD where that was enough', () => {
    expect(linkFact(aLinkCheck())).toMatchObject({
      method: 'HEAD',
      status: 200,
      headStatus: 200,
      state: 'PASS',
    });
  });
});

describe('what is alive', () => {
  const alive = (headers: Readonly<Record<string, string>>, given = {}) =>
    linkFact(aLinkCheck({ head: aLinkAnswer({ headers }), ...given }));

  it('is a soft 404 when a page came in the place of a file, and passes all the same', () => {
    expect(alive(html)).toMatchObject({ state: 'PASS', flags: ['SOFT_404'] });
    expect(alive(html, { promisesFile: false }).flags).toEqual([]);
    expect(alive({ 'content-type': 'text/csv' }).flags).toEqual([]);
    expect(alive({}).flags).toEqual([]);
  });

  it.each([
    ['https://x.example/login?next=/a.csv', ['LOGIN_REDIRECT']],
    ['https://sso.example/oauth2/authorize', ['LOGIN_REDIRECT']],
    ['https://x.example/user/SignIn', ['LOGIN_REDIRECT']],
    ['https://x.example/account/login.aspx', ['LOGIN_REDIRECT']],
    ['https://x.example/users/sign_in', ['LOGIN_REDIRECT']],
    ['https://x.example/sso/', ['LOGIN_REDIRECT']],
    ['https://x.example/auth/realms/city', ['LOGIN_REDIRECT']],
    ['https://x.example/adfs/ls/', ['LOGIN_REDIRECT']],
    ['https://cdn.example/a.csv?from=/login', []],
    ['https://x.example/login-figures.csv', []],
    ['https://x.example/authors/a.csv', []],
  ])('and led to %s has the flags %j', (finalUrl, flags) => {
    expect(linkFact(aLinkCheck({ head: aLinkAnswer({ finalUrl }) })).flags).toEqual(flags);
  });

  it('is no login redirect when it was listed as a login page', () => {
    const url = 'https://x.example/login';
    expect(linkFact(aLinkCheck({ url, head: aLinkAnswer({ finalUrl: url }) })).flags).toEqual([]);
  });

  it('carries a warning where the certificate was put up with', () => {
    expect(linkFact(aLinkCheck({ head: aLinkAnswer({ hasBadCertificate: true }) })).flags).toEqual([
      'TLS_WARNING',
    ]);
  });
});

describe('the verdict on a failure', () => {
  it.each([
    ['NO_HOST', 'FAIL', 'NO_HOST'],
    ['PRIVATE_HOST', 'FAIL', 'PRIVATE_HOST'],
    ['TLS', 'FAIL', 'TLS'],
    ['INVALID_URL', 'FAIL', 'INVALID_URL'],
    ['REDIRECT_LOOP', 'FAIL', 'REDIRECT_LOOP'],
    ['BAD_REDIRECT', 'FAIL', 'BAD_REDIRECT'],
    ['UNREACHABLE', 'UNKNOWN', 'UNSTABLE'],
    ['TIMEOUT', 'UNKNOWN', 'UNSTABLE'],
    ['CUT', 'UNKNOWN', 'UNSTABLE'],
    ['UNSUPPORTED_SCHEME', 'UNKNOWN', 'UNSUPPORTED_SCHEME'],
    ['ROBOTS', 'UNKNOWN', 'ROBOTS'],
    ['ROBOTS_UNAVAILABLE', 'UNKNOWN', 'ROBOTS_UNAVAILABLE'],
    ['RATE_LIMITED', 'UNKNOWN', 'RATE_LIMITED'],
    ['HOST_DOWN', 'UNKNOWN', 'HOST_DOWN'],
  ] as const)('%s is %s %s', (fault, state, reason) => {
    expect(faulty(fault)).toMatchObject({ state, reason, status: null, headStatus: null });
  });

  it('is open when nothing was tried', () => {
    expect(linkFact(aLinkCheck({ head: null }))).toMatchObject({ state: 'UNKNOWN', method: null });
  });
});

describe('instability', () => {
  const onDay = (day: string, unstableDays: readonly string[], status = 500) =>
    aLinkCheck({
      checkedAt: `${day}T12:00:00.000Z`,
      unstableDays,
      head: aLinkAnswer({ status: 504 }),
      get: aLinkAnswer({ method: 'GET', status }),
    });

  it('is death on the third day, not on the third try', () => {
    expect(linkFact(onDay('2026-11-22', ['2026-11-21'])).state).toBe('UNKNOWN');
    expect(linkFact(onDay('2026-11-22', ['2026-11-21', '2026-11-22'])).state).toBe('UNKNOWN');
    expect(linkFact(onDay('2026-11-23', ['2026-11-21', '2026-11-22']))).toMatchObject({
      state: 'FAIL',
      reason: 'UNSTABLE',
    });
  });

  it('is remembered by day, and forgotten once something is settled', () => {
    const check = onDay('2026-11-23', ['2026-11-20', '2026-11-21']);
    expect(unstableDaysAfter({ reason: 'UNSTABLE' }, check)).toEqual([
      '2026-11-20',
      '2026-11-21',
      '2026-11-23',
    ]);
    expect(unstableDaysAfter({ reason: null }, check)).toEqual([]);
    expect(unstableDaysAfter({ reason: 'GONE' }, check)).toEqual([]);
    expect(unstableDaysAfter({ reason: 'RATE_LIMITED' }, check)).toEqual(check.unstableDays);
    expect(unstableDaysAfter({ reason: 'HOST_DOWN' }, check)).toEqual(check.unstableDays);
  });
});

describe('the fact', () => {
  const fact = (headers: Readonly<Record<string, string>>, status = 200) =>
    linkFact(aLinkCheck({ head: aLinkAnswer({ status, headers }) }));

  it.each([
    [200, { 'content-length': '1234' }, 1234],
    [206, { 'content-length': '1', 'content-range': 'bytes 0-0/98765' }, 98765],
    [206, { 'content-length': '1', 'content-range': 'bytes 0-0/*' }, null],
    [206, { 'content-length': '1' }, null],
    [200, { 'content-length': '50', 'content-encoding': 'gzip' }, null],
    [200, { 'content-length': 'many' }, null],
    [200, {}, null],
  ])('%d with %j tells a length of %s', (status, headers, length) => {
    expect(fact(headers, status).contentLength).toBe(length);
  });

  it('tells when the file was changed, where that is an HTTP date', () => {
    const date = 'Mon, 23 Nov 2026 10:00:00 GMT';
    expect(fact({ 'last-modified': date, etag: '"x"' })).toMatchObject({
      lastModified: '2026-11-23T10:00:00.000Z',
      etag: '"x"',
    });
    expect(fact({ 'last-modified': '2026-11-23' }).lastModified).toBeNull();
    expect(fact({ 'last-modified': 'Never, at all GMT' }).lastModified).toBeNull();
  });
});
