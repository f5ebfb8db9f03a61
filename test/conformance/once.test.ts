import { describe, expect, it } from 'vitest';
import { askedOnce } from '../../src/conformance/index.ts';
import { ConnectorError, type Http } from '../../src/connector/index.ts';
import { aCall } from '../support/twin-http.ts';

const url = new URL('https://data.example.org/api');

function counting(): {
  readonly http: Http;
  readonly asked: string[];
  fail(error: ConnectorError | null): void;
} {
  const asked: string[] = [];
  let failure: ConnectorError | null = null;
  return {
    asked,
    fail: (error) => {
      failure = error;
    },
    http: {
      async json(at, _call, init) {
        asked.push(`${at.href} ${JSON.stringify(init?.body ?? null)}`);
        if (failure !== null) throw failure;
        return { body: asked.length, url: at, status: 200, headers: {}, validators: {} };
      },
      async text(at) {
        asked.push(at.href);
        return { body: 'hello', status: 200, headers: {} };
      },
    },
  };
}

describe('a portal that is asked once', () => {
  it('gets a question once, even when it is asked twice at a time', async () => {
    const { http, asked } = counting();
    const once = askedOnce(http);
    const [first, second] = await Promise.all([once.json(url, aCall()), once.json(url, aCall())]);
    await once.text(url, aCall());
    await once.text(url, aCall());
    expect([first.body, second.body, asked.length]).toEqual([1, 1, 2]);
  });

  it('gets questions that differ in what is sent or accepted', async () => {
    const { http, asked } = counting();
    const once = askedOnce(http);
    await once.json(url, aCall());
    await once.json(url, aCall(), { body: { q: 1 } });
    await once.json(url, aCall(), { accept: [404] });
    expect(asked).toHaveLength(3);
  });

  it('is not asked again after a failure, but after a caller that gave up', async () => {
    const { http, asked, fail } = counting();
    const once = askedOnce(http);
    fail(new ConnectorError('ABORTED', 'gave up'));
    await expect(once.json(url, aCall())).rejects.toMatchObject({ code: 'ABORTED' });
    fail(new ConnectorError('TIMEOUT', 'slow'));
    for (let i = 0; i < 2; i += 1)
      await expect(once.json(url, aCall())).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(asked).toHaveLength(2);
  });

  it('is not asked for a caller that has given up', async () => {
    const { http, asked } = counting();
    const call = aCall(AbortSignal.abort());
    await expect(askedOnce(http).json(url, call)).rejects.toMatchObject({ code: 'ABORTED' });
    await expect(askedOnce(http).text(url, call)).rejects.toMatchObject({ code: 'ABORTED' });
    expect(asked).toEqual([]);
  });
});
