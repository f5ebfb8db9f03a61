/** What a run knows of the hosts it asks: how they did, what they were sent, and when enough is enough. */
import { retryAfterMs } from '../domain/retry-after.ts';
import type { HostRequests } from '../ports/links.ts';
import type { LinkLimits } from './limits.ts';

interface Health {
  /** In a row. */
  failures: number;
  backoffs: number;
}

export class Hosts {
  readonly #limits: LinkLimits;
  readonly #health = new Map<string, Health>();
  readonly #asked = new Set<string>();
  /** Day → host → requests, other runs' included. */
  readonly #sent = new Map<string, Map<string, number>>();
  /** Not told to the store yet. */
  #unsaved = new Map<string, HostRequests>();

  constructor(limits: LinkLimits) {
    this.#limits = limits;
  }

  /** How many hosts this run sent anything to. */
  get asked(): number {
    return this.#asked.size;
  }

  /** `day`: UTC, "2026-11-23". */
  knows(host: string, day: string): boolean {
    return this.#sent.get(day)?.has(host) === true;
  }
  /** What other runs sent on that day. */
  begin(host: string, day: string, requests: number): void {
    const ofDay = this.#sent.get(day) ?? new Map<string, number>();
    ofDay.set(host, requests);
    this.#sent.set(day, ofDay);
  }
  hasQuota(host: string, day: string): boolean {
    return (this.#sent.get(day)?.get(host) ?? 0) < this.#limits.requestsPerHostAndDay;
  }
  sent(host: string, day: string): void {
    this.#asked.add(host);
    this.begin(host, day, (this.#sent.get(day)?.get(host) ?? 0) + 1);
    const key = `${day} ${host}`;
    this.#unsaved.set(key, { host, day, requests: (this.#unsaved.get(key)?.requests ?? 0) + 1 });
  }
  /** What was sent and not told yet; told by this. */
  takeUnsaved(): readonly HostRequests[] {
    const all = [...this.#unsaved.values()];
    this.#unsaved = new Map();
    return all;
  }

  isDown(host: string): boolean {
    return this.#of(host).failures >= this.#limits.breaker;
  }
  failed(host: string): void {
    this.#of(host).failures += 1;
  }
  succeeded(host: string): void {
    this.#health.delete(host);
  }
  /** How long a host that said 429 or 503 is left in peace; longer every time, until it answers well. */
  pauseMs(host: string, headers: Readonly<Record<string, string>>, now: Date): number {
    const health = this.#of(host);
    const own = Math.min(this.#limits.longestBackoffMs, this.#limits.backoffMs * 2 ** health.backoffs);
    health.backoffs = Math.min(health.backoffs + 1, 30);
    return retryAfterMs(headers['retry-after'], now) ?? own;
  }

  #of(host: string): Health {
    const known = this.#health.get(host) ?? { failures: 0, backoffs: 0 };
    this.#health.set(host, known);
    return known;
  }
}
