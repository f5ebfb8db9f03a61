import { describe, expect, it } from 'vitest';
import { BodyError, type BodyFault } from '../../src/http/body.ts';
import { factsOf, failureOfBody, refused } from '../../src/http/refusal.ts';

const context = { portalId: 'p', now: new Date('2026-11-23T12:00:00Z'), secrets: ['s3cr3t-token'] };
function arrivalOf(status: number, headers: Readonly<Record<string, string>>, body: string | Buffer = '') {
  return {
    url: new URL('https://data.example.org/api?token=abc'),
    answer: { status, headers, bytes: Buffer.from(body), whole: true, broken: null },
  };
}

describe('what may be shown of an answer', () => {
  it('is portal, address, status and the beginning of the body, without secrets', () => {
    const facts = factsOf(arrivalOf(400, {}), 'bad s3cr3t-token', context);
    expect(facts).toEqual({
      portalId: 'p',
      url: 'https://data.example.org/api?token=hidden',
      status: 400,
      body: 'bad hidden',
    });
  });

  it('holds the pause of a 429 or 503 only', () => {
    const headers = { 'retry-after': '7' };
    expect(factsOf(arrivalOf(429, headers), '', context).retryAfterMs).toBe(7_000);
    expect(factsOf(arrivalOf(503, headers), '', context).retryAfterMs).toBe(7_000);
    expect(factsOf(arrivalOf(500, headers), '', context).retryAfterMs).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('is judged with what the body says, and without it where its coding is unknown', async () => {
    const page = '<html><title>Just a moment...</title></html>';
    const asked = { ...context, retry500: false };
    expect((await refused(arrivalOf(403, {}, page), asked)).error).toMatchObject({ code: 'BLOCKED' });
    const unknown = await refused(arrivalOf(403, { 'content-encoding': 'zstd' }, page), asked);
    expect(unknown.error).toMatchObject({ code: 'UNAUTHORISED' });
    expect(unknown.error.facts.body).toBeUndefined();
  });

  it('with status 500 is repeated where the caller says so', async () => {
    for (const retry500 of [true, false]) {
      expect((await refused(arrivalOf(500, {}), { ...context, retry500 })).again).toBe(retry500);
    }
  });
});

describe('a body that cannot be read', () => {
  it.each<[BodyFault, string, boolean]>([
    ['too-large-on-wire', 'TOO_LARGE', false],
    ['too-large-inflated', 'TOO_LARGE', false],
    ['unknown-encoding', 'BAD_SHAPE', false],
    ['damaged', 'UPSTREAM_FAILED', true],
  ])('is, when %s, %s', (fault, code, again) => {
    const failure = failureOfBody(new BodyError(fault, 'why'), arrivalOf(200, {}), context);
    expect([failure.error.code, failure.again]).toEqual([code, again]);
    expect(failure.error.message).toContain('why');
  });
});
