import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpInit } from '../../src/connector/index.ts';
import { DEFAULT_CAPS } from '../../src/http/limits.ts';
import { isWanted, readJson, type JsonAnswer } from '../../src/http/read-json.ts';
import type { Failure } from '../../src/http/retry.ts';

interface Sent {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly whole?: boolean;
  readonly init?: HttpInit;
}
function readSent(sent: Sent): Promise<{ readonly value: JsonAnswer } | Failure> {
  const arrival = {
    url: new URL('https://data.example.org/api?token=abc'),
    answer: {
      status: sent.status ?? 200,
      headers: sent.headers ?? { 'content-type': 'application/json' },
      bytes: Buffer.from(sent.body ?? '{}'),
      whole: sent.whole ?? true,
      broken: null,
    },
  };
  return readJson(arrival, {
    portalId: 'p',
    init: sent.init ?? {},
    caps: { ...DEFAULT_CAPS, bodyBytes: 10_000, wireBytes: 5_000 },
    now: new Date('2026-11-23T12:00:00Z'),
    secrets: ['s3cr3t-token'],
  });
}
async function valueOf(sent: Sent): Promise<JsonAnswer> {
  const read = await readSent(sent);
  if (!('value' in read)) throw read.error;
  return read.value;
}
async function failureOf(sent: Sent): Promise<Failure> {
  const read = await readSent(sent);
  if ('value' in read) throw new Error('it was read');
  return read;
}

describe('reading JSON', () => {
  it('gives body, status, headers and validators', async () => {
    const headers = { etag: '"7"', 'content-type': 'application/json' };
    const value = await valueOf({ headers, body: '{"a":[1]}' });
    expect(value).toMatchObject({ body: { a: [1] }, status: 200, headers, validators: { etag: '"7"' } });
  });

  it('reads JSON under any content type that is no page: text, HTML label, none', async () => {
    for (const type of ['text/plain', 'text/html; charset=utf-8', 'application/octet-stream', '']) {
      expect((await valueOf({ headers: { 'content-type': type }, body: ' {"a":1}' })).body).toEqual({ a: 1 });
    }
  });

  it('gives numbers that a double would change as texts, where asked for', async () => {
    const body =
      '{"big":9007199254740993,"long":12345678901234567.890,"small":1.50,"text":"9007199254740993"}';
    const exact = await valueOf({ body, init: { exactNumbers: true } });
    expect(exact.body).toEqual({
      big: '9007199254740993',
      long: '12345678901234567.890',
      small: 1.5,
      text: '9007199254740993',
    });
    expect((await valueOf({ body })).body).toMatchObject({ big: 9007199254740992 });
    const failure = await failureOf({ body: '{"big":9007199254740993,}', init: { exactNumbers: true } });
    expect(failure.error.message).toContain('at character 24');
  });

  it('reads compressed and marked JSON', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect((await valueOf({ headers, body: gzipSync('\uFEFF{"a":1}') })).body).toEqual({ a: 1 });
  });

  it('says what it wanted, what came and where', async () => {
    const { error, again } = await failureOf({ body: '{"a":1,}' });
    expect([error.code, error.message, again]).toEqual([
      'BAD_SHAPE',
      'expected JSON, got "}" at character 7',
      false,
    ]);
  });

  it('takes an empty answer for a wrong one and a cut one for a broken one', async () => {
    expect((await failureOf({ body: ' ' })).error).toMatchObject({
      code: 'BAD_SHAPE',
      message: 'The answer is empty',
    });
    expect(await failureOf({ body: '{"a":' })).toMatchObject({
      error: { code: 'UPSTREAM_FAILED' },
      again: true,
    });
  });

  it('takes XML for a wrong answer and a page for a wall', async () => {
    expect((await failureOf({ body: '<?xml version="1.0"?><Error/>' })).error.code).toBe('BAD_SHAPE');
    expect((await failureOf({ body: '<html></html>' })).error.code).toBe('BLOCKED');
  });

  it('refuses what is too large on the wire or after decompression', async () => {
    expect((await failureOf({ whole: false })).error.code).toBe('TOO_LARGE');
    const bomb = { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(20_000)) };
    expect((await failureOf(bomb)).error.code).toBe('TOO_LARGE');
  });

  it('hands back the JSON of a failure only where that was asked for', async () => {
    const sent = { status: 404, body: '{"success":false}' };
    expect((await valueOf({ ...sent, init: { accept: [403, 404] } })).body).toEqual({ success: false });
    expect((await failureOf({ ...sent, init: { accept: [403] } })).error.code).toBe('NOT_FOUND');
    expect((await failureOf({ status: 404, body: '<html>', init: { accept: [404] } })).error.code).toBe(
      'NOT_FOUND',
    );
    expect((await failureOf({ status: 409, body: 'text', init: { accept: [409] } })).error.code).toBe(
      'BAD_QUERY',
    );
  });

  it('wants 2xx, but neither a promise (202) nor nothing (204, 205)', () => {
    const wanted = [200, 201, 202, 203, 204, 205, 206, 304, 404].filter((status) => isWanted(status, {}));
    expect(wanted).toEqual([200, 201, 203, 206]);
    expect(isWanted(202, { accept: [202] })).toBe(true);
  });

  it('shows at most 2 KiB of a failure’s body, without secrets', async () => {
    const body = `{"error":"token s3cr3t-token is wrong"}${'x'.repeat(9_000)}`;
    const { facts } = (await failureOf({ status: 403, body })).error;
    expect(facts.body?.length).toBe(2_048);
    expect(facts.body).not.toContain('s3cr3t');
    expect(facts.url).toBe('https://data.example.org/api?token=hidden');
  });

  it('shows the body of a compressed failure, and nothing of one it cannot read', async () => {
    const gz = { 'content-encoding': 'gzip' };
    expect((await failureOf({ status: 400, headers: gz, body: gzipSync('{"e":1}') })).error.facts.body).toBe(
      '{"e":1}',
    );
    const odd = { 'content-encoding': 'zzz' };
    expect((await failureOf({ status: 400, headers: odd, body: 'abc' })).error.facts.body).toBeUndefined();
    expect((await failureOf({ status: 200, headers: odd, body: 'abc' })).error.code).toBe('BAD_SHAPE');
  });

  it('knows how long a limited portal wants to be left alone', async () => {
    const headers = { 'retry-after': '5' };
    expect((await failureOf({ status: 429, headers })).error.facts.retryAfterMs).toBe(5_000);
    expect((await failureOf({ status: 404, headers })).error.facts.retryAfterMs).toBeUndefined();
  });
});
