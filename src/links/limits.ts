/** How politely and how long addresses are asked. */
const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

export const LINK_LIMITS = {
  /** Hosts asked at the same time; each is asked one thing at a time. */
  hostsAtOnce: 16,
  minIntervalMs: SECOND_MS,
  /** A longer Crawl-delay counts as this one. */
  longestCrawlDelayMs: 30 * SECOND_MS,
  requestsPerHostAndDay: 5_000,
  redirects: 5,
  /** All requests for one address by one method, waiting for turns not counted. */
  totalMs: 20 * SECOND_MS,
  /** Failures of a host in a row after which the rest of its addresses are left alone. */
  breaker: 10,
  /** After 429 and 503 without Retry-After; doubled each time until the host answers well. */
  backoffMs: 5 * SECOND_MS,
  longestBackoffMs: 300 * SECOND_MS,
  /** An address that met 429 is asked again in the same round where the pause is no longer than this. */
  waitedForMs: 60 * SECOND_MS,
  triesWhenLimited: 3,
  robotsTries: 3,
  robotsKeptMs: 24 * HOUR_MS,
} as const;
export type LinkLimits = { readonly [K in keyof typeof LINK_LIMITS]: number };
