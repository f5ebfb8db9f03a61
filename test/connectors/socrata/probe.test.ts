import { describe, expect, it } from 'vitest';
import socrata from '../../../connectors/socrata/index.ts';
import type { Probe } from '../../../src/connector/contract.ts';
import { aCall, twinHttp, type TwinHttp } from '../../support/twin-http.ts';
import { createSocrataTwin } from '../../twins/socrata.ts';
import type { Twin, TwinResponse } from '../../twins/twin.ts';
import { DOMAIN, results } from './support.ts';

const ADDRESS = new URL('https://data.city.gov/browse?q=bus');

/** Each host answers as its own server; any other is not there. */
function internet(hosts: Readonly<Record<string, Twin>>): TwinHttp {
  return twinHttp({
    handle: async (request) => {
      const twin = hosts[request.url.hostname];
      if (twin === undefined) throw new Error('no such host');
      return twin.handle(request);
    },
  });
}
function saying(answer: Partial<TwinResponse>): Twin {
  return { handle: async () => ({ status: 200, headers: {}, body: '', ...answer }) };
}
const region = (domain: string, count = 3): Twin => createSocrataTwin({ domain, results: results(count) });
const probe = (http: TwinHttp, address = ADDRESS): Promise<Probe> => socrata.probe(address, http, aCall());

describe('probing', () => {
  it('is sure when the portal itself lists its assets', async () => {
    const http = internet({ 'data.city.gov': region(DOMAIN) });
    expect(await probe(http)).toMatchObject({
      match: 'yes',
      certainty: 'sure',
      config: { url: 'https://data.city.gov' },
    });
    expect(http.requests).toHaveLength(1);
  });

  it('suggests a configuration that opens and lists', async () => {
    const http = internet({ 'api.eu.socrata.com': region(DOMAIN) });
    const answer = await probe(http);
    expect(answer).toMatchObject({
      match: 'yes',
      config: { url: 'https://data.city.gov', discovery: 'https://api.eu.socrata.com' },
    });
    const portal = socrata.open(
      {
        url: new URL('https://data.city.gov'),
        domain: undefined,
        appToken: undefined,
        discovery: new URL('https://api.eu.socrata.com'),
      },
      { portalId: 'city', http, now: () => new Date(0), note: () => undefined },
    );
    for await (const page of portal.catalogue.list({ since: null, resume: null, pageSize: 10 }, aCall()))
      expect(page.total?.value).toBe(3);
  });

  it('asks the regions when the site hides its mirror, in at most three requests', async () => {
    const page = saying({ status: 404, body: '<html></html>', headers: { 'content-type': 'text/html' } });
    const http = internet({ 'data.city.gov': page, 'api.us.socrata.com': region('data.other.gov') });
    expect(await probe(http)).toMatchObject({ match: 'no' });
    expect(http.requests).toHaveLength(3);
  });

  it('does not take an answer of other domains for a yes', async () => {
    const everybody = region('data.other.gov');
    const careless: Twin = {
      handle: async (request) => {
        const url = new URL(request.url);
        url.search = '';
        return everybody.handle({ ...request, url });
      },
    };
    // Its results say whose they are.
    expect(
      await probe(internet({ 'data.elsewhere.gov': careless }), new URL('https://data.elsewhere.gov')),
    ).toMatchObject({ match: 'no', because: expect.stringContaining('answers for data.city.gov') });
  });

  it('is likely when Socrata answers with an empty catalogue', async () => {
    expect(await probe(internet({ 'data.city.gov': region(DOMAIN, 0) }))).toMatchObject({
      match: 'yes',
      certainty: 'likely',
    });
  });

  it('says no when the platform does not know the domain', async () => {
    expect(await probe(internet({ 'data.city.gov': region('data.other.gov') }))).toMatchObject({
      match: 'no',
      because: expect.stringContaining('Domain not found'),
    });
  });

  it.each([
    ['a single-page site', '<!doctype html><div id="root"></div>'],
    ['an empty object', '{}'],
    ['a CKAN refusal', '"Bad request - Action name not known: v1"'],
    ['another catalogue', '{"total_count":4,"results":[]}'],
    ['an error', '{"error":"not here"}'],
  ])('says no, and why, to %s', async (_what, body) => {
    const answer = await probe(internet({ 'data.city.gov': saying({ body }) }));
    expect(answer).toMatchObject({ match: 'no', because: expect.stringMatching(/./) });
  });

  it('asks no region about a local address', async () => {
    const http = internet({});
    expect(await probe(http, new URL('http://127.0.0.1:4000'))).toMatchObject({ match: 'no' });
    expect(http.requests).toHaveLength(1);
  });
});
