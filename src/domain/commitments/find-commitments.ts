/** Which commitments somebody asks for. */
import { GatewayError } from '../errors.ts';
import { isGiven } from '../given.ts';
import { nearest } from '../suggest.ts';
import { folded } from '../text.ts';
import type { ActionPlan, Commitment, PlanStatus } from './book.ts';
import type { BookIndex } from './book-index.ts';
import type { CommitmentVerdict, VerdictState } from './evaluation.ts';
import { everyText } from './localised.ts';
import { actionTypeOf, THEMES, UNCLASSIFIED } from './partnership.ts';

type Given<T> = T | null | undefined;
/** All must hold; lists are "any of". */
export interface CommitmentQuestion {
  readonly cities?: Given<readonly string[]>;
  readonly rounds?: Given<readonly string[]>;
  readonly themes?: Given<readonly string[]>;
  readonly actionTypes?: Given<readonly string[]>;
  readonly pledges?: Given<readonly string[]>;
  readonly states?: Given<readonly VerdictState[]>;
  readonly overdue?: Given<boolean>;
  readonly query?: Given<string>;
}
export interface PlanQuestion {
  readonly cities?: Given<readonly string[]>;
  readonly rounds?: Given<readonly string[]>;
  readonly status?: Given<readonly string[]>;
}

const MAX_QUERY = 500;
const PLAN_STATUS: readonly PlanStatus[] = [
  ...(['DRAFT', 'CONSULTATION', 'PUBLISHED', 'IN_FORCE', 'ENDED', 'WITHDRAWN'] as const),
];
const LISTED = 20;

function needKnown(what: string, names: Given<readonly string[]>, known: readonly string[]): void {
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const list = known.length > 0 && known.length <= LISTED ? ` Known: ${known.join(', ')}.` : '';
  const shown = JSON.stringify(unknown.length > 100 ? `${unknown.slice(0, 100)}…` : unknown);
  throw new GatewayError(
    'BAD_INPUT',
    `Unknown ${what} ${shown}.${near === null ? list : ` Did you mean "${near}"?`}`,
  );
}

/** Every name of a question must be known: BAD_INPUT with the nearest one otherwise. `cities`: slugs of the registry. */
export function needNames(index: BookIndex, cities: readonly string[], where: CommitmentQuestion): void {
  needKnown('city', where.cities, cities);
  const rounds = index.rounds.map(({ id }) => id);
  needKnown('round', where.rounds, rounds);
  needKnown('theme', where.themes, [...THEMES.map(({ id }) => id), UNCLASSIFIED]);
  const types = THEMES.flatMap(({ actionTypes }) => actionTypes);
  needKnown('kind of action', where.actionTypes, [
    ...types.map(({ id }) => id),
    ...types.map(({ slug }) => slug),
  ]);
  const pledges = [...index.book.declarations, index.declaration].flatMap((one) => one.pledges);
  needKnown('pledge', where.pledges, [...new Set(pledges.map(({ id }) => id))]);
  if (isGiven(where.query) && where.query.length > MAX_QUERY)
    throw new GatewayError(
      'BAD_INPUT',
      `query: at most ${MAX_QUERY} characters can be searched for, got ${where.query.length}.`,
    );
}

/** Lower-case words without accents, each after a blank. */
function wordsOf(text: string): readonly string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
const SEARCHED = new WeakMap<Commitment, string>();
function searchedText(commitment: Commitment): string {
  const known = SEARCHED.get(commitment);
  if (known !== undefined) return known;
  const { title, text, number, leadInstitution } = commitment;
  const words = [...everyText(title), ...everyText(text), number ?? '', leadInstitution ?? ''].flatMap(
    wordsOf,
  );
  const made = ` ${words.join(' ')}`;
  SEARCHED.set(commitment, made);
  return made;
}

/** Of scripts that put no blanks between words any part will do, of others the beginning of a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
function holdsWord(commitment: Commitment, word: string): boolean {
  return searchedText(commitment).includes(UNSPACED.test(word) ? word : ` ${word}`);
}

function hasAny(wanted: Given<readonly string[]>, own: readonly string[]): boolean {
  return !isGiven(wanted) || own.some((one) => wanted.includes(one));
}

/** In their order, without looking at `states` and `overdue`: see `keepsVerdict`. Throws as `needNames`. */
export function findCommitments(
  index: BookIndex,
  cities: readonly string[],
  where: CommitmentQuestion,
): readonly Commitment[] {
  needNames(index, cities, where);
  const words = isGiven(where.query) ? wordsOf(where.query) : [];
  const types = where.actionTypes?.map((name) => actionTypeOf(name)?.id ?? name);
  return index.commitments.filter((one) => {
    const round = index.plan(one.plan)?.round ?? null;
    return (
      hasAny(where.cities, [one.city]) &&
      hasAny(where.rounds, round === null ? [] : [round]) &&
      hasAny(where.themes, one.themes) &&
      hasAny(types, one.actionTypes) &&
      hasAny(where.pledges, one.pledges) &&
      words.every((word) => holdsWord(one, word))
    );
  });
}

/** Whether the present verdict is one that is asked for. */
export function keepsVerdict(
  { states, overdue }: CommitmentQuestion,
  { state, dueState }: Pick<CommitmentVerdict, 'state' | 'dueState'>,
): boolean {
  if (isGiven(states) && !states.includes(state)) return false;
  return !isGiven(overdue) || overdue === (dueState === 'OVERDUE');
}
/** Whether verdicts have to be looked at. */
export function asksVerdicts({ states, overdue }: CommitmentQuestion): boolean {
  return isGiven(states) || isGiven(overdue);
}

/** In their order. Throws as `needNames`, and for a status that there is not. */
export function findPlans(
  index: BookIndex,
  cities: readonly string[],
  { status, ...where }: PlanQuestion,
): readonly ActionPlan[] {
  needNames(index, cities, where);
  needKnown('status of plans', status, PLAN_STATUS);
  return index.plans.filter(
    (plan) =>
      hasAny(where.cities, [plan.city]) &&
      hasAny(where.rounds, plan.round === null ? [] : [plan.round]) &&
      hasAny(status, [plan.status]),
  );
}
