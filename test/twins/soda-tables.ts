/** The tables of a twin: made when first asked for, and changed by tests. */
import type { Json, JsonObject } from '../../src/domain/json.ts';
import type { Row } from '../../src/domain/query/ast.ts';
import type { TwinTable } from './rows.ts';
import {
  csvOf,
  NOT_TABULAR,
  NO_SUCH_TABLE,
  PRIVATE_TABLE,
  soda2,
  soda3,
  type SodaAsset,
  type SodaKnobs,
} from './soda.ts';
import {
  addRows,
  createSodaTable,
  removeRows,
  replaceRows,
  type SodaRow,
  type SodaTable,
} from './socrata-table.ts';
import { section, textAt, type Asset, type SocrataState } from './socrata-state.ts';
import type { TwinRequest, TwinResponse } from './twin.ts';

export interface SodaControl {
  insert(id: string, rows: readonly Row[]): void;
  remove(id: string, isGone: (row: SodaRow, index: number) => boolean): void;
  /** The same rows under new ids, as a nightly upload of everything leaves them. */
  replace(id: string): void;
  backend(id: string, version: '2.0' | '2.1'): void;
  count(id: string): number;
}
export interface SodaTables {
  readonly control: SodaControl;
  backendOf(asset: Asset): '2.0' | '2.1';
  /** null: not a path of this part. */
  answer(request: TwinRequest): TwinResponse | null;
}
export interface SodaTablesOptions {
  readonly state: SocrataState;
  readonly knobs: SodaKnobs;
  readonly source: (id: string) => Pick<TwinTable, 'rows'> | null;
  readonly now: () => Date;
  /** Stamps the asset as its rows change. */
  readonly stamp: (id: string, patch: JsonObject) => void;
}

const RESOURCE = /^\/resource\/([a-z0-9]{4}-[a-z0-9]{4})\.(json|csv)$/;
const QUERY = /^\/api\/v3\/views\/([a-z0-9]{4}-[a-z0-9]{4})\/query\.json$/;
const DOWNLOAD = /^\/api\/views\/([a-z0-9]{4}-[a-z0-9]{4})\/rows\.csv$/;

function isTabular(asset: Asset): boolean {
  return textAt(section(asset.result, 'resource'), 'lens_view_type') === 'tabular';
}

export function createSodaTables(options: SodaTablesOptions): SodaTables {
  const { state, knobs, now } = options;
  const kept = new Map<string, SodaTable>();
  let salt = 0;
  const assetOf = (id: string): Asset | undefined => state.assets.find((asset) => asset.id === id);
  const tableOf = (asset: Asset): SodaTable => {
    const known = kept.get(asset.id);
    if (known !== undefined) return known;
    const made = createSodaTable(asset, options.source(asset.id)?.rows ?? []);
    kept.set(asset.id, made);
    return made;
  };
  const needed = (id: string): SodaTable => {
    const asset = assetOf(id);
    if (asset === undefined) throw new Error(`the twin has no asset ${id}`);
    return tableOf(asset);
  };
  const changed = (id: string, change: (table: SodaTable, at: string) => void): void => {
    const at = now().toISOString();
    change(needed(id), at);
    const stamps: Record<string, Json> = { data_updated_at: at, updatedAt: at };
    options.stamp(id, { resource: stamps });
  };
  const over = (id: string, run: (asset: SodaAsset) => TwinResponse): TwinResponse => {
    const asset = assetOf(id);
    if (asset === undefined) return NO_SUCH_TABLE(id);
    if (asset.isPrivate) return PRIVATE_TABLE();
    if (!isTabular(asset)) return NOT_TABULAR(id);
    salt += 1;
    return run({ table: tableOf(asset), knobs, salt });
  };
  return {
    control: {
      insert: (id, rows) => changed(id, (table, at) => addRows(table, rows, at)),
      remove: (id, isGone) => changed(id, (table, at) => removeRows(table, isGone, at)),
      replace: (id) => changed(id, replaceRows),
      backend: (id, version) => {
        needed(id).backend = version;
      },
      count: (id) => needed(id).rows.length,
    },
    backendOf: (asset) => kept.get(asset.id)?.backend ?? '2.1',
    answer(request) {
      const { pathname } = request.url;
      const [, resource, format] = RESOURCE.exec(pathname) ?? [];
      if (resource !== undefined)
        return over(resource, (asset) => (format === 'csv' ? csvOf(asset, 'field') : soda2(asset, request)));
      const query = QUERY.exec(pathname)?.[1];
      if (query !== undefined) return over(query, (asset) => soda3(asset, request));
      const download = DOWNLOAD.exec(pathname)?.[1];
      return download === undefined ? null : over(download, (asset) => csvOf(asset, 'display'));
    },
  };
}
