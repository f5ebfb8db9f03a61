/** Every recorded catalogue, harvested through its platform's protocol. */
import type { HarvestRun, Rejection } from '../../../src/domain/harvest.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import type { PortalEntry } from '../../../src/domain/registry.ts';
import type { Dataset } from '../../../src/domain/dataset.ts';
import { createCkanTwin } from '../../twins/ckan.ts';
import { createSocrataTwin } from '../../twins/socrata.ts';
import type { Twin } from '../../twins/twin.ts';
import { BUENOS_AIRES, recordedDomains, recordsOf, TOKYO } from './recordings.ts';
import { buenosAires, httpOver, openReplay, socrataPortal, tokyo } from './replay-world.ts';

export interface RecordedCatalogue {
  readonly entry: PortalEntry;
  /** Host of the portal. */
  readonly host: string;
  readonly file: string;
  /** Day of the recording; the clock of its harvest. */
  readonly day: string;
}
export interface Harvested extends RecordedCatalogue {
  /** As recorded, repeats and all. */
  readonly records: readonly JsonObject[];
  readonly run: HarvestRun;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly rejections: readonly Rejection[];
}

export function recordedCatalogues(): readonly RecordedCatalogue[] {
  return [
    { entry: buenosAires, host: 'data.buenosaires.gob.ar', file: BUENOS_AIRES.second, day: '2021-04-30' },
    { entry: tokyo, host: 'catalog.data.metro.tokyo.lg.jp', file: TOKYO.second, day: '2022-09-05' },
    ...recordedDomains().map((host) => ({
      entry: socrataPortal(host),
      host,
      file: `socrata/catalog/${host}.jsonl.gz`,
      day: '2022-07-23',
    })),
  ];
}

function twinOf({ entry, host }: RecordedCatalogue, records: readonly JsonObject[]): Twin {
  return entry.platform === 'socrata'
    ? createSocrataTwin({ domain: host, results: records })
    : createCkanTwin({ packages: records, profile: '2.7' });
}

export async function harvestRecorded(catalogue: RecordedCatalogue): Promise<Harvested> {
  const { entry, file, day } = catalogue;
  const records = recordsOf(file);
  const http = httpOver(twinOf(catalogue, records));
  const world = openReplay({ entry, now: `${day}T12:00:00Z`, http });
  try {
    const run = await world.full();
    const datasets = new Map([...(await world.stored())].map(([id, { dataset }]) => [id, dataset]));
    const page = { first: 1_000, after: null };
    const [rejections] = await world.store.log.rejections([{ runId: run.id, page }]);
    return {
      ...catalogue,
      records,
      run,
      datasets,
      rejections: rejections?.items.map(({ item }) => item) ?? [],
    };
  } finally {
    await world.close();
  }
}
