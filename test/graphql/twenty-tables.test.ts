/** What a question about many tables costs portals that speak the vendors' own protocols. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import { aGatewayConfig } from '../support/demo-config.ts';
import { startDemoPortals, type DemoPortals } from '../twins/demo.ts';

const PER_PORTAL = 5;
interface Table {
  readonly columns: readonly unknown[];
  readonly rowCount: { readonly value: number } | null;
  readonly source: { readonly outcome: string; readonly requests: number };
}

let portals: DemoPortals;
let gateway: Gateway;
beforeAll(async () => {
  portals = await startDemoPortals({ now: () => new Date(), scale: 0.1 });
  gateway = await createGateway(aGatewayConfig(portals.registry));
  await Promise.all(
    portals.registry.portals.map(({ slug }) => gateway.harvester.harvest(slug, { full: true })),
  );
});
afterAll(async () => {
  await gateway.close();
  await portals.close();
});

/** Tables of every portal, in one request. */
async function askAll(): Promise<ReadonlyMap<string, readonly Table[]>> {
  const of = ({ slug }: { readonly slug: string }): string =>
    `${slug.replace('-', '_')}: datasets(first: ${PER_PORTAL}, where: { portals: ["${slug}"], tableAccess: [API] }) {
      nodes { tables(via: API) { columns { name } rowCount { value } source { outcome requests } } }
    }`;
  const answer = await gateway.execute({ query: `{ ${portals.registry.portals.map(of).join(' ')} }` });
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  const data: Record<string, { nodes: { tables: readonly Table[] }[] }> = JSON.parse(
    JSON.stringify(answer.data),
  );
  return new Map(
    portals.registry.portals.map(({ slug, platform }) => [
      `${platform} ${slug}`,
      (data[slug.replace('-', '_')]?.nodes ?? []).flatMap((node) => node.tables),
    ]),
  );
}
const sent = (tables: readonly Table[]): number =>
  tables.reduce((sum, { source }) => sum + source.requests, 0);

describe('twenty tables of four portals that speak the vendors’ protocols', () => {
  it('cost one request each where the platform describes one at a time, else one per portal', async () => {
    const answers = await askAll();
    for (const [portal, tables] of answers) {
      expect(tables.length).toBeGreaterThanOrEqual(PER_PORTAL);
      for (const { source, columns } of tables) {
        expect(source.outcome).toBe('OK');
        expect(columns.length).toBeGreaterThan(0);
      }
      if (portal.startsWith('socrata')) expect(sent(tables)).toBe(1);
      else {
        // The first questions of all find out what the portal can do.
        expect(sent(tables)).toBeGreaterThanOrEqual(tables.length);
        expect(sent(tables)).toBeLessThanOrEqual(tables.length + 2);
      }
    }
  });

  it('cost nothing when they are asked again soon', async () => {
    for (const tables of (await askAll()).values()) expect(sent(tables)).toBe(0);
  });
});
