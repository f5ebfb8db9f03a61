/** By which hosts portals are known: whoever writes a rule knows an address sooner than a slug. */
import type { PortalEntry } from '../../domain/registry.ts';

/** Slugs in order, by host in lower case, with its port where it has one of its own; several may share a host. */
export function portalHosts(portals: readonly PortalEntry[]): ReadonlyMap<string, readonly string[]> {
  const hosts = new Map<string, readonly string[]>();
  for (const { slug, url } of portals) {
    const { host } = new URL(url);
    hosts.set(host, [...(hosts.get(host) ?? []), slug].toSorted());
  }
  return hosts;
}
