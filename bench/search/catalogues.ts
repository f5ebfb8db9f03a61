/** What the searched store is filled with: real recordings multiplied where they lie beside the project, else generated. */
import type { Json } from '../../src/domain/json.ts';
import type { PortalEntry } from '../../src/domain/registry.ts';
import { recordedCatalogues } from '../../test/replay/support/catalogues.ts';
import { hasRecordings, recordsOf } from '../../test/replay/support/recordings.ts';
import { portalEntry } from '../../test/replay/support/replay-world.ts';
import { civicDatasets } from '../../test/twins/civic-generate.ts';
import { createCkanTwin } from '../../test/twins/ckan.ts';
import { toCkanPackages } from '../../test/twins/ckan-records.ts';
import { createSocrataTwin } from '../../test/twins/socrata.ts';
import type { Twin } from '../../test/twins/twin.ts';

export interface FilledPortal {
  readonly entry: PortalEntry;
  /** Over its first `most` records. */
  twin(most: number): Twin;
}

const GENERATED_PER_PORTAL = 5_000;
const GENERATED_CITIES = ['alder-bay', 'puerto-alameda', 'kestrel-falls', 'sankt-brunnen'];
/** A bound on what could otherwise go on for ever when portals turn out empty. */
const MAX_COPIES = 50;

function* recorded(): Generator<FilledPortal> {
  const catalogues = recordedCatalogues();
  for (let copy = 1; copy <= MAX_COPIES; copy += 1)
    for (const { entry, host, file } of catalogues)
      yield {
        entry: { ...entry, slug: `${entry.slug}-${copy}` },
        twin(most) {
          const records = recordsOf(file).slice(0, most);
          return entry.platform === 'socrata'
            ? createSocrataTwin({ domain: host, results: records })
            : createCkanTwin({ packages: records, profile: '2.7' });
        },
      };
}

function* generated(seed: number, now: Date): Generator<FilledPortal> {
  for (let copy = 1; copy <= MAX_COPIES; copy += 1)
    for (const city of GENERATED_CITIES) {
      const site = `https://data.${city}-${copy}.example`;
      yield {
        entry: portalEntry({ slug: `${city}-${copy}`, url: `${site}/`, platform: 'ckan' }),
        twin(most) {
          const count = Math.min(most, GENERATED_PER_PORTAL);
          const datasets = civicDatasets({ seed: seed + copy, city, count, now });
          const packages: readonly Json[] = toCkanPackages(datasets, { site, seed: seed + copy });
          return createCkanTwin({ packages: packages.slice(0, most), profile: '2.11', now: () => now });
        },
      };
    }
}

/** Portals until there are enough, and in one line what they are. */
export function filledPortals(
  seed: number,
  now: Date,
): { readonly portals: Iterable<FilledPortal>; readonly source: string } {
  return hasRecordings('searching multiplied recordings; generated catalogues are searched')
    ? { portals: recorded(), source: 'real recordings, multiplied' }
    : { portals: generated(seed, now), source: 'generated catalogues' };
}
