/** Overrides of categories from their files: everything that is wrong is said at once. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest } from '../connector/suggest.ts';
import type { Overrides } from '../domain/metrics/overrides.ts';
import type { Registry } from '../domain/registry.ts';
import { inOrder, type Problem } from './problem.ts';
import { datasetOverrideKey, readDatasetOverride, readNotApplicable } from './read-overrides.ts';
import { registryFiles, type RegistryFile } from './registry.ts';
import { readYaml, type Place, type YamlMap } from './yaml-map.ts';

/** A file speaks of one portal or one city, by its name. */
export interface OverrideFile extends RegistryFile {
  readonly of: 'portal' | 'city';
  readonly slug: string;
}
export type OverridesReading = { readonly overrides: Overrides } | { readonly problems: readonly Problem[] };

/** Slugs that files may be named after; null: the registry cannot be read, so that no name is wrong. */
export type KnownSlugs = { readonly portal: readonly string[]; readonly city: readonly string[] } | null;

export function knownSlugs({ portals, cities }: Registry): KnownSlugs {
  return { portal: portals.map(({ slug }) => slug), city: cities.map(({ slug }) => slug) };
}

function nameProblems({ name, of, slug }: OverrideFile, known: KnownSlugs): readonly Problem[] {
  if (known === null || known[of].includes(slug)) return [];
  const near = nearest(slug, known[of]);
  const hint = near === null ? '' : ` Did you mean "${near}.yaml"?`;
  const message = `expected a file named after a ${of} of the registry, got "${slug}".${hint}`;
  return [{ file: name, line: 1, column: 1, pointer: '', message }];
}

interface Said<T> {
  readonly slug: string;
  readonly entry: T;
  readonly key: string;
  readonly place: Place;
}
/** The same thing said twice may be a contradiction, in one file or in two of the same name. */
function repeated<T>(said: readonly Said<T>[]): readonly Problem[] {
  const first = new Map<string, Place>();
  return said.flatMap(({ slug, key, place }) => {
    const name = `${slug}\n${key}`;
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, place);
      return [];
    }
    return [{ ...place, message: `this stands already in ${before.file}:${before.line}` }];
  });
}
function bySlug<T>(said: readonly Said<T>[]): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const { slug, entry } of said) map.set(slug, [...(map.get(slug) ?? []), entry]);
  return map;
}

type Root = { readonly file: OverrideFile; readonly map: YamlMap };

function entriesOf<T>(
  roots: readonly Root[],
  list: string,
  read: (map: YamlMap, file: OverrideFile) => T | null,
  keyOf: (entry: T) => string,
): readonly Said<T>[] {
  return roots.flatMap(({ file, map }) => {
    map.only([list]);
    return map.maps(list).flatMap((item): readonly Said<T>[] => {
      const entry = read(item, file);
      return entry === null ? [] : [{ slug: file.slug, entry, key: keyOf(entry), place: item.place }];
    });
  });
}

/** Pure: what these files say together, or every problem in them in order of file and line. */
export function readOverrides(files: readonly OverrideFile[], known: KnownSlugs): OverridesReading {
  const problems: Problem[] = files.flatMap((file) => nameProblems(file, known));
  const roots = files.flatMap((file): readonly Root[] => {
    const map = readYaml(file.name, file.text, problems);
    return map === null ? [] : [{ file, map }];
  });
  const rootsOf = (of: OverrideFile['of']): readonly Root[] => roots.filter(({ file }) => file.of === of);
  const portals = entriesOf(rootsOf('portal'), 'overrides', readDatasetOverride, datasetOverrideKey);
  const cities = entriesOf(rootsOf('city'), 'notApplicable', readNotApplicable, ({ category }) => category);
  problems.push(...repeated(portals), ...repeated(cities));
  if (problems.length === 0) return { overrides: { portals: bySlug(portals), cities: bySlug(cities) } };
  return {
    problems: inOrder(
      problems,
      files.map(({ name }) => name),
    ),
  };
}

const FOLDER = 'overrides';

function foldersOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return [join(statSync(path).isDirectory() ? path : dirname(path), FOLDER)];
}
function filesIn(folder: string, of: OverrideFile['of'], cwd: string): readonly OverrideFile[] {
  return registryFiles([folder], cwd).map((file) => ({
    ...file,
    of,
    slug: basename(file.name).replace(/\.ya?ml$/, ''),
  }));
}

/** `overrides/<portal>.yaml` and `overrides/cities/<city>.yaml` beside the files of the registry; there need be none. */
export function overrideFiles(
  registry: readonly string[],
  cwd: string = process.cwd(),
): readonly OverrideFile[] {
  return [...new Set(registry.flatMap(foldersOf))].flatMap((folder) => [
    ...filesIn(folder, 'portal', cwd),
    ...filesIn(join(folder, 'cities'), 'city', cwd),
  ]);
}
