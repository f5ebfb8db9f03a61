/** Folders of commitments as texts by path. */
import type { CommitmentProblem } from '../../src/config/commitments/codes.ts';
import type { CommitmentSource } from '../../src/config/commitments/open-file.ts';
import {
  readCommitments,
  type CommitmentRules,
  type CommitmentsReading,
} from '../../src/config/commitments/read-commitments.ts';
import type { City, PortalEntry, Registry } from '../../src/domain/registry.ts';

export type FolderTexts = Readonly<Record<string, string | Uint8Array>>;

export function aCity(slug: string, country = 'PE'): City {
  return { slug, name: slug, country, region: null, population: null, location: null, sources: ['test'] };
}
export function aPortal(slug: string, city: string | null): PortalEntry {
  return {
    ...{ slug, title: slug, url: `https://${slug}.example.org/`, platform: 'ckan', city, language: null },
    ...{ config: {}, headers: {}, enabled: true, sources: ['test'] },
    conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
    pace: { concurrency: null, minIntervalMs: null },
  };
}
export const testRegistry: Registry = {
  cities: [aCity('lima'), aCity('quito', 'EC')],
  portals: [aPortal('lima', 'lima'), aPortal('quito', 'quito')],
};

export function sourcesOf(texts: FolderTexts, folder = 'c'): readonly CommitmentSource[] {
  return Object.entries(texts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({
      ...{ folder, path, name: `${folder}/${path}` },
      bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    }));
}

const META = 'schemaVersion: 1\n';
/** One folder that has a `_meta.yaml`, unless it is given here. */
export function readFolder(texts: FolderTexts, rules: Partial<CommitmentRules> = {}): CommitmentsReading {
  const sources = sourcesOf({ '_meta.yaml': META, ...texts });
  return readCommitments(sources, { registry: testRegistry, ledger: null, ...rules });
}
/** `c/rounds.yaml:4 E-DAT-01 /rounds/0/announcedOn` */
export function placesOf(problems: readonly CommitmentProblem[]): readonly string[] {
  return problems.map(({ file, line, code, pointer }) => `${file}:${line} ${code} ${pointer}`.trimEnd());
}
