/** The actions of the DataStore, with what differs from version to version and what tests may change. */
import type { Row } from '../../src/domain/query/ast.ts';
import { ActionError, BadRequest, textParam, type Action } from './ckan-request.ts';
import type { CkanProfile } from './ckan-actions.ts';
import {
  Datastore,
  idIn,
  insertRow,
  pgTable,
  resourceIdsOf,
  type DatastoreTable,
  type TableSource,
} from './ckan-datastore.ts';
import { datastoreInfo, datastoreSearch, type SearchKnobs } from './ckan-datastore-search.ts';
import { datastoreSearchSql, type SqlKnobs } from './ckan-datastore-sql.ts';
import type { CkanState } from './ckan-state.ts';
import type { Query } from './postgres/ast.ts';
import type { TwinTable } from './rows.ts';

export interface RowKnobs extends SearchKnobs, SqlKnobs {
  /** `datastore_search_sql` is switched on. */
  readonly sql: boolean;
}
export interface DatastoreControl {
  put(resourceId: string, table: TwinTable): void;
  drop(resourceId: string): void;
  insert(resourceId: string, row: Row): void;
  /** By `_id`. */
  remove(resourceId: string, id: number): void;
  /** The same rows under new numbers. */
  reload(resourceId: string): void;
  set(knobs: Partial<RowKnobs>): void;
  /** The next `count` queries run into the time limit of the database. */
  timeOut(count: number): void;
  /** Every statement that the database's parser has read, oldest first. */
  readonly statements: readonly Query[];
}
export interface RowActions {
  readonly control: DatastoreControl;
  /** JSON text of the result, or null for an action that is not known here. Throws ActionError or BadRequest. */
  answer(action: Action, seesAll: boolean): string | null;
}

const AGES: Readonly<Record<CkanProfile, number>> = { '2.7': 7, '2.9': 9, '2.10': 10, '2.11': 11, dkan: 0 };

function usualKnobs(profile: CkanProfile): RowKnobs {
  const age = AGES[profile];
  return {
    rowsCap: age >= 9 ? 32_000 : null,
    sortsNulls: age >= 11,
    coercesFilters: age >= 11,
    saysEstimated: age >= 9,
    estimate: null,
    alwaysCounts: false,
    checksFunctions: true,
    showsNumerics: age >= 11,
    bindsParameters: age >= 11,
    sql: age <= 9,
  };
}

class Rows implements RowActions {
  private readonly datastore: Datastore;
  private readonly state: CkanState;
  private readonly age: number;
  private knobs: RowKnobs;
  private slow = 0;
  private readonly parsed: Query[] = [];
  constructor(profile: CkanProfile, tables: TableSource, knobs: Partial<RowKnobs>, state: CkanState) {
    this.datastore = new Datastore(tables);
    this.knobs = { ...usualKnobs(profile), ...knobs };
    this.state = state;
    this.age = AGES[profile];
  }
  readonly control: DatastoreControl = {
    put: (id, table) => this.datastore.put(id, table),
    drop: (id) => this.datastore.drop(id),
    insert: (id, row) => insertRow(this.datastore.need(id), row),
    remove: (id, row) => {
      const table = this.datastore.need(id);
      table.rows = table.rows.filter((one) => idIn(one) !== row);
    },
    reload: (id) => this.datastore.reload(id),
    set: (knobs) => {
      this.knobs = { ...this.knobs, ...knobs };
    },
    timeOut: (count) => {
      this.slow = count;
    },
    statements: this.parsed,
  };
  answer(action: Action, seesAll: boolean): string | null {
    if (this.age === 0) return null;
    switch (action.name) {
      case 'datastore_search':
        return this.search(action, seesAll);
      case 'datastore_search_sql':
        return this.knobs.sql ? this.searchSql(action) : null;
      case 'datastore_info':
        return this.info(action, seesAll);
      default:
        return null;
    }
  }
  private search(action: Action, seesAll: boolean): string {
    const { id, table } = this.readable(action, seesAll);
    this.limitTime('Search took too long');
    return datastoreSearch(action, id, table, this.knobs);
  }
  private searchSql(action: Action): string {
    this.limitTime('Query took too long');
    const tableNamed = (name: string): ReturnType<typeof pgTable> | null => {
      const table = this.datastore.table(name);
      if (table !== null && this.isHidden(name))
        throw new ActionError(403, 'Authorization Error', 'Access denied: Not authorized to read resource.');
      return table === null ? null : pgTable(table);
    };
    return datastoreSearchSql(action, tableNamed, this.knobs, (query) => this.parsed.push(query));
  }
  private info(action: Action, seesAll: boolean): string {
    if (this.age <= 9 && !action.isPost)
      throw new BadRequest(
        'Bad request - JSON Error: Invalid request. Please use POST method for your request',
      );
    const { id, table } = this.readable(action, seesAll);
    return datastoreInfo(id, table, this.age >= 10);
  }
  private readable(
    action: Action,
    seesAll: boolean,
  ): { readonly id: string; readonly table: DatastoreTable } {
    const id = textParam(action.params, 'resource_id') || textParam(action.params, 'id');
    const table = id === '' ? null : this.datastore.table(id);
    if (table === null)
      throw new ActionError(404, 'Not Found Error', `Not found: Resource "${id}" was not found.`);
    if (!seesAll && this.isHidden(id))
      throw new ActionError(
        403,
        'Authorization Error',
        `Access denied: User  not authorized to read resource ${id}`,
      );
    return { id, table };
  }
  /** Of a package that is private or deleted; what belongs to no package is open. */
  private isHidden(resourceId: string): boolean {
    for (const doc of this.state.database.values())
      if (resourceIdsOf(doc.pkg).includes(resourceId)) return !doc.isPublic || doc.state !== 'active';
    return false;
  }
  private limitTime(message: string): void {
    if (this.slow === 0) return;
    this.slow -= 1;
    throw new ActionError(409, 'Validation Error', message, { query: [message] });
  }
}

export function createRowActions(
  profile: CkanProfile,
  tables: TableSource,
  knobs: Partial<RowKnobs>,
  state: CkanState,
): RowActions {
  return new Rows(profile, tables, knobs, state);
}
