import { describe, expect, it } from 'vitest';
import ckan from '../../../connectors/ckan/index.ts';
import type { Json, Probe } from '../../../src/connector/index.ts';
import { aCall, twinHttp, type TwinHttp } from '../../support/twin-http.ts';
import { createCkanTwin, type CkanTwinOptions } from '../../twins/ckan.ts';
import type { Twin } from '../../twins/twin.ts';
import { answering, answeringHtml, idsIn, openOn, packages, walk } from './portal.ts';

async function probeOn(twin: Twin, address: string): Promise<{ probe: Probe; http: TwinHttp }> {
  const http = twinHttp(twin);
  return { probe: await ckan.probe(new URL(address), http, aCall()), http };
}

function aTwin(options: Partial<CkanTwinOptions> = {}): Twin {
  return createCkanTwin({
    packages: packages(3),
    profile: '2.10',
    siteTitle: 'Open data of Example',
    ...options,
  });
}

describe('the CKAN probe', () => {
  for (const profile of ['2.7', '2.9', '2.10', '2.11'] as const)
    it(`knows ${profile} with its version and title in one request`, async () => {
      const { probe, http } = await probeOn(aTwin({ profile }), 'https://data.example.city/');
      expect(probe).toMatchObject({
        match: 'yes',
        certainty: 'sure',
        title: 'Open data of Example',
        config: { url: 'https://data.example.city' },
      });
      expect(probe).toHaveProperty('version', expect.stringMatching(`^${profile.replace('.', '\\.')}\\.`));
      expect(http.requests).toHaveLength(1);
    });

  it('says yes without a version where it is hidden', async () => {
    const { probe } = await probeOn(aTwin({ hideVersion: true }), 'https://data.example.city');
    expect(probe).toMatchObject({ match: 'yes', version: null });
  });

  it('finds the site from the address of a page, under a path or at the usual mount', async () => {
    const cases = [
      ['https://x.city/dataset/trees?tab=1#top', '', 'https://x.city'],
      ['https://x.city/opendata/dataset/trees', '/opendata', 'https://x.city/opendata'],
      ['https://x.city/some/page', '', 'https://x.city'],
      ['https://x.city', '/data', 'https://x.city/data'],
      ['https://x.city/data/organization', '/data', 'https://x.city/data'],
      ['https://x.city/api/3/action/package_list', '', 'https://x.city'],
    ] as const;
    for (const [address, root, url] of cases) {
      const { probe, http } = await probeOn(aTwin({ root }), address);
      expect(probe).toMatchObject({ match: 'yes', config: { url } });
      expect(http.requests.length).toBeLessThanOrEqual(3);
    }
  });

  it('suggests settings that open and list', async () => {
    const { probe, http } = await probeOn(aTwin({ root: '/data' }), 'https://x.city/data/dataset');
    const url = probe.match === 'yes' ? String(probe.config['url']) : '';
    expect(idsIn(await walk(openOn(http, [], { url: new URL(url) })))).toHaveLength(3);
  });

  it('keeps the old path of an API that has no other', async () => {
    const twin = aTwin();
    const old: Twin = {
      handle: async (request) =>
        request.url.pathname.includes('/api/3/')
          ? { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not found</h1>' }
          : twin.handle(request),
    };
    const { probe, http } = await probeOn(old, 'https://x.gov/api/action');
    expect(probe).toMatchObject({ match: 'yes', config: { url: 'https://x.gov/api/action' } });
    expect(idsIn(await walk(openOn(http, [], { url: new URL('https://x.gov/api/action') })))).toHaveLength(3);
  });

  it('is less sure where only the search answers', async () => {
    const denied: Json = {
      success: false,
      error: { __type: 'Authorization Error', message: 'Access denied' },
    };
    expect(await ckan.probe(new URL('https://x.city'), answering(403, denied), aCall())).toMatchObject({
      match: 'yes',
      certainty: 'likely',
      version: null,
    });
    const unknown = answering(400, 'Bad request - Action name not known: status_show');
    expect(await ckan.probe(new URL('https://x.city'), unknown, aCall())).toMatchObject({ match: 'yes' });
  });

  it("says no, with a reason and at most three requests, to other platforms' answers", async () => {
    const answers: readonly TwinHttp[] = [
      answeringHtml(200),
      answeringHtml(404),
      answeringHtml(403),
      answering(200, {}),
      answering(200, []),
      answering(200, 'text'),
      answering(200, { results: [], resultSetSize: 0 }),
      answering(200, { total_count: 0, results: [] }),
      answering(200, { success: true }),
      answering(200, { success: true, result: { count: 'many' } }),
      answering(404, { code: 'not_found', error: true, message: 'Cannot find view with id status_show' }),
      answering(400, { error: { code: 400, message: 'Invalid URL' } }),
      answering(401, { error: 'GWM_0003' }),
    ];
    for (const http of answers)
      for (const address of ['https://x.city', 'https://x.city/a/b']) {
        http.requests.length = 0;
        const probe = await ckan.probe(new URL(address), http, aCall());
        expect(probe.match).toBe('no');
        expect(probe.because).toMatch(/status_show: \S/);
        expect(http.requests.length).toBeLessThanOrEqual(3);
      }
  });

  it('does not take a portal that is down for another platform', async () => {
    const down: Twin = {
      handle: async () => {
        throw new Error('ECONNRESET');
      },
    };
    await expect(probeOn(down, 'https://x.city')).rejects.toMatchObject({ code: 'UNREACHABLE' });
    await expect(ckan.probe(new URL('https://x.city'), answeringHtml(503), aCall())).rejects.toMatchObject({
      code: 'UPSTREAM_FAILED',
    });
  });

  it('stays on the host it was given', async () => {
    const { http } = await probeOn({ handle: async () => answered() }, 'https://x.city/a');
    expect(http.requests.map((request) => new URL(request.url).host)).toEqual(['x.city', 'x.city', 'x.city']);
  });
});

function answered(): { status: number; headers: Record<string, string>; body: string } {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
}
