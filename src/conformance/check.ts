/** What a conformance check is, and what it is given. */
import type { Connector, Http, Json, JsonObject, TableRef } from '../connector/index.ts';

/** A check that a connector may fail on this subject, and why that is right. */
export interface Bypass {
  readonly check: string;
  readonly reason: string;
}

/** A portal of another platform, on which `probe` must say no. */
export interface OtherPortal {
  readonly name: string;
  readonly address: URL;
  /** Fresh for each call. */
  readonly portal: () => Http;
}

/** A table of the portal that is read whole, again and again, and is asked every question that it says it can answer. */
export interface SubjectTable {
  readonly ref: TableRef;
  /** How many rows it has: a few dozen, with values of every type, nulls and repeats among them. */
  readonly rows: number;
  /** How many cells of a column hold nothing, by the name of the column; the columns that are known. */
  readonly nulls: Readonly<Record<string, number>>;
  /** Columns whose names break careless quoting; empty: the platform has none. */
  readonly oddColumns: readonly string[];
  /** Of the platform's form, but no table of the portal. */
  readonly unknown: TableRef;
}

/** A connector and a portal to hold it against. */
export interface Subject {
  /** Name of the connector's folder. */
  readonly folder: string;
  readonly connector: Connector;
  /** What a person would give to `probe`. */
  readonly address: URL;
  /** Settings that open the portal, as a portal entry holds them. */
  readonly config: JsonObject;
  /** Ids of at least two datasets; their records are what `map` is tried on. */
  readonly samples: readonly string[];
  /** An id of the platform's form that no dataset of the portal has. */
  readonly unknownId: string;
  /** `small` gives at least three pages; `large` is greater. */
  readonly pageSizes: { readonly small: number; readonly large: number };
  /** Ids of all that changed at `at` or later, one of them at that very time; null: the platform cannot tell. */
  readonly since: { readonly at: Date; readonly ids: readonly string[] } | null;
  /** A portal that gives fewer records a page than it is asked for, and how many it has in all; null: none is known. */
  readonly capped: {
    readonly config: JsonObject;
    readonly pageSize: number;
    readonly count: number;
  } | null;
  /** null: none is known, so nothing is said of reading rows. */
  readonly table: SubjectTable | null;
  /** Errors in the vendor's own words that come as an answer, usually with status 200. */
  readonly errorAnswers: readonly { readonly status: number; readonly body: Json }[];
  /** Hosts that may be asked besides those of the settings. */
  readonly hosts: readonly string[];
  readonly bypass: readonly Bypass[];
  /** The portal, or portals, as at the start: fresh for each call. */
  readonly portal: () => Http;
  readonly others: readonly OtherPortal[];
}

export interface Check {
  /** "catalogue/ids-unique": stable, named in bypasses. */
  readonly id: string;
  /** What the connector promises, in a sentence. */
  readonly promise: string;
  /** Why it says nothing about this subject; null: it applies. Absent: it always does. */
  readonly inapplicable?: (subject: Subject) => string | null;
  /** Throws `Breach` when the promise is broken, `Moot` when it turns out to say nothing about this subject. */
  readonly run: (subject: Subject) => Promise<void>;
}

/** A broken promise, in words for the connector's author. */
export class Breach extends Error {
  override readonly name = 'Breach';
}

/** Why a check says nothing about a subject, where that shows only once the portal was asked. */
export class Moot extends Error {
  override readonly name = 'Moot';
}

/** Throws `Breach` unless the condition holds. */
export function demand(condition: boolean, message: string | (() => string)): asserts condition {
  if (!condition) throw new Breach(typeof message === 'string' ? message : message());
}

/** What was thrown, in words. */
export function nameOfError(error: unknown): string {
  if (!(error instanceof Error)) return `${typeof error} ${String(error)}`;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}: ${error.message.slice(0, 300)}`;
}
