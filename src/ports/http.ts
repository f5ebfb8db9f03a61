/** Outgoing HTTP: one guarded, polite client for the whole process. */
import type { Call, Http, Validators } from '../connector/contract.ts';

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
export interface DownloadRequest {
  /** Where the body goes, decompressed; made anew, and removed again when the download fails. */
  readonly toFile: string;
  /** Of the body on the wire and, separately, of what it expands to: more is TOO_LARGE, with the size where it is known. */
  readonly maxBytes: number;
  /** Answered with `changed: false` while they hold. */
  readonly validators?: Validators;
  /** Told now and then: bytes on the wire so far, and in all where the portal says. */
  readonly progress?: (bytes: number, total: number | null) => void;
}
export type Download =
  | { readonly changed: false }
  | {
      readonly changed: true;
      /** After decompression. */
      readonly bytes: number;
      readonly url: URL;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly validators: Validators;
    };
/** Whole files, with the same guard, pace, retries and caps as `Http`. Throws ConnectorError as `Http.json` does. */
export interface FileHttp {
  download(url: URL, call: Call, request: DownloadRequest): Promise<Download>;
}
export interface HttpClient {
  open(options: PortalHttpOptions): Http;
  usage(requestId: string): HttpUsage;
  /** Drops the meter of a request id. */
  forget(requestId: string): void;
  close(): Promise<void>;
}
/** The same client, for files. */
export interface FileClient {
  /** Without `hosts` no host counts as the portal's own: its files may lie anywhere. */
  openFiles(options: PortalHttpOptions): FileHttp;
}
