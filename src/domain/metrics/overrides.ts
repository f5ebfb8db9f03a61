/** What people say of categories of high-value data, against or beside what words say. */
import type { CategoryOverride } from './subject.ts';

/** Not a duty of the city: transit may be the county's, restaurant inspections the state's. */
export interface NotApplicableCategory {
  readonly category: string;
  readonly reason: string;
  /** Web address that shows whose duty it is. */
  readonly source: string;
}
export interface Overrides {
  /** By slug of the portal. */
  readonly portals: ReadonlyMap<string, readonly CategoryOverride[]>;
  /** By slug of the city. */
  readonly cities: ReadonlyMap<string, readonly NotApplicableCategory[]>;
}

export const NO_OVERRIDES: Overrides = { portals: new Map(), cities: new Map() };
