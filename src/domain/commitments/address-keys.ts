/** By what names a dataset is called in rules: addresses in any spelling, its identifiers, its global id. */
import type { Dataset } from '../dataset.ts';
import { toGlobalId } from '../ids.ts';
import { normaliseLink } from '../links/normalise-link.ts';

/** What stands for it in answers: its address, else its page, else its global id. */
export function uriOf(dataset: Dataset): string {
  return dataset.iri ?? dataset.landingPage ?? globalIdOf(dataset);
}
export function globalIdOf({ portal, localId }: Dataset): string {
  return toGlobalId({ type: 'Dataset', portal, localId });
}

/** One spelling: without scheme, "www.", fragment and trailing slashes; other names as they stand. */
export function addressKey(name: string): string {
  const text = name.trim();
  if (!/^https?:\/\//i.test(text)) return text;
  const plain = normaliseLink(text) ?? text;
  return `//${plain
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/+$/, '')}`;
}

/** Portals give one dataset several addresses; those on one host that end in its local id are all its own. */
function hostAndLast(key: string): string | null {
  const path = key.startsWith('//') ? (key.slice(2).split('?', 1)[0] ?? '').split('/') : [];
  const [host, last] = [path[0], path.at(-1)];
  return path.length < 2 || host === undefined || last === undefined ? null : `//${host}//${last}`;
}

/** Keys under which a name of a rule may find its dataset. */
export function wantedKeys(name: string): readonly string[] {
  const key = addressKey(name);
  const local = hostAndLast(key);
  return local === null ? [key] : [key, local];
}

/** Every key under which the dataset is found. */
export function addressKeysOf(dataset: Dataset): readonly string[] {
  const { iri, landingPage, localId, identifier } = dataset;
  const addresses = [iri, landingPage].flatMap((one) => (one === null ? [] : [addressKey(one)]));
  const hosts = new Set(addresses.flatMap((key) => hostAndLast(key)?.split('//')[1] ?? []));
  return [
    ...new Set([
      ...addresses,
      localId,
      ...(identifier === null ? [] : [addressKey(identifier)]),
      globalIdOf(dataset),
      ...[...hosts].map((host) => `//${host}//${localId}`),
    ]),
  ];
}
