/** Tokyo's links in December 2021, as a crawl found them: which were gone, where, and what a sample would have said. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkStratumCount } from '../../src/domain/links/link-estimate.ts';
import { normaliseLink } from '../../src/domain/links/normalise-link.ts';
import { createLinkChecker } from '../../src/links/check-links.ts';
import { createLinkReader } from '../../src/links/read-links.ts';
import type { LinkCheckReport, LinkProbe } from '../../src/ports/links.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import { hasRecordings, linesOf, recordsOf, TOKYO } from './support/recordings.ts';
import { httpOver, openReplay, tokyo, type ReplayWorld } from './support/replay-world.ts';

const isHere = hasRecordings('Tokyo, the links of 3,969 datasets, 2,602 of them gone');

/** "404,https://…", one line each. */
function goneLinks(): ReadonlySet<string> {
  const lines = linesOf('links/tokyo-404_url_list.csv').map((line) => line.slice(line.indexOf(',') + 1));
  return new Set(lines.flatMap((url) => normaliseLink(url) ?? []));
}

describe.skipIf(!isHere)('the links of Tokyo', () => {
  const gone = isHere ? goneLinks() : new Set<string>();
  let world: ReplayWorld;
  let sampled: LinkCheckReport;
  let sampledStrata: readonly LinkStratumCount[];
  let whole: LinkCheckReport;
  let strata: readonly LinkStratumCount[];

  beforeAll(async () => {
    if (!isHere) return;
    const twin = createCkanTwin({ packages: recordsOf(TOKYO.first), profile: '2.7' });
    world = openReplay({ entry: tokyo, now: '2021-12-18T12:00:00Z', http: httpOver(twin) });
    await world.full();
    const probe: LinkProbe = {
      send: async ({ url }) => {
        const status = url.endsWith('/robots.txt') || gone.has(url) ? 404 : 200;
        return { is: 'answer', status, headers: {}, body: '', durationMs: 1 };
      },
      pause: () => {},
      close: async () => {},
    };
    const { catalogue, links } = world.store;
    const checker = createLinkChecker({
      catalogue,
      links,
      probe,
      clock: createFakeClock({ start: '2021-12-18T13:00:00Z', auto: true }),
      log: createQuietLog(),
      registry: { cities: [], portals: [tokyo] },
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      productToken: 'CivicGraph',
      limits: { requestsPerHostAndDay: 100_000 },
    });
    const reader = createLinkReader({ catalogue, links });
    const request = { portals: [tokyo.slug], budget: null, all: false, tls: 'strict' } as const;
    sampled = await checker.check(request);
    sampledStrata = await reader.strata(tokyo.slug);
    whole = await checker.check({ ...request, all: true });
    strata = await reader.strata(tokyo.slug);
    await checker.close();
  }, 180_000);
  afterAll(() => world?.close());

  const totals = (of: readonly LinkStratumCount[]) => ({
    total: of.reduce((sum, one) => sum + one.total, 0),
    known: of.reduce((sum, one) => sum + one.known, 0),
    alive: of.reduce((sum, one) => sum + one.alive, 0),
  });

  it('are found dead exactly where the crawl found them so', async () => {
    const listed = [...gone];
    const facts = await world.store.links.facts(listed);
    const inCatalogue = facts.filter((fact) => fact !== null);
    expect(inCatalogue.length).toBeGreaterThan(2_000);
    expect(inCatalogue.every(({ state, reason }) => state === 'FAIL' && reason === 'GONE')).toBe(true);
    const { total, known, alive } = totals(strata);
    expect([known, known - alive]).toEqual([total, inCatalogue.length]);
    expect((sampled.dead['GONE'] ?? 0) + (whole.dead['GONE'] ?? 0)).toBe(inCatalogue.length);
  });

  it('fell into few strata, which died as a whole or hardly at all', () => {
    expect(strata.length).toBeLessThan(totals(strata).total / 20);
    const shares = strata.map(({ total, alive }) => ({ total, dead: total - alive }));
    const dead = shares.reduce((sum, one) => sum + one.dead, 0);
    const inDeadStrata = shares
      .filter((one) => one.dead / one.total > 0.8)
      .reduce((sum, one) => sum + one.dead, 0);
    console.info(
      `Tokyo: ${totals(strata).total} addresses, ${strata.length} strata, ${dead} dead, ${inDeadStrata} of them in strata that died`,
    );
    expect(inDeadStrata / dead).toBeGreaterThan(0.3);
  });

  it('would have been estimated within three points by the sample', () => {
    const [plan] = sampled.portals;
    expect(plan?.sample).toBeLessThan((plan?.addresses ?? 0) / 2);
    const { total, alive } = totals(strata);
    const estimate = sampledStrata.reduce(
      (sum, one) => sum + (one.total / total) * (one.known === 0 ? 0 : one.alive / one.known),
      0,
    );
    console.info(
      `Tokyo: ${plan?.sample} of ${plan?.addresses} sampled say ${estimate.toFixed(4)}, all say ${(alive / total).toFixed(4)}`,
    );
    expect(sampledStrata.every(({ known }) => known > 0)).toBe(true);
    expect(Math.abs(estimate - alive / total)).toBeLessThan(0.03);
  });
});
