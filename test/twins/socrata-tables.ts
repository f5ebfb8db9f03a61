/** Rows for the fictional datasets of a Socrata twin. */
import { civicTable } from './civic-rows.ts';
import type { CivicDataset } from './civic.ts';
import type { TwinTable } from './rows.ts';
import { discoveryId } from './socrata-records.ts';

export interface SocrataTablesOptions {
  readonly city: string;
  /** As given to `toDiscoveryResults`. */
  readonly seed: number;
}

/** Some tables take several pages; one in nine is empty. */
const SIZES: readonly number[] = [120, 800, 40, 2_500, 0, 300, 60, 1_500, 12_000];

/** By the id of the asset; null for what has no columns. */
export function socrataTables(
  datasets: readonly CivicDataset[],
  { city, seed }: SocrataTablesOptions,
): (id: string) => TwinTable | null {
  const byId = new Map(datasets.map((dataset) => [discoveryId(dataset.index, seed), dataset]));
  return (id) => {
    const dataset = byId.get(id);
    if (dataset === undefined || dataset.columns.length === 0) return null;
    const count = SIZES[dataset.index % SIZES.length] ?? 0;
    return civicTable({ columns: dataset.columns, city }, seed + dataset.index, count);
  };
}
