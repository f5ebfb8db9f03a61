import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import {
  failureOfAnswer,
  failureOfTransport,
  isPage,
  titleOf,
  wallOf,
  type AnswerFacts,
} from '../../src/http/classify.ts';

const page = '<!DOCTYPE html><html><head><title> Sign\n in </title></head></html>';
const html = { 'content-type': 'text/html; charset=utf-8' };
function answer(status: number, head = '{}', headers: Readonly<Record<string, string>> = {}): AnswerFacts {
  return { status, head, headers };
}
function verdict(facts: AnswerFacts, retry500 = false, retryAfterMs?: number): readonly [string, boolean] {
  const about = retryAfterMs === undefined ? {} : { retryAfterMs };
  const failure = failureOfAnswer(facts, { facts: about, retry500 });
  return [failure.error.code, failure.again];
}

describe('an answer', () => {
  it.each([
    [202, 'UPSTREAM_FAILED', true],
    [204, 'BAD_SHAPE', false],
    [300, 'BAD_SHAPE', false],
    [400, 'BAD_QUERY', false],
    [401, 'UNAUTHORISED', false],
    [403, 'UNAUTHORISED', false],
    [404, 'NOT_FOUND', false],
    [405, 'BAD_QUERY', false],
    [408, 'TIMEOUT', true],
    [409, 'BAD_QUERY', false],
    [410, 'NOT_FOUND', false],
    [414, 'BAD_QUERY', false],
    [425, 'UPSTREAM_FAILED', true],
    [429, 'RATE_LIMITED', true],
    [451, 'UNAUTHORISED', false],
    [500, 'UPSTREAM_FAILED', false],
    [501, 'UPSTREAM_FAILED', false],
    [502, 'UPSTREAM_FAILED', true],
    [503, 'UPSTREAM_FAILED', true],
    [504, 'UPSTREAM_FAILED', true],
  ])('with status %i and JSON means %s', (status, code, again) => {
    expect(verdict(answer(status))).toEqual([code, again]);
  });

  it.each([
    [200, 'BLOCKED', false],
    [400, 'BAD_QUERY', false],
    [401, 'UNAUTHORISED', false],
    [403, 'BLOCKED', false],
    [404, 'NOT_FOUND', false],
    [406, 'BLOCKED', false],
    [429, 'RATE_LIMITED', true],
    [500, 'UPSTREAM_FAILED', false],
    [502, 'UPSTREAM_FAILED', true],
    [503, 'UPSTREAM_FAILED', true],
  ])('with status %i and a page for people means %s', (status, code, again) => {
    expect(verdict(answer(status, page, html))).toEqual([code, again]);
  });

  it('500 is transient only where the platform says so', () => {
    expect(verdict(answer(500), true)).toEqual(['UPSTREAM_FAILED', true]);
    expect(verdict(answer(501), true)).toEqual(['UPSTREAM_FAILED', false]);
  });

  it('503 that names its time is a limit, not a breakdown', () => {
    expect(verdict(answer(503), false, 5_000)).toEqual(['RATE_LIMITED', true]);
  });

  it.each([
    ['Cloudflare', answer(503, page, { ...html, 'cf-mitigated': 'challenge' })],
    ['Cloudflare', answer(403, '<title>Attention Required! | Cloudflare</title>', html)],
    ['Akamai', answer(403, '<TITLE>Access Denied</TITLE>', { ...html, server: 'AkamaiGHost' })],
    ['Imperva Incapsula', answer(200, '<html><script src="/_Incapsula_Resource?x">', html)],
    ['F5', answer(200, '<html><title>Request Rejected</title>Your support ID is: 1', html)],
    ['AWS WAF', answer(403, page, { ...html, 'x-amzn-waf-action': 'challenge' })],
    ['a firewall', answer(429, '<title>Just a moment...</title>', html)],
  ])('of %s is BLOCKED and never asked again', (name, facts) => {
    const failure = failureOfAnswer(facts, { facts: {}, retry500: true });
    expect([failure.error.code, failure.error.message, failure.again]).toEqual([
      'BLOCKED',
      `Blocked by ${name} (HTTP ${facts.status})`,
      false,
    ]);
  });

  it('in JSON from a server behind Cloudflare is no wall', () => {
    expect(wallOf(answer(403, '{"title":"Access Denied"}', { server: 'cloudflare' }))).toBeNull();
  });

  it('is a page if it begins like one, or says so and does not begin like JSON', () => {
    expect(isPage(answer(200, '\n  <html>'))).toBe(true);
    expect(isPage(answer(200, 'Please sign in', html))).toBe(true);
    expect(isPage(answer(200, '{"help": 1}', html))).toBe(false);
    expect(isPage(answer(200, '<?xml version="1.0"?><Error/>'))).toBe(false);
    expect(isPage(answer(200, '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">'))).toBe(true);
    expect(isPage(answer(200, '', html))).toBe(false);
  });

  it('names the page that came', () => {
    expect(titleOf(page)).toBe('Sign in');
    expect(titleOf('<title></title>')).toBeNull();
    expect(failureOfAnswer(answer(200, page, html), { facts: {}, retry500: false }).error.message).toContain(
      '("Sign in")',
    );
  });
});

describe('a failure of the transport', () => {
  const error = (code: string): Error => Object.assign(new Error('it broke'), { code });

  it.each([
    ['ECONNREFUSED', false, 'UNREACHABLE', true],
    ['ECONNRESET', false, 'UNREACHABLE', true],
    ['EAI_AGAIN', false, 'UNREACHABLE', true],
    ['ENOTFOUND', false, 'UNREACHABLE', false],
    ['CERT_HAS_EXPIRED', false, 'UNREACHABLE', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', false, 'UNREACHABLE', false],
    ['UND_ERR_CONNECT_TIMEOUT', false, 'TIMEOUT', true],
    ['UND_ERR_HEADERS_TIMEOUT', false, 'TIMEOUT', true],
    ['UND_ERR_BODY_TIMEOUT', true, 'TIMEOUT', true],
    ['UND_ERR_SOCKET', true, 'UPSTREAM_FAILED', true],
    ['ECONNRESET', true, 'UPSTREAM_FAILED', true],
    ['HPE_INVALID_CONSTANT', false, 'UPSTREAM_FAILED', true],
  ])('%s (answer begun: %s) means %s', (code, began, wanted, again) => {
    const failure = failureOfTransport(error(code), began, { portalId: 'p' });
    expect([failure.error.code, failure.again, failure.error.facts.portalId]).toEqual([wanted, again, 'p']);
  });

  it('is found behind the error that wraps it', () => {
    const wrapped = new TypeError('fetch failed', { cause: error('ENOTFOUND') });
    expect(failureOfTransport(wrapped, false, {}).again).toBe(false);
  });

  it('that is already ours keeps its code and gains facts', () => {
    const ours = new ConnectorError('BAD_CONFIG', 'Refused', { url: 'http://x/' });
    const failure = failureOfTransport(ours, false, { portalId: 'p', url: 'http://other/' });
    expect([failure.error.code, failure.error.facts, failure.again]).toEqual([
      'BAD_CONFIG',
      { portalId: 'p', url: 'http://x/' },
      false,
    ]);
  });
});
