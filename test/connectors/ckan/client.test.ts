import { describe, expect, it } from 'vitest';
import { actionRoot, actionUrl, createClient, siteOf } from '../../../connectors/ckan/client.ts';
import { aCall, twinHttp } from '../../support/twin-http.ts';
import type { TwinRequest } from '../../twins/twin.ts';

describe('the address of a CKAN site', () => {
  it('is found in the address of any of its pages', () => {
    const table = [
      ['https://x.city', 'https://x.city'],
      ['https://x.city/', 'https://x.city'],
      ['https://x.city/data/', 'https://x.city/data'],
      ['https://x.city/data/dataset', 'https://x.city/data'],
      ['https://x.city/dataset/trees/resource/1?x=/api', 'https://x.city'],
      ['https://x.city/fr/organization/parks', 'https://x.city/fr'],
      ['http://x.city:8080/api/3/action/package_search?q=1', 'http://x.city:8080'],
      ['https://x.city/api', 'https://x.city'],
      ['https://x.city/datasets-of-ours', 'https://x.city/datasets-of-ours'],
    ] as const;
    for (const [address, site] of table) expect([address, siteOf(new URL(address))]).toEqual([address, site]);
  });

  it('gives the API path, the old one where the address has it', () => {
    expect(actionRoot(new URL('https://x.city/data'))).toBe('https://x.city/data/api/3/action');
    expect(actionRoot(new URL('https://data.gov.uk/api/action/package_search'))).toBe(
      'https://data.gov.uk/api/action',
    );
  });

  it('encodes parameters', () => {
    const url = actionUrl('https://x/api/3/action', 'package_search', {
      fq: '+id:("a&b" OR "c+d")',
      rows: 5,
    });
    expect(url.searchParams.get('fq')).toBe('+id:("a&b" OR "c+d")');
    expect(url.href).not.toContain('+id');
  });
});

describe('the CKAN client', () => {
  it('sends the token as it is, and none when there is none', async () => {
    const seen: TwinRequest[] = [];
    const http = twinHttp({
      handle: async (request) => {
        seen.push(request);
        return {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: '{"success":true,"result":1}',
        };
      },
    });
    const config = { url: new URL('https://x.city'), language: undefined };
    await createClient({ ...config, apiKey: 'abc.def' }, http).get('status_show', {}, aCall());
    await createClient({ ...config, apiKey: undefined }, http).post('package_search', { rows: 1 }, aCall());
    expect(seen.map((request) => request.headers['authorization'])).toEqual(['abc.def', undefined]);
    expect(seen.map((request) => request.url.href).join()).not.toContain('abc');
    expect(seen[1]).toMatchObject({ method: 'POST', body: '{"rows":1}' });
  });
});
