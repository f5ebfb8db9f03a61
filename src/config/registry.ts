/** The registry from its files: everything that is wrong is said at once. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { City, PortalEntry, Registry } from '../domain/registry.ts';
import { inOrder, type Problem } from './problem.ts';
import { readCity, readPortal, type EntryReading, type RegistryRules } from './read-entries.ts';
import { readYaml, type Place, type YamlMap } from './yaml-map.ts';

export interface RegistryFile {
  /** As shown in problems. */
  readonly name: string;
  readonly text: string;
}
export type RegistryReading = { readonly registry: Registry } | { readonly problems: readonly Problem[] };

type Placed<T> = EntryReading<T> & { readonly map: YamlMap };

/** Names and addresses are unique over all files. */
function repeated<T>(entries: readonly Placed<T>[], kind: string, key: 'slug' | 'url'): readonly Problem[] {
  const owners = new Map<string, Place>();
  return entries.flatMap((entry) => {
    const name = entry[key];
    if (name === null) return [];
    const place = entry.map.placeOf(key);
    const owner = owners.get(name);
    if (owner !== undefined)
      return [{ ...place, message: `the ${kind} "${name}" stands already in ${owner.file}:${owner.line}` }];
    owners.set(name, place);
    return [];
  });
}

/** Pure: the registry that these files hold together, or every problem in them in order of file and line. */
export function readRegistry(files: readonly RegistryFile[], rules: RegistryRules): RegistryReading {
  const problems: Problem[] = [];
  const roots = files.flatMap((file) => readYaml(file.name, file.text, problems) ?? []);
  for (const root of roots) root.only(['cities', 'portals']);
  const cities: readonly Placed<City>[] = roots
    .flatMap((root) => root.maps('cities'))
    .map((map) => ({ ...readCity(map), map }));
  const citySlugs = cities.flatMap(({ slug }) => slug ?? []);
  const portals: readonly Placed<PortalEntry>[] = roots
    .flatMap((root) => root.maps('portals'))
    .map((map) => ({ ...readPortal(map, rules, citySlugs), map }));
  problems.push(
    ...repeated(cities, 'city', 'slug'),
    ...repeated(portals, 'portal', 'slug'),
    ...repeated(portals, 'address', 'url'),
  );
  if (problems.length === 0) {
    const entriesOf = <T>(all: readonly Placed<T>[]): T[] => all.flatMap(({ entry }) => entry ?? []);
    return { registry: { cities: entriesOf(cities), portals: entriesOf(portals) } };
  }
  return {
    problems: inOrder(
      problems,
      files.map((file) => file.name),
    ),
  };
}

function filesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => join(path, name));
}

/** The YAML files of `paths`: a file itself, a folder's in order of name. What does not exist is left out. */
export function registryFiles(
  paths: readonly string[],
  cwd: string = process.cwd(),
): readonly RegistryFile[] {
  return paths
    .filter((path) => existsSync(path))
    .flatMap(filesOf)
    .map((path) => {
      const shown = relative(cwd, path);
      return { name: shown.startsWith('..') ? path : shown, text: readFileSync(path, 'utf8') };
    });
}
