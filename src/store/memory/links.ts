import { drawnOf, type LinkFact } from '../../domain/links/fact.ts';
import type { LinkRecord } from '../../domain/links/link-schedule.ts';
import type { LinkBatch, LinkChanges, LinkStore } from '../../ports/links.ts';
import { keptSince } from '../link-days.ts';

export class MemoryLinks implements LinkStore {
  readonly #records = new Map<string, LinkRecord>();
  #revision = 0;
  /** When each record was saved. */
  readonly #revisions = new Map<string, number>();
  /** Day → host → requests. */
  readonly #requests = new Map<string, Map<string, number>>();

  async facts(urls: readonly string[]): Promise<readonly (LinkFact | null)[]> {
    return urls.map((url) => this.#records.get(url)?.fact ?? null);
  }

  async records(urls: readonly string[]): Promise<readonly (LinkRecord | null)[]> {
    return urls.map((url) => this.#records.get(url) ?? null);
  }

  async requests(hosts: readonly string[], day: string): Promise<readonly number[]> {
    const counts = this.#requests.get(day);
    return hosts.map((host) => counts?.get(host) ?? 0);
  }

  async changedSince(revision: number): Promise<LinkChanges> {
    const urls = [...this.#revisions].filter(([, saved]) => saved > revision).map(([url]) => url);
    return { revision: this.#revision, urls, outdated: [] };
  }

  async drawnBefore(moment: string): Promise<readonly string[]> {
    return [...this.#records].filter(([, { fact }]) => drawnOf(fact).checkedAt < moment).map(([url]) => url);
  }

  async save({ records, requests }: LinkBatch): Promise<void> {
    this.#revision += 1;
    for (const record of records) {
      this.#records.set(record.fact.url, record);
      this.#revisions.set(record.fact.url, this.#revision);
    }
    for (const { host, day, requests: more } of requests) {
      const counts = this.#requests.get(day) ?? new Map<string, number>();
      counts.set(host, (counts.get(host) ?? 0) + more);
      this.#requests.set(day, counts);
    }
    const since = keptSince(requests);
    for (const day of this.#requests.keys()) if (since !== null && day < since) this.#requests.delete(day);
  }
}
