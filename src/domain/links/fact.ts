/** What the last check of one address showed. */

/** PASS: alive. FAIL: dead for good reason. UNKNOWN: not settled, `reason` says why. */
export type LinkState = 'PASS' | 'FAIL' | 'UNKNOWN';

/** A check by which an address counts in estimates. */
export interface DrawnCheck {
  /** RFC 3339 UTC. */
  readonly checkedAt: string;
  readonly state: LinkState;
}
export interface LinkFact {
  /** Normalised: see `normaliseLink`. */
  readonly url: string;
  /** RFC 3339 UTC. */
  readonly checkedAt: string;
  /** Of the answer that the verdict rests on; null: nothing was sent (robots, private host, bad address). */
  readonly method: 'HEAD' | 'GET' | null;
  /** HTTP status of that answer; null: none came. */
  readonly status: number | null;
  /** What HEAD alone gave, for parity with checkers that never send GET. */
  readonly headStatus: number | null;
  /** After redirects. */
  readonly finalUrl: string | null;
  readonly contentType: string | null;
  /** Bytes of the whole body; null: not told, or told of an encoded body. */
  readonly contentLength: number | null;
  /** RFC 3339 UTC, from Last-Modified. */
  readonly lastModified: string | null;
  readonly etag: string | null;
  readonly durationMs: number;
  readonly state: LinkState;
  /** GONE, NO_HOST, AUTH_REQUIRED, BLOCKED, RATE_LIMITED, ROBOTS, UNSTABLE, TLS, …; null when alive. */
  readonly reason: string | null;
  /** ASYNC_EXPORT, EMPTY, TLS_WARNING, SOFT_404, LOGIN_REDIRECT. */
  readonly flags: readonly string[];
  /** The check that the cycle made, where it was followed up since out of turn; left out: this one. */
  readonly drawn?: DrawnCheck;
}

/**
 * What counts in estimates. Only the dead are followed up: were what that finds counted, or counted for longer, the
 * share that is alive would be told by when addresses died and not by how many are dead.
 */
export function drawnOf({ drawn, checkedAt, state }: LinkFact): DrawnCheck {
  return drawn ?? { checkedAt, state };
}
