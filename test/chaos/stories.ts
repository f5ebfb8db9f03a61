/** A catalogue's life on each platform: a first harvest, changes, two better mappings, and removals that take two walks. */
import { aPackage, idNumber } from '../connectors/ckan/portal.ts';
import { aResult, DOMAIN, idAt } from '../connectors/socrata/support.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import { createSocrataTwin } from '../twins/socrata.ts';
import type { Twin, TwinRequest, TwinResponse } from '../twins/twin.ts';
import type { Platform, Stage } from './killing.ts';

const COUNT = 160;
/** Harvest sources or charts, which are left out. */
const isNoDataset = (n: number): boolean => n % 40 === 7;
const isUnreadable = (n: number): boolean => n % 50 === 9;
/** Without those left out, those purged, and unreadable ones that were neither purged nor given a new title. */
export const LIVING = COUNT - 4 - 2 - 20;

const CHANGED_AT = '2026-11-01T12:00:00';

/** A portal whose records go by number. */
export interface Numbered {
  readonly twin: Twin;
  rename(n: number, title: string): void;
  purge(n: number): void;
}
export interface Chapter extends Stage {
  readonly before?: (portal: Numbered) => void;
}
export const chapters: readonly Chapter[] = [
  { mode: 'full', day: '2026-11-01T00:00:00Z', mapVersion: 1 },
  {
    mode: 'due',
    day: '2026-11-02T00:00:00Z',
    mapVersion: 1,
    before: (portal) => {
      for (let n = 0; n < 40; n += 1) portal.rename(n * 3 + 1, `Package ${n} anew`);
    },
  },
  { mode: 'remap', day: '2026-11-03T00:00:00Z', mapVersion: 2 },
  {
    mode: 'full',
    day: '2026-11-09T00:00:00Z',
    mapVersion: 3,
    before: (portal) => {
      for (let n = 0; n < 20; n += 1) portal.purge(n * 7 + 2);
    },
  },
  { mode: 'full', day: '2026-11-17T00:00:00Z', mapVersion: 3 },
];

function titleOf(n: number): string {
  return isUnreadable(n) ? `unreadable ${n}` : `Package ${n}`;
}

function aCkan(): Numbered {
  const packages = Array.from({ length: COUNT }, (_, n) =>
    aPackage(n, { title: titleOf(n), ...(isNoDataset(n) ? { type: 'harvest' } : {}) }),
  );
  const twin = createCkanTwin({ packages, profile: '2.10' });
  return {
    twin,
    rename: (n, title) => twin.update(idNumber(n), { title, metadata_modified: CHANGED_AT }),
    purge: (n) => twin.purge(idNumber(n)),
  };
}

function aSocrata(): Numbered {
  const idOf = (n: number): string => idAt(n * 10);
  const results = Array.from({ length: COUNT }, (_, n) =>
    aResult({
      id: idOf(n),
      resource: { name: titleOf(n) },
      ...(isNoDataset(n) ? { type: 'chart' } : {}),
    }),
  );
  const twin = createSocrataTwin({ domain: DOMAIN, results, now: () => new Date(`${CHANGED_AT}Z`) });
  return {
    twin,
    rename: (n, title) => twin.update(idOf(n), { resource: { name: title } }),
    purge: (n) => twin.remove(idOf(n)),
  };
}

const makers: Readonly<Record<Platform, () => Numbered>> = { ckan: aCkan, socrata: aSocrata };

/** One address for the portals of all lives, since addresses are part of what is stored. */
export class Portals implements Twin {
  readonly #platform: Platform;
  readonly #twins = new Map<string, Twin>();
  constructor(platform: Platform) {
    this.#platform = platform;
  }

  begin(file: string): Numbered {
    const portal = makers[this.#platform]();
    this.#twins.set(file, portal.twin);
    return portal;
  }

  async handle(request: TwinRequest): Promise<TwinResponse> {
    const twin = this.#twins.get(request.headers['user-agent'] ?? '');
    if (twin === undefined) throw new Error('nobody of that name');
    return twin.handle(request);
  }
}
