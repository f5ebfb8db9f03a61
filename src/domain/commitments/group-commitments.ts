/** Commitments by what they have in common. */
import type { BookIndex } from './book-index.ts';
import { themeOf } from './book-index.ts';
import type { ActionPlan, Commitment } from './book.ts';

export type CommitmentGrouping = 'CITY' | 'ROUND' | 'THEME' | 'PLEDGE' | 'INSTITUTION';
export interface CommitmentGroup {
  /** null: what has none. */
  readonly key: string | null;
  readonly label: string;
  readonly commitments: readonly Commitment[];
  /** Theirs, each once. */
  readonly plans: readonly ActionPlan[];
}

const NONE = {
  CITY: 'No city',
  ROUND: 'No round',
  THEME: 'No theme',
  PLEDGE: 'No pledge',
  INSTITUTION: 'No institution named',
} as const satisfies Record<CommitmentGrouping, string>;

function keysOf(by: CommitmentGrouping, index: BookIndex, one: Commitment): readonly (string | null)[] {
  switch (by) {
    case 'CITY':
      return [one.city];
    case 'ROUND':
      return [index.plan(one.plan)?.round ?? null];
    case 'THEME':
      return one.themes.length === 0 ? [null] : one.themes;
    case 'PLEDGE':
      return one.pledges.length === 0 ? [null] : one.pledges;
    case 'INSTITUTION':
      return [one.leadInstitution];
  }
}
function labelOf(
  by: CommitmentGrouping,
  index: BookIndex,
  cityName: (slug: string) => string | null,
  key: string | null,
): string {
  if (key === null) return NONE[by];
  switch (by) {
    case 'CITY':
      return cityName(key) ?? key;
    case 'ROUND':
      return index.round(key)?.label ?? key;
    case 'THEME':
      return themeOf(key)?.title ?? key;
    case 'PLEDGE':
      return index.pledge(key)?.text ?? key;
    case 'INSTITUTION':
      return key;
  }
}

/** In the order of their keys, what has none last. A commitment with several keys stands in the group of each. */
export function groupCommitments(
  by: CommitmentGrouping,
  index: BookIndex,
  commitments: readonly Commitment[],
  cityName: (slug: string) => string | null,
): readonly CommitmentGroup[] {
  const groups = new Map<string | null, Commitment[]>();
  for (const one of commitments)
    for (const key of new Set(keysOf(by, index, one))) {
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [one]);
      else members.push(one);
    }
  return [...groups]
    .toSorted(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([key, members]) => ({
      key,
      label: labelOf(by, index, cityName, key),
      commitments: members,
      plans: [...new Set(members.map(({ plan }) => plan))].flatMap((id) => index.plan(id) ?? []),
    }));
}
