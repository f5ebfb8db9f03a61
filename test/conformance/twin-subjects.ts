/** Subjects made of twins: a whole one and one that caps its pages, at two addresses. */
import ckan from '../../connectors/ckan/index.ts';
import socrata from '../../connectors/socrata/index.ts';
import type { Subject } from '../../src/conformance/index.ts';
import type { Http, Json } from '../../src/connector/index.ts';
import { twinHttp } from '../support/twin-http.ts';
import { createCkanTwin, type CkanProfile } from '../twins/ckan.ts';
import { toCkanPackages } from '../twins/ckan-records.ts';
import { civicDatasets } from '../twins/civic-generate.ts';
import { createSocrataTwin } from '../twins/socrata.ts';
import { toDiscoveryResults } from '../twins/socrata-records.ts';
import type { Twin } from '../twins/twin.ts';

export const NOW = new Date('2026-11-23T12:00:00Z');
const SEED = 7;

export interface TwinSubjectOptions {
  readonly count: number;
  readonly pageSizes: Subject['pageSizes'];
  readonly samples: number;
  /** Records of the capped portal, its cap, and what is asked of it. */
  readonly capped: { readonly count: number; readonly cap: number; readonly pageSize: number };
}
/** Small enough for a tape that people can read. */
export const NARROW: TwinSubjectOptions = {
  count: 10,
  pageSizes: { small: 3, large: 20 },
  samples: 3,
  capped: { count: 4, cap: 2, pageSize: 3 },
};
export const WIDE: TwinSubjectOptions = {
  count: 60,
  pageSizes: { small: 7, large: 50 },
  samples: 8,
  capped: { count: 30, cap: 6, pageSize: 20 },
};

function byHost(twins: Readonly<Record<string, Twin>>): () => Http {
  return () =>
    twinHttp({
      async handle(request) {
        const twin = twins[request.url.host];
        if (twin === undefined) throw new Error(`nobody at ${request.url.host}`);
        return twin.handle(request);
      },
    });
}

function datasets(city: string, count: number): ReturnType<typeof civicDatasets> {
  return civicDatasets({ seed: SEED, city, count, now: NOW });
}

/** Evenly from a list. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}

interface Stamped {
  readonly id: string;
  readonly at: number;
}
/** The time of a record in the last third, and all that changed then or later. */
function sinceOf(stamped: readonly Stamped[]): { readonly at: Date; readonly ids: readonly string[] } {
  const sorted = stamped.toSorted((a, b) => a.at - b.at);
  const at = sorted[Math.floor((sorted.length * 2) / 3)]?.at ?? 0;
  return { at: new Date(at), ids: sorted.filter((one) => one.at >= at).map(({ id }) => id) };
}

function textAt(value: Json, ...path: readonly string[]): string {
  const found = path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : null),
    value,
  );
  return typeof found === 'string' ? found : '';
}

/** Of any profile; the connector finds out by itself. */
export function ckanSubject(profile: CkanProfile, options = WIDE): Subject {
  const { count, capped, pageSizes } = options;
  const host = 'data.alder-bay.example';
  const packagesOf = (city: string, size: number): Json[] =>
    toCkanPackages(datasets(city, size), { site: `https://${host}`, seed: SEED });
  const packages = packagesOf('alder-bay', count);
  const cappedPackages = packagesOf('kestrel-falls', capped.count);
  const whole = createCkanTwin({ packages, profile, siteTitle: 'Open Alder Bay', now: () => NOW });
  const narrow = createCkanTwin({ packages: cappedPackages, profile, rowsCap: capped.cap, now: () => NOW });
  const real = packages.filter((pkg) => whole.publicIds().includes(textAt(pkg, 'id')));
  const stamped = real.map((pkg) => ({
    id: textAt(pkg, 'id'),
    at: Date.parse(`${textAt(pkg, 'metadata_modified').slice(0, 23)}Z`),
  }));
  const datasetIds = real
    .filter((pkg) => /^dataset$/i.test(textAt(pkg, 'type')))
    .map((pkg) => textAt(pkg, 'id'));
  return {
    folder: 'ckan',
    connector: ckan,
    address: new URL(`https://${host}/dataset`),
    config: { url: `https://${host}` },
    samples: spread(datasetIds, options.samples),
    unknownId: '00000000-0000-4000-8000-000000000000',
    pageSizes,
    since: sinceOf(stamped),
    capped: {
      config: { url: 'https://capped.example' },
      pageSize: capped.pageSize,
      count: narrow.publicIds().length,
    },
    errorAnswers: [
      {
        status: 200,
        body: { success: false, error: { __type: 'Search Error', message: 'Solr responded 500' } },
      },
      { status: 409, body: { success: false, error: { __type: 'Search Query Error', message: 'Invalid' } } },
      { status: 400, body: 'Bad request - Action name not known: package_search' },
    ],
    hosts: [],
    bypass: [
      {
        check: 'map/only-observed-fields',
        reason:
          "some portals describe columns in the catalogue, but that others do not is not the publishers' doing",
      },
    ],
    portal: byHost({ [host]: whole, 'capped.example': narrow }),
    others: [],
  };
}

export function socrataSubject(options = WIDE): Subject {
  const { count, capped, pageSizes } = options;
  const domain = 'data.kestrel-falls.example';
  const narrowDomain = 'capped.example';
  const results = toDiscoveryResults(datasets('kestrel-falls', count), { domain, seed: SEED });
  const narrowResults = toDiscoveryResults(datasets('alder-bay', capped.count), {
    domain: narrowDomain,
    seed: SEED,
  });
  const whole = createSocrataTwin({ domain, results, now: () => NOW });
  const narrow = createSocrataTwin({
    domain: narrowDomain,
    results: narrowResults,
    pageCap: capped.cap,
    now: () => NOW,
  });
  const data = results.filter((result) => textAt(result, 'metadata', 'domain') === domain);
  const idOf = (result: Json): string => textAt(result, 'resource', 'id');
  const stamped = data.map((result) => ({
    id: idOf(result),
    at: Date.parse(textAt(result, 'resource', 'updatedAt')),
  }));
  const datasetIds = data
    .filter((result) => ['dataset', 'file', 'href'].includes(textAt(result, 'resource', 'type')))
    .map(idOf);
  return {
    folder: 'socrata',
    connector: socrata,
    address: new URL(`https://${domain}/browse`),
    config: { url: `https://${domain}` },
    samples: spread([...new Set(datasetIds)], options.samples),
    unknownId: 'zzzz-zzzz',
    pageSizes,
    since: sinceOf(stamped),
    capped: {
      config: { url: `https://${narrowDomain}` },
      pageSize: capped.pageSize,
      count: new Set(narrowResults.map(idOf)).size,
    },
    errorAnswers: [
      { status: 200, body: { error: 'Domain not found: data.kestrel-falls.example' } },
      { status: 400, body: { error: "'limit' must be positive" } },
      { status: 404, body: { error: 'Domain not found: data.kestrel-falls.example' } },
    ],
    hosts: [],
    bypass: [],
    portal: byHost({ [domain]: whole, [narrowDomain]: narrow }),
    others: [],
  };
}
