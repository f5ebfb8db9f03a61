/** Small things that made-up CKAN records are built from: ids, stamps, chance with a seed, odd texts. */
import type { CivicDataset } from './civic.ts';

export interface Maker {
  readonly seed: number;
  /** True once in `n` times, the same for the same seed and dataset. */
  one(n: number): boolean;
  below(n: number): number;
}

/** 32 bits of a text and a seed (FNV-1a, finished as in murmur3). */
export function hash32(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export function makeRandom(seed: number, index: number): Maker {
  let step = 0;
  const below = (n: number): number => {
    step += 1;
    return hash32(`${index}/${step}`, seed) % n;
  };
  return { seed, below, one: (n) => below(n) === 0 };
}

/** A version-4 uuid that is the same for the same seed and words. */
export function uuidOf(seed: number, ...parts: readonly string[]): string {
  const text = parts.join('/');
  const hex = [1, 2, 3, 4]
    .map((salt) =>
      hash32(text, seed * 31 + salt)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function slugOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'other'
  );
}

/** UTC without saying so, with or without the six digits. */
export function stampOf(at: Date, hasFraction: boolean): string {
  const iso = at.toISOString().slice(0, 19);
  return hasFraction ? `${iso}.${String(at.getTime() % 1000).padStart(3, '0')}417` : iso;
}

/** Every nineteenth dataset is of a bilingual schema. */
export function isFluent(dataset: CivicDataset): boolean {
  return dataset.index % 19 === 4;
}

export function descriptionOf(dataset: CivicDataset): string | null {
  const { defects, description } = dataset;
  if (defects.includes('no-description')) return dataset.index % 2 === 0 ? null : '';
  if (defects.includes('template-leftover')) return '{{description}}';
  if (defects.includes('html-in-description'))
    return `<p>${description}</p><script>alert(1)</script><p><a href="https://city.example">More</a></p>`;
  return description;
}
