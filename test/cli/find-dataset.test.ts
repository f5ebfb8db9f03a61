import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDataset, readDatasetName, type FindWorld } from '../../src/cli/find-dataset.ts';
import { Stopped } from '../../src/cli/stopping.ts';
import { CliError } from '../../src/cli/world.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { toGlobalId } from '../../src/domain/ids.ts';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import { aGatewayConfig } from '../support/demo-config.ts';
import { startDemoPortals, type DemoPortals } from '../twins/demo.ts';

let portals: DemoPortals;
let gateway: Gateway;
let ckan: readonly Dataset[];
let socrata: readonly Dataset[];

async function datasetsOf(portal: string): Promise<readonly Dataset[]> {
  const orderBy = { by: 'TITLE', direction: 'ASC' } as const;
  const scope = { query: null, filter: { portals: [portal] }, removed: false };
  const { hits } = await gateway.catalogue.search({ ...scope, orderBy, first: 5, after: null });
  const found = await gateway.catalogue.datasets(hits.map(({ key }) => key));
  return found.flatMap((one) => (one === null ? [] : [one.dataset]));
}
function first(datasets: readonly Dataset[]): Dataset {
  const [one] = datasets;
  if (one === undefined) throw new Error('nothing was harvested');
  return one;
}

beforeAll(async () => {
  portals = await startDemoPortals({ now: () => new Date(), scale: 0.05 });
  gateway = await createGateway(aGatewayConfig(portals.registry));
  await gateway.harvester.harvest('alder-bay', { full: true });
  await gateway.harvester.harvest('kestrel-falls', { full: true });
  ckan = await datasetsOf('alder-bay');
  socrata = await datasetsOf('kestrel-falls');
});
afterAll(async () => {
  await gateway.close();
  await portals.close();
});

const find = (text: string, given: Partial<FindWorld> = {}): ReturnType<typeof findDataset> =>
  findDataset({ ...gateway, stopping: new AbortController().signal, ...given }, text);

async function refusal(text: string): Promise<CliError> {
  const error: unknown = await find(text).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof CliError) return error;
  throw new Error(`not refused: ${String(error)}`);
}

describe('a dataset of the store', () => {
  it('is found by portal and id', async () => {
    const { portal, localId, title } = first(ckan);
    expect((await find(`${portal}/${localId}`)).dataset.title).toBe(title);
  });

  it('is found by the id that the graph gives it', async () => {
    const { portal, localId } = first(socrata);
    const found = await find(toGlobalId({ type: 'Dataset', portal, localId }));
    expect([found.dataset.localId, found.part]).toEqual([localId, null]);
  });

  it('is found by the id of a table or of a distribution, which is kept', async () => {
    const { portal, localId } = first(ckan);
    const table = await find(toGlobalId({ type: 'Table', portal, localId, table: 'api:r1' }));
    expect(table.part).toEqual({ is: 'table', table: 'api:r1' });
    const distribution = await find(
      toGlobalId({ type: 'Distribution', portal, localId, distribution: 'r2' }),
    );
    expect(distribution.part).toEqual({ is: 'distribution', localId: 'r2' });
  });

  it('is found by the name that stands in the address of its page', async () => {
    const { localId, landingPage } = first(ckan);
    const name = landingPage?.split('/').at(-1) ?? '';
    expect(name).not.toBe(localId);
    expect((await find(`alder-bay/${name}`)).dataset.localId).toBe(localId);
  });

  it.each([
    ['as it is', (page: string) => page],
    ['with a slash and a place at the end', (page: string) => `${page}/#about`],
  ])('is found by the address of its page %s', async (_, spelled) => {
    for (const dataset of [...ckan, ...socrata]) {
      const found = await find(spelled(dataset.landingPage ?? ''));
      expect(found.dataset.localId).toBe(dataset.localId);
    }
  });
});

describe('a dataset that is not in the store', () => {
  it('is asked of its portal, and nothing else is harvested', async () => {
    const { localId } = first(socrata);
    const other = await createGateway(aGatewayConfig(portals.registry));
    try {
      expect((await find(`kestrel-falls/${localId}`, other)).dataset.localId).toBe(localId);
      expect(await other.catalogue.counts(['kestrel-falls', 'alder-bay'])).toEqual([1, 0]);
    } finally {
      await other.close();
    }
  });

  it('is refused when its portal has none, with the nearest of its datasets', async () => {
    const { exitCode, message } = await refusal('kestrel-falls/zzzz-9999');
    expect([exitCode, message]).toEqual([2, 'The portal "kestrel-falls" has no dataset "zzzz-9999".']);
    const { title } = first(ckan);
    const near = await refusal(`alder-bay/${title}`);
    expect(near.message).toContain(`alder-bay/${first(ckan).localId}  ${title}`);
  });

  it('is refused with 3 and the next step when its portal cannot be asked', async () => {
    const [entry] = portals.registry.portals;
    if (entry === undefined) throw new Error('no portals');
    const dead = { ...entry, url: 'http://127.0.0.1:9/' };
    const other = await createGateway(aGatewayConfig({ cities: [], portals: [dead] }));
    try {
      const asked = find(`${dead.slug}/some-id`, other);
      await expect(asked).rejects.toMatchObject({ exitCode: 3, hint: expect.stringContaining('Try again') });
    } finally {
      await other.close();
    }
  });

  it('is not asked of a portal that is not enabled', async () => {
    const off = portals.registry.portals.map((entry) => ({ ...entry, enabled: false }));
    const config = { ...gateway.config, registry: { cities: [], portals: off } };
    const asked = find('kestrel-falls/zzzz-9999', { config });
    await expect(asked).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('not enabled'),
    });
  });

  it('is given up at once when a person asks to stop', async () => {
    const stopping = new AbortController();
    const harvester: FindWorld['harvester'] = {
      fetch: () => {
        stopping.abort();
        return new Promise(() => undefined);
      },
    };
    const asked = find('kestrel-falls/zzzz-9999', { harvester, stopping: stopping.signal });
    await expect(asked).rejects.toThrow(Stopped);
  });
});

describe('what names no dataset', () => {
  it.each([
    ['kestrel-falls', '"kestrel-falls" is a portal: which of its datasets?'],
    ['kestrel-fals', 'Did you mean a dataset of "kestrel-falls"?'],
    ['kestrel-fals/abcd-1234', 'Unknown portal "kestrel-fals". Did you mean "kestrel-falls"?'],
    ['/abcd-1234', 'names no dataset'],
    ['trees', '"trees" names no dataset.'],
    [toGlobalId({ type: 'Portal', slug: 'alder-bay' }), 'is the id of a portal, not of a dataset.'],
    ['https://nowhere.example/dataset/trees', 'no portal of the registry is there'],
  ])('%s is refused: %s', async (text, message) => {
    const refused = await refusal(text);
    expect([refused.exitCode, refused.message]).toEqual([2, expect.stringContaining(message)]);
  });

  it('says which portal to read when an address is of one of them', async () => {
    const [entry] = portals.registry.portals;
    const refused = await refusal(`${entry?.url ?? ''}dataset/zzz-zzz-zzz`);
    expect(refused.hint).toBe(`Read its portal first: civicgraph harvest ${entry?.slug}`);
  });

  it('keeps slashes of a local id', () => {
    expect(readDatasetName('a/b/c', [])).toEqual({ is: 'name', key: { portal: 'a', localId: 'b/c' } });
  });
});
