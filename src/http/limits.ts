/** How long and how much: the bounds of every request. */

export interface HttpCaps {
  /** Body as sent, bytes. */
  readonly wireBytes: number;
  /** Body after decompression, bytes. */
  readonly bodyBytes: number;
  readonly connectMs: number;
  /** From the request to the first byte of the answer. */
  readonly firstByteMs: number;
  /** Between two pieces of a body. */
  readonly idleMs: number;
  /** Between two pieces of a file: it has no total limit but the caller's. */
  readonly fileIdleMs: number;
  /** Requests per call, the first included; redirects do not count. */
  readonly tries: number;
  /** Requests per call where the portal did not answer in time: asking again is dear for it. */
  readonly slowTries: number;
  readonly redirects: number;
  /** A longer Retry-After is not waited for. */
  readonly longestWaitMs: number;
  readonly backoffMs: number;
  readonly longestBackoffMs: number;
  /** All remembered answers together, characters. */
  readonly rememberedChars: number;
}

export const DEFAULT_CAPS: HttpCaps = {
  wireBytes: 128 * 1024 * 1024,
  bodyBytes: 256 * 1024 * 1024,
  connectMs: 5_000,
  // Faceted searches of large CKANs and aggregates of Socrata take most of a minute.
  firstByteMs: 60_000,
  idleMs: 30_000,
  fileIdleMs: 60_000,
  tries: 4,
  slowTries: 2,
  redirects: 5,
  longestWaitMs: 15 * 60_000,
  backoffMs: 1_000,
  longestBackoffMs: 60_000,
  rememberedChars: 64 * 1024 * 1024,
};

/** Of a text answer. */
export const TEXT_BYTES = 64 * 1024;
/** Of the body of a failure that is read; 2 KiB of it are shown. */
export const FAILURE_BYTES = 64 * 1024;
export const SHOWN_CHARS = 2048;
