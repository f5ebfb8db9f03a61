/** Rows behind the fictional datasets of a CKAN: made when first asked for. */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import type { Cell, Row } from '../../src/domain/query/ast.ts';
import type { TableSource } from './ckan-datastore.ts';
import { hash32 } from './ckan-odds.ts';
import { civicTable } from './civic-rows.ts';
import type { CivicDataset } from './civic.ts';
import type { TwinColumn, TwinTable } from './rows.ts';

export interface CkanTablesOptions {
  readonly city: string;
  readonly seed: number;
}

function namesOf(point: string): readonly [longitude: string, latitude: string] {
  return point === 'location' ? ['longitude', 'latitude'] : [`${point}_lon`, `${point}_lat`];
}
function coordinate(cell: Cell | undefined, index: number): Cell {
  const coordinates: Json = isJsonObject(cell) ? (cell['coordinates'] ?? null) : null;
  return Array.isArray(coordinates) ? (coordinates[index] ?? null) : null;
}
/** CKAN has no points: a longitude and a latitude instead. */
function withoutPoints({ columns, rows }: TwinTable): TwinTable {
  const split = (column: TwinColumn): readonly TwinColumn[] => {
    if (column.type !== 'point') return [column];
    return namesOf(column.name).map((name) => ({
      name,
      type: 'decimal',
      title: `${column.title ?? ''} (${name})`,
    }));
  };
  const points = columns.filter(({ type }) => type === 'point').map(({ name }) => name);
  return {
    columns: columns.flatMap(split),
    rows: rows.map((row): Row => {
      const parts = points.flatMap((name) =>
        namesOf(name).map((part, index) => [part, coordinate(row[name], index)] as const),
      );
      return { ...row, ...Object.fromEntries(parts) };
    }),
  };
}
/** Many portals load everything as text. */
function asTexts({ columns, rows }: TwinTable): TwinTable {
  const text = (cell: Cell): Cell => (cell === null ? null : String(cell));
  return {
    columns: columns.map((column) => ({ ...column, type: 'text' })),
    rows: rows.map((row): Row =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, text(cell)])),
    ),
  };
}

function isActive(resource: JsonObject): boolean {
  return String(resource['datastore_active']).toLowerCase() === 'true';
}
function isCsvFile(resource: JsonObject): boolean {
  return String(resource['url']).endsWith('.csv');
}
/** Resources of that kind, with the names of their packages. */
function resourcesOf(
  packages: readonly Json[],
  isWanted: (resource: JsonObject) => boolean,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pkg of packages) {
    const resources = isJsonObject(pkg) ? pkg['resources'] : null;
    if (!isJsonObject(pkg) || !Array.isArray(resources)) continue;
    for (const one of resources)
      if (isJsonObject(one) && isWanted(one)) found.set(String(one['id']), String(pkg['name']));
  }
  return found;
}

/** From 40 to 1,500 rows by dataset; every fifth table is all text. */
function tablesOf(
  names: ReadonlyMap<string, string>,
  datasets: readonly CivicDataset[],
  { city, seed }: CkanTablesOptions,
): TableSource {
  const bySlug = new Map(datasets.map((dataset) => [dataset.slug, dataset]));
  return (resourceId) => {
    const dataset = bySlug.get(names.get(resourceId) ?? '');
    if (dataset === undefined) return null;
    const size = 40 + (hash32(dataset.slug, seed) % 1_460);
    const table = withoutPoints(civicTable({ columns: dataset.columns, city }, seed + dataset.index, size));
    return dataset.index % 5 === 2 ? asTexts(table) : table;
  };
}

/** Rows of the resources that the portal says it has rows of. */
export function ckanTables(
  packages: readonly Json[],
  datasets: readonly CivicDataset[],
  options: CkanTablesOptions,
): TableSource {
  return tablesOf(resourcesOf(packages, isActive), datasets, options);
}

/** What the CSV files of the resources hold, whether their rows can be asked for or not. */
export function ckanFiles(
  packages: readonly Json[],
  datasets: readonly CivicDataset[],
  options: CkanTablesOptions,
): TableSource {
  return tablesOf(resourcesOf(packages, isCsvFile), datasets, options);
}
