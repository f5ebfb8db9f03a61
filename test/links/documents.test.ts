import { afterEach, describe, expect, it } from 'vitest';
import { DOCUMENT_BYTES } from '../../src/links/documents.ts';
import type { LinkedDocument, LinkProbe, LinkReply, LinkRequest } from '../../src/ports/links.ts';
import { aLinkWorld, aPortal, listLinks, type LinkWorld } from './support.ts';

const PAGE = 'https://city.example/plan.html';
const PDF = 'https://city.example/plan.pdf';
const aDocument = (url: string, isRead = true, city = 'springfield'): LinkedDocument => ({
  url,
  city,
  isRead,
});
const springfield = { ...aPortal('springfield', 'https://data.springfield.example'), city: 'springfield' };
const shelbyville = { ...aPortal('shelbyville', 'https://data.shelbyville.example'), city: 'shelbyville' };

let world: LinkWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

interface Web {
  readonly body?: string;
  readonly type?: string;
  readonly status?: number;
}
/** Answers out of a table, without any network; robots.txt allow everything unless it is in the table. */
function aWorld(web: Readonly<Record<string, Web>>, documents: readonly LinkedDocument[]) {
  const asked: LinkRequest[] = [];
  const send = async (request: LinkRequest): Promise<LinkReply> => {
    const found = web[request.url];
    if (!request.url.endsWith('/robots.txt')) asked.push(request);
    const status = found === undefined ? 404 : (found.status ?? 200);
    const headers = { 'content-type': found?.type ?? 'text/html; charset=utf-8' };
    const body = request.wanted === 'headers' ? '' : (found?.body ?? '');
    return { is: 'answer', status, headers, body, durationMs: 1 };
  };
  const wrap = (probe: LinkProbe): LinkProbe => ({ ...probe, send });
  const made = aLinkWorld({ documents, wrap, portals: [springfield, shelbyville] });
  world = made;
  const textOf = async (url: string) => (await made.store.documents.texts([url]))[0]?.text ?? null;
  return { ...made, asked, textOf };
}

describe('documents that commitments name', () => {
  it('are asked before the links of portals, and counted apart', async () => {
    const { store, check, asked, fact } = aWorld({ [PAGE]: {}, [PDF]: {} }, [
      aDocument(PAGE, false),
      aDocument(PAGE, false),
    ]);
    await listLinks(store, 'springfield', [PDF]);
    const report = await check();
    expect(report).toMatchObject({ checked: 2, documents: 1, left: 0, cities: ['springfield'] });
    expect(asked[0]?.url).toBe(PAGE);
    expect((await fact(PAGE))?.state).toBe('PASS');
    expect(report.portals.find(({ portal }) => portal === 'springfield')).toMatchObject({ addresses: 1 });
  });

  it('are those of the city of the named portal', async () => {
    const documents = [aDocument(PAGE, false), aDocument(PDF, false, 'shelbyville')];
    const { check, fact } = aWorld({ [PAGE]: {}, [PDF]: {} }, documents);
    expect(await check({ portals: ['shelbyville'] })).toMatchObject({ documents: 1, checked: 1 });
    expect([await fact(PAGE), (await fact(PDF))?.state]).toEqual([null, 'PASS']);
  });

  it('tell whose they are once they were checked, as links of another city too, and not before', async () => {
    const documents = [aDocument(PAGE, false), aDocument(PDF, false, 'shelbyville')];
    const { store, check } = aWorld({ [PAGE]: {}, [PDF]: {} }, documents);
    await listLinks(store, 'springfield', [PDF]);
    expect((await check({ portals: ['springfield'] })).cities).toEqual(['shelbyville', 'springfield']);
    expect((await check()).cities).toEqual([]);
  });

  it('are read where phrases are wanted, as text, within bounds', async () => {
    const body = '<h1>Plan</h1><p>Open by <b>default</b></p><script>no</script>';
    const { check, asked, textOf } = aWorld({ [PAGE]: { body } }, [aDocument(PAGE)]);
    await check();
    expect(await textOf(PAGE)).toBe('Plan\n\nOpen by default');
    expect(asked.map(({ method, wanted }) => [method, wanted])).toEqual([
      ['HEAD', 'headers'],
      ['GET', DOCUMENT_BYTES],
    ]);
  });

  it.each([
    ['where nobody wants phrases', aDocument(PAGE, false), { body: 'x' }],
    ['where they are no text', aDocument(PAGE), { body: '%PDF', type: 'application/pdf' }],
    ['where they are gone', aDocument(PAGE), { status: 404 }],
  ])('are not read %s', async (_, document, web) => {
    const { check, textOf } = aWorld({ [PAGE]: web }, [document]);
    await check();
    expect(await textOf(PAGE)).toBeNull();
  });

  it('are left alone where robots.txt says so', async () => {
    const robots = { body: 'User-agent: *\nDisallow: /plan.html', type: 'text/plain' };
    const web = { [PAGE]: { body: 'x' }, 'https://city.example/robots.txt': robots };
    const { check, textOf, fact, asked } = aWorld(web, [aDocument(PAGE)]);
    await check();
    expect([await textOf(PAGE), (await fact(PAGE))?.reason, asked]).toEqual([null, 'ROBOTS', []]);
  });

  it('are read later where a rule came to want phrases, and asked no more than is due', async () => {
    const web = { [PAGE]: { body: 'Open' } };
    const first = aWorld(web, [aDocument(PAGE, false)]);
    await first.check();
    expect(await first.check()).toMatchObject({ documents: 0, checked: 0 });
    await first.close();
    const { store, clock } = first;
    const wrap = (probe: LinkProbe): LinkProbe => ({
      ...probe,
      send: async ({ wanted }) => ({
        ...{ is: 'answer', status: 200, headers: { 'content-type': 'text/plain' }, durationMs: 1 },
        body: wanted === 'headers' ? '' : 'Open',
      }),
    });
    world = aLinkWorld({ store, clock, wrap, documents: [aDocument(PAGE)], portals: [springfield] });
    expect(await world.check()).toMatchObject({ documents: 1 });
    expect((await store.documents.texts([PAGE]))[0]?.text).toBe('Open');
    expect(await world.check()).toMatchObject({ documents: 0 });
  });

  it('wait where the budget is spent', async () => {
    const { check, textOf } = aWorld({ [PAGE]: { body: 'Open' } }, [aDocument(PAGE)]);
    const report = await check({ budget: 2 });
    expect(report.stopped).toBe('BUDGET');
    expect(await textOf(PAGE)).toBeNull();
  });
});
