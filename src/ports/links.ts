/** Link checks: asking addresses, keeping what was found, and the service as the rest of the gateway sees it. */
import type { LinkFact } from '../domain/links/fact.ts';
import type { LinkFault } from '../domain/links/link-attempt.ts';
import type { LinkStratumCount } from '../domain/links/link-estimate.ts';
import type { LinkRecord } from '../domain/links/link-schedule.ts';

// ---------------------------------------------------------------- asking

export interface LinkRequest {
  /** Absolute. */
  readonly url: string;
  readonly method: 'HEAD' | 'GET';
  /**
   * 'headers': of a GET one byte is asked for, and nothing is read beyond the headers but a small rest. A number: the
   * body is text, read up to so many bytes.
   */
  readonly wanted: 'headers' | number;
  /** Between two requests to the host. */
  readonly minIntervalMs: number;
  /** From when its turn has come to the last byte. */
  readonly timeoutMs: number;
  /** false: a certificate that is expired or not to be trusted is put up with. */
  readonly checksCertificate: boolean;
}
/** Those faults of an address that one request can meet. */
export type RequestFault = Exclude<
  LinkFault,
  'REDIRECT_LOOP' | 'BAD_REDIRECT' | 'ROBOTS' | 'ROBOTS_UNAVAILABLE' | 'HOST_DOWN'
>;
export type LinkReply =
  | {
      readonly is: 'answer';
      readonly status: number;
      /** Names in lower case; repeated ones joined with ", ". */
      readonly headers: Readonly<Record<string, string>>;
      /** Empty where only headers were wanted. */
      readonly body: string;
      readonly durationMs: number;
    }
  | {
      readonly is: 'fault';
      readonly fault: RequestFault;
      /** false: it was refused before anything went out. */
      readonly isSent: boolean;
      readonly durationMs: number;
    };
export interface LinkProbe {
  /**
   * One request, redirects not followed, when it is its turn: a host is asked one thing at a time. Rejects with the
   * signal's reason, and for nothing else: what goes wrong is in the reply.
   */
  send(request: LinkRequest, signal: AbortSignal): Promise<LinkReply>;
  /** No request to this host (with its port) before then. */
  pause(host: string, ms: number): void;
  close(): Promise<void>;
}

// ---------------------------------------------------------------- keeping

export interface HostRequests {
  readonly host: string;
  /** UTC, "2026-11-23". */
  readonly day: string;
  readonly requests: number;
}
export interface LinkBatch {
  /** Of distinct addresses; each replaces what was known of its own. */
  readonly records: readonly LinkRecord[];
  /** Sent since the batch before; added to what is there. */
  readonly requests: readonly HostRequests[];
}
export interface LinkChanges {
  /** As of now: raised by every save. */
  readonly revision: number;
  /** Whose facts were saved after the revision that was asked about. */
  readonly urls: readonly string[];
  /** Whose facts count no longer, whenever they were saved. */
  readonly outdated: readonly string[];
}
/** Which portal names an address is told by the catalogue, not here. */
export interface LinkStore {
  /** Aligned with `urls`, which are normalised; null: never checked. */
  facts(urls: readonly string[]): Promise<readonly (LinkFact | null)[]>;
  /** As `facts`, with what bears on the next check. */
  records(urls: readonly string[]): Promise<readonly (LinkRecord | null)[]>;
  /** Aligned with `hosts`. */
  requests(hosts: readonly string[], day: string): Promise<readonly number[]>;
  changedSince(revision: number): Promise<LinkChanges>;
  /** Addresses whose checks count in estimates by a moment before that one, RFC 3339 UTC. */
  drawnBefore(moment: string): Promise<readonly string[]>;
  /** One transaction; durable when it resolves. Counts of days before the last seven are dropped. */
  save(batch: LinkBatch): Promise<void>;
}

/** A document that a commitment names. */
export interface LinkedDocument {
  /** Normalised. */
  readonly url: string;
  /** Slug of the city that made the promise. */
  readonly city: string;
  /** Phrases are looked for in it. */
  readonly isRead: boolean;
}
export interface DocumentText {
  /** Normalised, as the commitment names it. */
  readonly url: string;
  /** RFC 3339 UTC. */
  readonly readAt: string;
  readonly text: string;
}
export interface DocumentTexts {
  /** Aligned; null: never read. */
  texts(urls: readonly string[]): Promise<readonly (DocumentText | null)[]>;
  /** Takes the place of what was read before. */
  save(text: DocumentText): Promise<void>;
}

// ---------------------------------------------------------------- the service

export interface LinkCheckRequest {
  /** Slugs; empty: every enabled portal. */
  readonly portals: readonly string[];
  /** Requests at most, robots.txt and redirects included; null: as many as the sample takes. */
  readonly budget: number | null;
  /** true: every address; false: all of a small portal, a sample of a large one. */
  readonly all: boolean;
  /** An expired or untrusted certificate: 'strict' calls the address dead, 'lenient' alive with TLS_WARNING. */
  readonly tls: 'strict' | 'lenient';
}
export interface LinkTally {
  readonly checked: number;
  readonly alive: number;
  /** By reason. */
  readonly dead: Readonly<Record<string, number>>;
  readonly unknown: Readonly<Record<string, number>>;
  readonly requests: number;
  /** That were asked anything. */
  readonly hosts: number;
}
export type LinkEvent =
  /** The addresses of a portal, how many of them its sample has, and how many of those are to be checked now. */
  | {
      readonly type: 'planned';
      readonly portal: string;
      readonly addresses: number;
      readonly sample: number;
      readonly due: number;
    }
  | { readonly type: 'checked'; readonly url: string; readonly of: number; readonly tally: LinkTally };
export interface LinkCheckReport extends LinkTally {
  readonly portals: readonly {
    readonly portal: string;
    readonly addresses: number;
    readonly sample: number;
    readonly due: number;
  }[];
  /** Of commitments: documents that were to be checked now. */
  readonly documents: number;
  /** Cities with a document among what was checked, in order: what they promised may be judged otherwise now. */
  readonly cities: readonly string[];
  /** Those of them whose promises were judged again; what went wrong with the others is logged. */
  readonly judged: readonly string[];
  /** Due and not checked now: stopped, out of budget, or their host had its requests for the day. */
  readonly left: number;
  /** null: it came to its end. */
  readonly stopped: 'ABORTED' | 'BUDGET' | null;
  readonly durationMs: number;
}
export type CheckLinks = (
  request: LinkCheckRequest,
  hear?: (event: LinkEvent) => void,
  signal?: AbortSignal,
) => Promise<LinkCheckReport>;
export interface LinkChecker {
  /**
   * Checks what is due. What was checked is stored at once, so that a later call goes on where this one was stopped.
   * Aborted, it ends its requests and resolves. Rejects with GatewayError NOT_FOUND (no such portal) or BUSY (a check is
   * under way).
   */
  readonly check: CheckLinks;
}
export interface LinkReader {
  /** Aligned with `urls`, as catalogues write them; null: not checked. */
  facts(urls: readonly string[]): Promise<readonly (LinkFact | null)[]>;
  /** What is known of a portal's addresses, by host and pattern, the largest stratum first. */
  strata(portal: string): Promise<readonly LinkStratumCount[]>;
}
export interface LinkService extends LinkChecker, LinkReader {}
