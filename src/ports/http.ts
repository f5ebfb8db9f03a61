/** Outgoing HTTP: one guarded, polite client for the whole process. */
import type { Http } from '../connector/contract.ts';

export interface PortalHttpOptions {
  readonly portalId: string;
  /** Sent with every request to the portal's own host, never to another. */
  readonly headers: Readonly<Record<string, string>>;
  /** Hosts (with a port that is not the usual one) that count as the portal's own; absent: the first one asked. */
  readonly hosts?: readonly string[];
  readonly pace: { readonly concurrency: number; readonly minIntervalMs: number };
}
/** What the calls with one request id have cost so far. */
export interface HttpUsage {
  readonly requests: number;
  /** On the wire. */
  readonly bytes: number;
  /** Of those requests, repeats after a failure. */
  readonly retries: number;
}
export interface HttpClient {
  open(options: PortalHttpOptions): Http;
  usage(requestId: string): HttpUsage;
  /** Drops the meter of a request id. */
  forget(requestId: string): void;
  close(): Promise<void>;
}
