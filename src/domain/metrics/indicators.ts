/** Every indicator that there is. */
import { CITY_INDICATORS } from './aggregate/city-indicators.ts';
import { PORTAL_INDICATORS } from './aggregate/portal-indicators.ts';
import type { IndicatorDefinition } from './definition.ts';
import { DATASET_INDICATORS } from './measure-dataset.ts';

export { CITY_INDICATORS, PORTAL_INDICATORS };
export const INDICATORS: readonly IndicatorDefinition[] = [
  ...DATASET_INDICATORS,
  ...PORTAL_INDICATORS,
  ...CITY_INDICATORS,
];

const BY_ID = new Map(INDICATORS.map((definition) => [definition.id, definition]));
export function indicatorOf(id: string): IndicatorDefinition | null {
  return BY_ID.get(id) ?? null;
}

/** Changes with any version of any indicator: figures of two sets are not to be compared. */
export const INDICATOR_SET_VERSION: string = versionOf(INDICATORS);

function versionOf(definitions: readonly IndicatorDefinition[]): string {
  const text = definitions
    .map(({ id, version }) => `${id}@${version}`)
    .toSorted()
    .join(' ');
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return `${definitions.length}-${hash.toString(16).padStart(16, '0')}`;
}
