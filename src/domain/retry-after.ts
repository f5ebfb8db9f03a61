const YEAR_MS = 366 * 24 * 3600_000;

/** Retry-After in milliseconds from `now`: seconds or an HTTP date (RFC 9110 §10.2.3); null when it is neither. */
export function retryAfterMs(value: string | undefined, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,10}(\.\d+)?$/.test(text)) return Math.min(YEAR_MS, Math.ceil(Number(text) * 1000));
  if (!/[a-z]{3}/i.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(YEAR_MS, Math.max(0, at - now.getTime()));
}
