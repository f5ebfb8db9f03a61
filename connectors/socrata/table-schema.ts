/** Schemas of tables, from a Discovery result or from `/api/views/{4x4}.json`. */
import {
  ConnectorError,
  read,
  type Column,
  type Json,
  type Reader,
  type TableRef,
  type TableSchema,
} from '../../src/connector/index.ts';
import type { Backend } from './backends.ts';
import { kindOf, ROW_ID, systemColumns, typeOfKind } from './column-kinds.ts';
import { columnsOf } from './columns.ts';
import { rowCapabilities } from './row-capabilities.ts';

interface Found {
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly sourceType: string | null;
}

/** A column once; system columns are added for every table, and computed regions are left out. */
function userColumns(found: readonly Found[]): readonly Column[] {
  const seen = new Set<string>();
  return found.flatMap(({ name, title, description, sourceType }) => {
    if (name.startsWith(':') || seen.has(name)) return [];
    seen.add(name);
    const word = sourceType ?? 'unknown';
    const type = typeOfKind(kindOf(word));
    return [{ name, type, nullable: true, title, description, sourceType: word, system: false }];
  });
}

/** By whole seconds: Discovery writes milliseconds that views do not have. */
function stampOf(at: number): string | null {
  if (!Number.isFinite(at) || Math.abs(at) > 8e15) return null;
  return `${new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

function schemaOf(
  ref: TableRef,
  found: readonly Found[],
  changedAt: string | null,
  backend: Backend | null,
): TableSchema {
  const own = userColumns(found);
  const columns = [...own, ...systemColumns(backend)];
  return {
    ref,
    columns,
    capabilities: rowCapabilities(columns, backend),
    version: changedAt,
    asOf: changedAt,
    key: ROW_ID,
    // Neither the catalogue nor the view counts rows, or gives any.
    count: null,
    sample: null,
  };
}

function noTable(id: string, what: string): ConnectorError {
  return new ConnectorError('UNSUPPORTED', `"${id}" is ${what}: the portal has no rows of it`);
}
/** A reason to have no rows; null: a table. `kind`: "file", "story", …; `view`: "tabular", "blobby", "geo", … */
function reasonAgainst(kind: string | null, view: string | null): string | null {
  if (view === 'tabular') return null;
  if (view === 'geo') return 'an uploaded map';
  return view === null && kind === 'dataset'
    ? null
    : `a ${kind ?? view ?? 'thing of unknown kind'}, not a table`;
}

/** The lists of names, field names and types belong together by position: with others nothing can be paired. */
function hasAllColumns(resource: Reader): boolean {
  const [names, fields, types] = ['columns_name', 'columns_field_name', 'columns_datatype'].map(
    (key) => resource.list(key).length,
  );
  return fields !== undefined && fields > 0 && fields === names && fields === types;
}

/** null: the result does not tell the columns. An error: it is no table, or not of this domain. */
export function schemaOfResult(
  ref: TableRef,
  raw: Json,
  domain: string,
  backend: Backend | null,
): TableSchema | ConnectorError | null {
  const result = read(raw);
  const resource = result.needObject('resource');
  const home = result.object('metadata')?.text('domain')?.toLowerCase() ?? domain;
  if (home !== domain) return noTable(ref.tableId, `federated from ${home}`);
  const reason = reasonAgainst(resource.text('type'), resource.text('lens_view_type'));
  if (reason !== null) return noTable(ref.tableId, reason);
  if (!hasAllColumns(resource)) return null;
  const changed = resource.text('data_updated_at');
  return schemaOf(ref, columnsOf(resource), changed === null ? null : stampOf(Date.parse(changed)), backend);
}

/** Text as sent: "none" and "null" are names of columns like others. */
function textAt(column: Reader, key: string): string | null {
  const value = column.json(key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
function viewColumns(view: Reader): readonly Found[] {
  return view.objects('columns').flatMap((column) => {
    if (column.list('flags').includes('hidden')) return [];
    const name = textAt(column, 'fieldName');
    if (name === null) throw column.wrong('fieldName', 'text');
    return [
      {
        name,
        title: textAt(column, 'name'),
        description: textAt(column, 'description'),
        sourceType: textAt(column, 'dataTypeName'),
      },
    ];
  });
}

/** null where the view does not say. */
export function backendOfView(view: Reader): Backend | null {
  const isNew = view.flag('newBackend');
  return isNew === null ? null : isNew ? '2.1' : '2.0';
}

/** Times of a view are seconds since 1970, and what it does not have is missing. */
export function schemaOfView(
  ref: TableRef,
  raw: Json,
  backend: Backend | null,
): TableSchema | ConnectorError {
  const view = read(raw);
  const reason = reasonAgainst(view.text('assetType'), view.text('viewType'));
  if (reason !== null) return noTable(ref.tableId, reason);
  const changed = view.number('rowsUpdatedAt');
  const at = changed === null ? null : stampOf(changed * 1000);
  return schemaOf(ref, viewColumns(view), at, backend);
}
