import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Http } from '../../src/connector/index.ts';
import { formatTape, parseTape, recordingHttp, replayHttp, type TapeLine } from '../../src/http/tape.ts';
import { fault } from '../twins/faults.ts';
import { aCall, aRig, aTwin, errorOf, json } from './support.ts';

const url = (path: string): URL => new URL(path, 'https://data.example.org');
async function recorded(
  ask: (http: Http, at: (path: string) => URL) => Promise<void>,
): Promise<readonly TapeLine[]> {
  const rig = await aRig({
    twin: aTwin((request) =>
      json({ path: request.url.pathname, sent: request.body }, 200, { etag: '"1"', 'set-cookie': 'id=1' }),
    ),
  });
  const lines: TapeLine[] = [];
  const http = recordingHttp(rig.http, (line) => lines.push(line), {
    kind: 'twin',
    now: () => rig.clock.now(),
    secrets: [],
  });
  rig.server.faults.next(fault.status(404));
  await errorOf(http.json(rig.url('/gone'), aCall()));
  await ask(http, rig.url);
  await rig.close();
  return lines;
}

describe('a tape', () => {
  it('plays back what was recorded: answers, posts, texts and failures', async () => {
    let origin = '';
    const lines = await recorded(async (http, at) => {
      origin = at('/').origin;
      await http.json(at('/a'), aCall());
      await http.json(at('/a'), aCall(), { body: { q: [1, 2] } });
      await http.text(at('/home'), aCall());
    });
    const http = replayHttp(parseTape(formatTape(lines)));
    const at = (path: string): URL => new URL(path, origin);
    expect(await http.json(at('/a'), aCall())).toMatchObject({
      body: { path: '/a' },
      validators: { etag: '"1"' },
      status: 200,
    });
    expect((await http.json(at('/a'), aCall(), { body: { q: [1, 2] } })).body).toMatchObject({
      sent: '{"q":[1,2]}',
    });
    expect((await http.text(at('/home'), aCall())).body).toContain('/home');
    expect(await errorOf(http.json(at('/gone'), aCall()))).toMatchObject({
      code: 'NOT_FOUND',
      facts: { status: 404 },
    });
  });

  it('says when, from where and of what kind, and keeps no cookies', async () => {
    const [line, next] = await recorded(async (http, at) => void (await http.json(at('/a'), aCall())));
    expect(line).toMatchObject({
      at: '2026-11-23T12:00:00.000Z',
      kind: 'twin',
      from: expect.stringMatching(/^http:\/\/127/),
    });
    expect(JSON.stringify(next)).not.toContain('cookie');
  });

  it('gives the answers to one question in order, and the last one again and again', async () => {
    const line = (n: number): TapeLine => ({
      at: '2026-01-01T00:00:00Z',
      kind: 'documented',
      from: 'https://data.example.org',
      method: 'GET',
      url: 'https://data.example.org/a',
      sent: null,
      outcome: { status: 200, headers: {}, body: n },
    });
    const http = replayHttp([line(1), line(2)]);
    const bodies = [];
    for (let i = 0; i < 4; i += 1) bodies.push((await http.json(url('/a'), aCall())).body);
    expect(bodies).toEqual([1, 2, 2, 2]);
  });

  it('tells questions apart that differ only far behind in a long address', async () => {
    const far = (end: string): string => `/sql?sql=${'x'.repeat(1_000)}${end}`;
    let origin = '';
    const lines = await recorded(async (http, at) => {
      origin = at('/').origin;
      await http.json(at(far('1')), aCall());
    });
    const http = replayHttp(lines);
    expect(await http.json(new URL(far('1'), origin), aCall())).toMatchObject({ status: 200 });
    expect(await errorOf(http.json(new URL(far('2'), origin), aCall()))).toMatchObject({
      code: 'UNREACHABLE',
    });
  });

  it('fails for what was not recorded, and for a caller who gave up', async () => {
    const http = replayHttp([]);
    expect(await errorOf(http.json(url('/a?key=k'), aCall()))).toMatchObject({
      code: 'UNREACHABLE',
      message: 'No recorded answer to GET https://data.example.org/a?key=hidden',
    });
    expect(await errorOf(http.json(url('/a'), aCall('r', AbortSignal.abort())))).toMatchObject({
      code: 'ABORTED',
    });
  });

  it('holds no secret, wherever the portal repeats it', async () => {
    const echo: Http = {
      json: async () => ({
        body: { deep: [{ token: 'my s3cr3t-token' }] },
        url: url('/'),
        status: 200,
        headers: {},
        validators: {},
      }),
      text: async () => ({ body: 's3cr3t-token', status: 200, headers: {} }),
    };
    const lines: TapeLine[] = [];
    const http = recordingHttp(echo, (line) => lines.push(line), {
      kind: 'live',
      now: () => new Date(0),
      secrets: ['s3cr3t-token'],
    });
    await http.json(url('/?app_token=abc'), aCall());
    await http.text(url('/'), aCall());
    expect(lines).toHaveLength(2);
    expect(formatTape(lines)).not.toMatch(/s3cr3t|abc/);
  });

  it.each([
    ['{"at":', 'line 2: not JSON'],
    ['[]', 'line 2: expected an object'],
    ['{"at":"x","kind":"real"}', 'line 2.kind: expected live or documented or twin'],
    [
      '{"at":"x","kind":"live","from":"y","method":"GET","url":"z","outcome":{"error":"OOPS"}}',
      'line 2.outcome.error',
    ],
  ])('names the line that is wrong: %s', (bad, message) => {
    expect(() => parseTape(`\n${bad}\n`)).toThrow(message);
  });

  it('survives writing and reading, whatever the answer', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.webUrl(), (body, address) => {
        const line = {
          at: '2026-01-01T00:00:00Z',
          kind: 'live',
          from: new URL(address).origin,
          method: 'POST',
          url: address,
          sent: null,
          outcome: { status: 200, headers: { etag: '"1"' }, body: JSON.parse(JSON.stringify(body)) },
        } as const;
        expect(parseTape(formatTape([line, line]))).toEqual([line, line]);
      }),
    );
  });
});
