import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../../src/graphql/http.ts';
import { createBench, fill, type Bench } from '../support/graph.ts';
import { serve, type Served } from '../support/serve.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the graph over HTTP', () => {
  let bench: Bench;
  let served: Served;
  beforeAll(async () => {
    bench = createBench({
      harvester: {
        harvest: async (portal) => {
          const { lastRun } = (await bench.store.log.portals([portal]))[0] ?? { lastRun: null };
          if (lastRun === null) throw new Error('nothing was harvested');
          return lastRun;
        },
      },
    });
    await fill(bench.store, 'malmoe', [{ localId: 'a', title: 'Bus stops' }]);
    served = await serve(bench.graph.handle);
  });
  afterAll(() => served.close());

  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const errorOf = async (
    response: Response,
  ): Promise<{ message: string; extensions: Record<string, unknown> }> => {
    const { errors } = JSON.parse(await response.text());
    return errors[0];
  };

  it('answers GET as it answers POST', async () => {
    const query = '{ datasets { nodes { title } } }';
    const got = await fetch(`${served.url}/graphql?query=${encodeURIComponent(query)}`);
    const posted = await post({ query });
    expect(await got.text()).toBe(await posted.text());
    expect(got.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('takes over a sensible request id and makes one up otherwise', async () => {
    const taken = await post({ query: '{ __typename }' }, { 'x-request-id': 'abc-1' });
    expect(taken.headers.get('x-request-id')).toBe('abc-1');
    const odd = await post({ query: '{ __typename }' }, { 'x-request-id': 'a b<script>' });
    expect(odd.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('refuses bodies over the limit with the limit', async () => {
    const response = await post({ query: `{ __typename } # ${'x'.repeat(MAX_BODY_BYTES)}` });
    expect(response.status).toBe(413);
    expect((await errorOf(response)).message).toContain(String(MAX_BODY_BYTES));
  });

  it('counts a body whose length was not announced', async () => {
    const chunk = new TextEncoder().encode(' '.repeat(60_000));
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 5) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const init = { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' };
    const response = await fetch(`${served.url}/graphql`, init as RequestInit);
    expect(response.status).toBe(413);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 415],
    ['plain text', 'text/plain', 415],
    ['JSON in another charset', 'application/json; charset=latin1', 415],
  ])('refuses %s, which a foreign page could send', async (_name, type, status) => {
    const response = await post('{"query":"{ __typename }"}', { 'content-type': type });
    expect(response.status).toBe(status);
    expect((await errorOf(response)).extensions).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('refuses several operations in one body', async () => {
    const response = await post([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect(response.status).toBe(400);
  });

  it.each(['{', '', 'null', '7', '"x"', '{"query":7}', '{"query":"{ __typename }","variables":[]}'])(
    'answers the body %j with 400 in the shape of an error',
    async (body) => {
      const response = await post(body);
      expect(response.status).toBe(400);
      const { message, extensions } = await errorOf(response);
      expect(message).not.toBe('');
      expect(extensions).toMatchObject({ code: 'BAD_REQUEST', requestId: expect.any(String) });
    },
  );

  it('lets foreign pages ask, but not with the admin token', async () => {
    const response = await fetch(`${served.url}/graphql`, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).not.toContain('authorization');
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
  });

  it('runs a mutation only with the admin token and never by GET', async () => {
    const query = 'mutation { harvest(portal: "malmoe") { verdict } }';
    for (const authorization of ['', 'Bearer', 'Bearer open', 'open sesame', 'Bearer open sesame2'])
      expect((await errorOf(await post({ query }, { authorization }))).extensions['code']).toBe(
        'UNAUTHORISED',
      );
    const right = await post({ query }, { authorization: 'Bearer open sesame' });
    expect(await right.json()).toEqual({ data: { harvest: { verdict: 'COMPLETE' } } });
    const got = await fetch(`${served.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { authorization: 'Bearer open sesame' },
    });
    expect(got.status).toBe(405);
  });
});
