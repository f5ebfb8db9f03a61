/** Portals of four fictional cities on this machine, speaking the vendors' protocols, and a registry of them. */
import type { City, PortalEntry, Registry } from '../../src/domain/registry.ts';
import type { Json } from '../../src/domain/json.ts';
import { civicCity, type CivicCity } from './civic-cities.ts';
import { civicDatasets } from './civic-generate.ts';
import type { CivicDataset } from './civic.ts';
import { createCkanTwin, type CkanProfile } from './ckan.ts';
import { toCkanPackages } from './ckan-records.ts';
import { withFiles } from './ckan-files.ts';
import { ckanFiles, ckanTables } from './ckan-tables.ts';
import { serveTwin, type ServedTwin } from './serve.ts';
import { createSocrataTwin } from './socrata.ts';
import { toDiscoveryResults } from './socrata-records.ts';
import { socrataTables } from './socrata-tables.ts';

export interface DemoPortals {
  readonly registry: Registry;
  close(): Promise<void>;
}
export interface DemoOptions {
  readonly now: () => Date;
  readonly seed?: number;
  /** Share of the usual number of datasets; 1 unless given. */
  readonly scale?: number;
}

type DemoCity = { readonly city: string; readonly count: number; readonly title: string } & (
  | { readonly platform: 'ckan'; readonly profile: CkanProfile; readonly root: string }
  | { readonly platform: 'socrata' }
);
const CITIES: readonly DemoCity[] = [
  { city: 'alder-bay', count: 320, title: 'Open Alder Bay', platform: 'ckan', profile: '2.11', root: '' },
  {
    city: 'puerto-alameda',
    count: 260,
    title: 'Puerto Alameda Datos',
    platform: 'ckan',
    profile: '2.7',
    root: '/data',
  },
  { city: 'kestrel-falls', count: 380, title: 'Kestrel Falls Data Portal', platform: 'socrata' },
  { city: 'sankt-brunnen', count: 240, title: 'Offene Daten Sankt Brunnen', platform: 'socrata' },
];

interface Started {
  readonly served: ServedTwin;
  readonly path: string;
  readonly config: Readonly<Record<string, Json>>;
}

async function start(
  demo: DemoCity,
  datasets: readonly CivicDataset[],
  seed: number,
  now: () => Date,
): Promise<Started> {
  const domain = `data.${demo.city}.example`;
  if (demo.platform === 'socrata') {
    const results = toDiscoveryResults(datasets, { domain, seed });
    const tables = socrataTables(datasets, { city: demo.city, seed });
    const twin = createSocrataTwin({ domain, results, now, tables });
    const served = await serveTwin(twin, { log: false, gzip: true });
    return { served, path: '/', config: { domain } };
  }
  const { profile, root, title } = demo;
  const site = `https://${domain}${root}`;
  const packages = toCkanPackages(datasets, { site, seed });
  const tables = ckanTables(packages, datasets, { city: demo.city, seed });
  const files = ckanFiles(packages, datasets, { city: demo.city, seed });
  const twin = createCkanTwin({ packages, profile, root, siteTitle: title, now, tables });
  return {
    served: await serveTwin(withFiles(twin, { site, root, files }), { log: false, gzip: true }),
    path: `${root}/`,
    config: {},
  };
}

function cityOf({ slug, name, country, region, bbox }: CivicCity): City {
  const [west, south, east, north] = bbox;
  const location = { longitude: (west + east) / 2, latitude: (south + north) / 2 };
  return {
    slug,
    name,
    country,
    region,
    population: null,
    location,
    sources: ['fictional: made for the demo'],
  };
}

function entryOf(demo: DemoCity, { served, path, config }: Started): PortalEntry {
  return {
    slug: demo.city,
    title: demo.title,
    url: `${served.url}${path}`,
    platform: demo.platform,
    city: demo.city,
    language: civicCity(demo.city).language,
    config,
    headers: {},
    conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
    // Nobody else uses this machine's portals, so there is nobody to be polite to.
    pace: { concurrency: 2, minIntervalMs: 0 },
    enabled: true,
    sources: ['fictional: made for the demo'],
  };
}

/** Starts them on free loopback ports. */
export async function startDemoPortals(options: DemoOptions): Promise<DemoPortals> {
  const { now, seed = 2026, scale = 1 } = options;
  const started: { readonly demo: DemoCity; readonly start: Started }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(started.map(({ start: { served } }) => served.close()));
  };
  try {
    for (const demo of CITIES) {
      const count = Math.max(1, Math.round(demo.count * scale));
      const datasets = civicDatasets({ seed, city: demo.city, count, now: now() });
      started.push({ demo, start: await start(demo, datasets, seed, now) });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    registry: {
      cities: CITIES.map(({ city }) => cityOf(civicCity(city))),
      portals: started.map((one) => entryOf(one.demo, one.start)),
    },
    close,
  };
}
