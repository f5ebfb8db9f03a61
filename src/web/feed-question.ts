/** What a reader of a feed asks for, in the address. */
import type { CommitmentQuestion } from '../domain/commitments/find-commitments.ts';
import { addressPart } from '../domain/commitments/urns.ts';
import type { VerdictChangeKind } from '../domain/commitments/verdict-change.ts';
import { CHANGE_TITLES } from '../domain/commitments/verdict-atom.ts';
import { GatewayError } from '../domain/errors.ts';
import { unknownName } from '../domain/suggest.ts';

export interface FeedQuestion {
  readonly where: CommitmentQuestion;
  /** false: everything is asked for, what left the registry too. */
  readonly isNarrowed: boolean;
  /** null: all. */
  readonly kinds: readonly VerdictChangeKind[] | null;
  /** Ids; null: all. */
  readonly commitments: readonly string[] | null;
  readonly first: number;
  readonly after: string | null;
  /** Its filters, always spelt the same: "city=malmoe&kind=REGRESSED". */
  readonly canonical: string;
  /** The address of another page of the same question. */
  readonly pageAt: (after: string | null) => string;
}
export interface FeedShape {
  /** File name of the feed: "commitments.atom". */
  readonly name: string;
  readonly hasKinds: boolean;
  readonly usual: number;
  readonly most: number;
}

const FILTERS = ['city', 'round', 'theme', 'actionType', 'pledge', 'commitment', 'kind'] as const;
type Filter = (typeof FILTERS)[number];
const MOST_VALUES = 50;

/** Each value once, in order; several of a name may stand apart or with commas between them. */
function valuesOf(search: URLSearchParams, name: Filter): readonly string[] | null {
  const given = search.getAll(name).flatMap((text) => text.split(','));
  const values = [...new Set(given.map((text) => text.trim()).filter((text) => text !== ''))].toSorted();
  if (values.length > MOST_VALUES)
    throw new GatewayError(
      'BAD_INPUT',
      `${name}: at most ${MOST_VALUES} can be asked for, got ${values.length}.`,
    );
  return values.length === 0 ? null : values;
}
function isKind(name: string): name is VerdictChangeKind {
  return name in CHANGE_TITLES;
}
/** "newly-fulfilled" for NEWLY_FULFILLED. */
function kindOf(text: string): VerdictChangeKind {
  const name = text.toUpperCase().replaceAll('-', '_');
  if (Object.hasOwn(CHANGE_TITLES, name) && isKind(name)) return name;
  const known = Object.keys(CHANGE_TITLES).map((kind) => kind.toLowerCase().replaceAll('_', '-'));
  throw new GatewayError('BAD_INPUT', unknownName('kind', text, known));
}
function firstOf(search: URLSearchParams, { usual, most }: FeedShape): number {
  const text = search.get('first');
  if (text === null) return usual;
  const first = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (first >= 1 && first <= most) return first;
  throw new GatewayError(
    'BAD_INPUT',
    `first: expected 1 to ${most}, got ${JSON.stringify(text.slice(0, 100))}.`,
  );
}

/** BAD_INPUT for a name that is none: a misspelt filter would silently give everything. */
export function readFeedQuestion(search: URLSearchParams, shape: FeedShape): FeedQuestion {
  const known = [...FILTERS.filter((name) => name !== 'kind' || shape.hasKinds), 'first', 'after'];
  const unknown = [...search.keys()].find((name) => !known.some((one) => one === name));
  if (unknown !== undefined)
    throw new GatewayError('BAD_INPUT', unknownName('part of the address', unknown.slice(0, 100), known));
  const given = new Map(FILTERS.map((name) => [name, valuesOf(search, name)]));
  const get = (name: Filter): readonly string[] | null => given.get(name) ?? null;
  const [first, after] = [firstOf(search, shape), search.get('after')];
  const canonical = FILTERS.flatMap((name) =>
    (get(name) ?? []).map((value) => `${name}=${addressPart(value)}`),
  );
  const [cities, rounds, themes] = [get('city'), get('round'), get('theme')];
  const narrowing: readonly Filter[] = ['city', 'round', 'theme', 'actionType', 'pledge'];
  return {
    where: { cities, rounds, themes, actionTypes: get('actionType'), pledges: get('pledge') },
    isNarrowed: narrowing.some((name) => get(name) !== null),
    kinds: get('kind')?.map(kindOf) ?? null,
    commitments: get('commitment'),
    ...{ first, after, canonical: canonical.join('&') },
    pageAt: (place) => {
      const size = search.has('first') ? [`first=${first}`] : [];
      const parts = [...canonical, ...size, ...(place === null ? [] : [`after=${addressPart(place)}`])];
      return parts.length === 0 ? shape.name : `${shape.name}?${parts.join('&')}`;
    },
  };
}
