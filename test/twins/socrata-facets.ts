/** The counting endpoints beside Discovery's search: facets of a domain, and lists of categories, tags, domains. */
import type { Json } from '../../src/domain/json.ts';
import { section, textAt, textsAt, type Asset } from './socrata-state.ts';

function tally(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function facet(name: string, values: readonly string[]): Json {
  const counts = tally(values);
  return {
    facet: name,
    count: counts.reduce((sum, [, count]) => sum + count, 0),
    values: counts.map(([value, count]) => ({ value, count })),
  };
}

export function facetsOf(assets: readonly Asset[]): Json {
  const classes = assets.map((asset) => section(asset.result, 'classification'));
  return [
    facet(
      'datatypes',
      assets.map((asset) => asset.type),
    ),
    facet(
      'categories',
      classes.map((value) => textAt(value, 'domain_category')),
    ),
    facet(
      'tags',
      classes.flatMap((value) => textsAt(value, 'domain_tags')),
    ),
  ];
}

const LISTS: Readonly<Record<string, readonly [string, (asset: Asset) => readonly string[]]>> = {
  domains: ['domain', (asset) => [asset.domain]],
  categories: ['category', (asset) => textsAt(section(asset.result, 'classification'), 'categories')],
  tags: ['tag', (asset) => textsAt(section(asset.result, 'classification'), 'tags')],
  domain_categories: [
    'domain_category',
    (asset) => [textAt(section(asset.result, 'classification'), 'domain_category')],
  ],
  domain_tags: ['domain_tag', (asset) => textsAt(section(asset.result, 'classification'), 'domain_tags')],
};

/** null: no such list. */
export function countsOf(list: string, assets: readonly Asset[]): Json {
  const known = LISTS[list];
  if (known === undefined) return null;
  const counts = tally(assets.flatMap(known[1]));
  return {
    results: counts.map(([value, count]) => ({ [known[0]]: value, count })),
    resultSetSize: counts.length,
    timings: { serviceMillis: 5, searchMillis: [2] },
  };
}
