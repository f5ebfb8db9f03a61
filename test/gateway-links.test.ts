import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkSide } from '../src/gateway-links.ts';
import { createGateway } from '../src/gateway.ts';
import { systemClock } from '../src/gateway-clock.ts';
import type { CheckLinks, LinkEvent } from '../src/ports/links.ts';
import { createMemoryStore } from '../src/store/memory/store.ts';
import { openSqliteStore } from '../src/store/sqlite/open.ts';
import { aPortal, listLinks } from './links/support.ts';
import { silent } from './store/contract.ts';
import { aBook, aCommitment, aDocumentRule, aPlan } from './support/commitment-builders.ts';
import { aGatewayConfig } from './support/demo-config.ts';
import { createQuietLog } from './support/quiet-log.ts';
import { serveLinks, type LinkSite } from './twins/links.ts';

const request = { portals: ['springfield'], budget: null, all: false, tls: 'strict' } as const;
const registry = { cities: [], portals: [aPortal('springfield', 'https://data.springfield.example')] };

let site: LinkSite;
let folder: string;
const links = (): readonly string[] =>
  ['/file.csv', '/gone.csv', '/ok/3'].map((path) => `${site.url}${path}`);
beforeAll(async () => {
  site = await serveLinks();
  folder = mkdtempSync(join(tmpdir(), 'civicgraph-links-'));
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly check: CheckLinks;
  readonly facts: (urls: readonly string[]) => Promise<readonly ({ readonly state: string } | null)[]>;
  close(): Promise<void>;
}
async function inThisThread(): Promise<Opened> {
  const store = createMemoryStore();
  await listLinks(store, 'springfield', links());
  const deps = { store, clock: systemClock, log: createQuietLog(), userAgent: 'CivicGraph/test' };
  const side = createLinkSide({ registry, allowLoopback: true }, deps);
  return { ...side, facts: (urls) => store.links.facts(urls) };
}
async function inItsThread(): Promise<Opened> {
  const file = join(folder, 'store.sqlite');
  const store = openSqliteStore({ file, log: silent });
  await listLinks(store, 'springfield', links());
  await store.close();
  const gateway = await createGateway(aGatewayConfig(registry, { store: file }));
  return { ...gateway.links, close: () => gateway.close() };
}

// Real time passes here: a host is asked once a second.
describe.each([
  { place: 'in this thread', open: inThisThread },
  { place: 'in a thread of its own', open: inItsThread },
])('links checked $place', ({ open }) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it('tell how it goes, stop when nobody waits, and are kept', async () => {
    const events: LinkEvent[] = [];
    const controller = new AbortController();
    const report = await opened.check(
      request,
      (event) => {
        events.push(event);
        if (event.type === 'checked' && event.tally.checked === 1) setTimeout(() => controller.abort(), 50);
      },
      controller.signal,
    );
    expect(events[0]).toMatchObject({ type: 'planned', portal: 'springfield', due: 3 });
    expect(report).toMatchObject({ stopped: 'ABORTED', checked: 1, left: 2 });
    expect(events).toHaveLength(2);
    const facts = await opened.facts(links());
    expect(facts.filter((fact) => fact !== null)).toHaveLength(1);
  });

  it('refuse a portal that nobody knows', async () => {
    const asked = opened.check({ ...request, portals: ['nowhere'] });
    await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND', facts: { portal: 'nowhere' } });
  });
});

describe('a check of links that meets documents of promises', { timeout: 30_000 }, () => {
  it('has the promises of their cities judged again, where no portal is measured for it too', async () => {
    const url = `${site.url}/ok/document`;
    const commitments = aBook({
      plans: [aPlan('plan-1')],
      commitments: [
        aCommitment('here', { evidence: [aDocumentRule(url)] }),
        aCommitment('there', { city: 'shelbyville', evidence: [aDocumentRule(`${site.url}/gone.csv`)] }),
        aCommitment('silent', { city: 'ogdenville' }),
      ],
    });
    const gateway = await createGateway(aGatewayConfig({ cities: [], portals: [] }, { commitments }));
    try {
      const report = await gateway.links.check({ ...request, portals: [] });
      const cities = ['shelbyville', 'springfield'];
      expect(report).toMatchObject({ documents: 2, cities, judged: cities });
      const ids = ['here', 'there', 'silent'];
      const kept = await gateway.commitments.verdicts.latest(ids, null);
      const verdicts = kept.map((one) => one?.evaluation.verdict);
      expect(verdicts.map((one) => one?.state)).toEqual(['FULFILLED', expect.any(String), undefined]);
      expect(verdicts[1]?.requirements[0]?.checks[0]?.observed).toBe(404);
    } finally {
      await gateway.close();
    }
  });
});
