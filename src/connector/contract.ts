/** The connector contract: what a platform plugin implements, and all that it is given. */
import type { DatasetDraft, ObservableField } from '../domain/draft.ts';
import type { Json } from '../domain/json.ts';
import type { Condition, GroupKey, Measure, Row, RowCapabilities, SortKey } from '../domain/query/ast.ts';
import type { Count, TableRef, TableSchema } from '../domain/query/table.ts';
import type { ConnectorError } from './errors.ts';

// ---------------------------------------------------------------- manifest

/** One setting a portal entry may carry. `secret` values never reach logs, errors or GraphQL. */
export type ConfigField =
  | { readonly type: 'url'; readonly required: boolean; readonly help: string }
  | { readonly type: 'text'; readonly required: boolean; readonly help: string }
  | { readonly type: 'secret'; readonly required: boolean; readonly help: string }
  | {
      readonly type: 'integer';
      readonly default: number;
      readonly min: number;
      readonly max: number;
      readonly help: string;
    }
  | { readonly type: 'flag'; readonly default: boolean; readonly help: string };
export type ConfigFields = Readonly<Record<string, ConfigField>>;
interface Held {
  url: URL;
  text: string;
  secret: string;
  integer: number;
  flag: boolean;
}
type ConfigValue<F extends ConfigField> = F extends { readonly required: false }
  ? Held[F['type']] | undefined
  : Held[F['type']];
export type ConfigOf<F extends ConfigFields> = { readonly [K in keyof F]: ConfigValue<F[K]> };

export interface Manifest<F extends ConfigFields> {
  /** Kebab case, equal to the folder name; part of every global id, so never renamed. */
  readonly id: string;
  readonly title: string;
  readonly contract: 1;
  /** Raised when `map` changes what it makes of the same record, so that stored raw records are mapped again. */
  readonly mapVersion: number;
  /** The vendor's own API documentation. */
  readonly docs: string;
  readonly config: F;
  /** The most any portal of this kind can do. A portal may offer less, never more. */
  readonly capabilities: Capabilities;
  /** Which DCAT terms a catalogue record of this platform can carry at all. */
  readonly observes: readonly ObservableField[];
  readonly manners: { readonly concurrency: number; readonly minIntervalMs: number };
}

// ------------------------------------------------------------ capabilities

export interface Capabilities {
  readonly catalogue: {
    /** `inclusive`: `since` returns every record changed at or after it (repeats allowed, gaps not). */
    readonly since: 'none' | 'inclusive';
    /** `stable`: page order cannot change under a walk, so a saved cursor may be resumed in a later process. */
    readonly order: 'stable' | 'unspecified';
    readonly maxPageSize: number;
    /** Ids per `get` round trip; null: no by-id read, the store is the only source. */
    readonly getMany: number | null;
    readonly count: 'exact' | 'none';
  };
  readonly rows: RowCapabilities | null;
}

// ------------------------------------------------------------------- calls

/** Travels with every call; a connector passes it to `http` and otherwise leaves it alone. */
export interface Call {
  readonly signal: AbortSignal;
  readonly requestId: string;
}
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}
export interface HttpJson {
  /** Parsed JSON of a 2xx answer. */
  readonly body: Json;
  readonly url: URL;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly validators: Validators;
}
export interface HttpInit {
  readonly headers?: Readonly<Record<string, string>>;
  /** Present: a POST of this JSON. Only used for reads that are too long for a URL, so it is retried like a GET. */
  readonly body?: Json;
  readonly validators?: Validators;
  /** Statuses (besides 2xx) whose JSON body is handed back instead of thrown, e.g. [400, 403, 404, 409]. */
  readonly accept?: readonly number[];
  /** Answer 500 is transient on this platform for this call, so it is retried. */
  readonly retry500?: boolean;
  /** Numbers that a double would change (64-bit integers, long decimals) come as texts of their digits. */
  readonly exactNumbers?: boolean;
}

/** The only way out of a connector. Retries, rate limits, size caps, address checks and tapes live behind it. */
export interface Http {
  /**
   * Throws ConnectorError: UNREACHABLE, TIMEOUT, RATE_LIMITED, UPSTREAM_FAILED (5xx), BLOCKED (HTML from a
   * firewall or login page, whatever the status), NOT_FOUND (404, 410), UNAUTHORISED (401, 403), BAD_QUERY (other
   * 4xx), BAD_SHAPE (not JSON), TOO_LARGE, ABORTED.
   */
  json(url: URL, call: Call, init?: HttpInit): Promise<HttpJson>;
  /** First part of a text answer (home pages, for `probe`); never more than 64 KiB, 2xx or not. */
  text(
    url: URL,
    call: Call,
  ): Promise<{
    readonly body: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
  }>;
}

export interface PortalContext {
  readonly portalId: string;
  readonly http: Http;
  readonly now: () => Date;
  readonly note: (level: 'debug' | 'warn', message: string, facts?: Readonly<Record<string, Json>>) => void;
}

// --------------------------------------------------------------- catalogue

export interface SourceRecord {
  readonly localId: string;
  /** The portal's own change stamp for the record, as sent; null when it has none. */
  readonly stamp: string | null;
  /** The portal's record, whole. Stored, so that a better `map` can be replayed without a harvest. */
  readonly raw: Json;
}
/** Opaque to the core, JSON so it can be saved; only the connector that wrote it reads it. */
export type Cursor = Json;

/** A record that the portal lists but that is not a dataset of its own: left out, counted, and said why. */
export interface LeftOut {
  readonly localId: string;
  /** Short and countable: "chart", "story", "harvest source", "federated from data.example.org". */
  readonly reason: string;
}

export interface CataloguePage {
  readonly records: readonly SourceRecord[];
  /** Records seen but unreadable. They count as present: a bad record is never a deleted one. */
  readonly rejected: readonly { readonly localId: string | null; readonly error: ConnectorError }[];
  /** Records seen that are no datasets. They count towards the total, not as present. */
  readonly leftOut: readonly LeftOut[];
  /** Ids the portal itself says are gone (only where it has such a feed). */
  readonly gone: readonly string[];
  readonly total: Count | null;
  /** Where to resume after this page is stored; null on the last page and only there. */
  readonly next: Cursor | null;
}
export interface ListRequest {
  readonly since: Date | null;
  readonly resume: Cursor | null;
  readonly pageSize: number;
}

export interface CatalogueSource {
  /** Ends only after a page with `next: null`; ending any other way is an incomplete harvest. */
  list(request: ListRequest, call: Call): AsyncIterable<CataloguePage>;
  /**
   * Same length and order as `ids`; null for "no such dataset (any more)"; an error as a value, not a throw.
   * One request for the batch where the platform allows it. Absent when `getMany` is null.
   */
  get?(ids: readonly string[], call: Call): Promise<readonly (SourceRecord | ConnectorError | null)[]>;
}

// -------------------------------------------------------------------- rows

/**
 * Already cut down to what the table's `capabilities` admit, names and types checked against its schema: a connector
 * translates it whole, or throws UNSUPPORTED without sending anything.
 */
export interface PushedRows {
  /** Names of the schema, system columns among them where asked for; cells of other columns are not given. */
  readonly columns: readonly string[];
  readonly where: Condition | null;
  /** Empty: by the schema's `key`, ascending, where it has one. A key is added behind the others as a tie-break. */
  readonly orderBy: readonly SortKey[];
  /** null: all rows, page by page. */
  readonly window: { readonly offset: number; readonly limit: number } | null;
}
export interface PushedAggregate {
  readonly where: Condition | null;
  readonly groupBy: readonly GroupKey[];
  readonly measures: readonly Measure[];
  readonly limit: number;
}
export interface RowBatch {
  /** Cells typed as `domain/query/ast.ts` says; every asked column is there, null where the portal has no value. */
  readonly rows: readonly Row[];
  /** Rows that match `where`, without the window, where the answer says so. */
  readonly total: Count | null;
  /** No batch comes after this one. */
  readonly last: boolean;
}

export interface RowSource {
  /**
   * Aligned with `refs`: a table's schema, null for "no such table", or an error as a value. In as few requests as the
   * platform allows for all of them.
   */
  describe(refs: readonly TableRef[], call: Call): Promise<readonly (TableSchema | ConnectorError | null)[]>;
  /** Ends only after a batch with `last: true`; ending any other way is a failure. One request per batch. */
  rows(schema: TableSchema, query: PushedRows, call: Call): AsyncIterable<RowBatch>;
  /** Absent when `count` is `none`. */
  count?(schema: TableSchema, where: Condition | null, call: Call): Promise<Count>;
  /**
   * Absent when `aggregate` is null. One row per group: the group's value under the name of its column, measures under
   * their `as`. At most `limit` rows; the caller asks for one more than it wants to see whether there are more.
   */
  aggregate?(schema: TableSchema, query: PushedAggregate, call: Call): Promise<readonly Row[]>;
}

// --------------------------------------------------------------- connector

export type Probe =
  | { readonly match: 'no'; readonly because: string }
  | {
      readonly match: 'yes';
      readonly certainty: 'sure' | 'likely';
      /** What was seen that proves it, in a sentence. */
      readonly because: string;
      readonly version: string | null;
      readonly title: string | null;
      readonly config: Readonly<Record<string, Json>>;
    };

export interface Portal {
  readonly capabilities: Capabilities;
  readonly catalogue: CatalogueSource;
  /** Absent when `capabilities.rows` is null. */
  readonly rows?: RowSource;
}

/** What `map` is told about where a record came from. */
export interface MapContext<C> {
  readonly portalId: string;
  readonly config: C;
}

export interface Connector<F extends ConfigFields = ConfigFields> {
  readonly manifest: Manifest<F>;
  /** Is this address one of ours? At most three requests; "no" is an answer, not an error. */
  probe(address: URL, http: Http, call: Call): Promise<Probe>;
  /** No request is sent until the portal is used. */
  open(config: ConfigOf<F>, context: PortalContext): Portal;
  /** Pure: the same record gives the same draft. Throws ConnectorError BAD_SHAPE when the record cannot be read. */
  map(record: SourceRecord, context: MapContext<ConfigOf<F>>): DatasetDraft;
}

/** Keeps the literal types of the manifest, so that `config` is typed in `open` and `map`. */
export function defineConnector<const F extends ConfigFields>(connector: Connector<F>): Connector<F> {
  return connector;
}
