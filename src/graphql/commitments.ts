/** Commitments and their verdicts, wherever in the graph they are asked. */
import {
  commitmentPlace,
  comparePlaces,
  planPlace,
  type BookIndex,
} from '../domain/commitments/book-index.ts';
import type { ActionPlan, Commitment, Partner } from '../domain/commitments/book.ts';
import { parseEdtf } from '../domain/commitments/edtf.ts';
import {
  asksVerdicts,
  findCommitments,
  findPlans,
  keepsVerdict,
  type CommitmentQuestion,
  type PlanQuestion,
} from '../domain/commitments/find-commitments.ts';
import { notEvaluated } from '../domain/commitments/not-evaluated.ts';
import { isGiven } from '../domain/given.ts';
import type { Json } from '../domain/json.ts';
import { isUrl } from '../domain/web-address.ts';
import type { KeptEvaluation, VerdictChange, VerdictChangeKind } from '../ports/commitments.ts';
import type { VerdictModel } from './commitment-models.ts';
import type { Context } from './context.ts';
import { asCommitment, asPlan } from './lookup.ts';
import type { ActionPlanModel, CommitmentModel, DatasetModel } from './models.ts';
import { keysetPage, type ListOrder } from './keyset-page.ts';
import { connectionOf, pageOf, type Connection, type PageArgs } from './pages.ts';

const COMMITMENT_ORDER: ListOrder<Commitment> = {
  parts: commitmentPlace({ city: '', plan: '', number: null, id: '' }).length,
  placeOf: commitmentPlace,
  compare: comparePlaces,
};
const PLAN_ORDER: ListOrder<ActionPlan> = { parts: 2, placeOf: planPlace, compare: comparePlaces };
const PARTNER_ORDER: ListOrder<Partner> = { parts: 1, placeOf: ({ id }) => [id], compare: comparePlaces };
const PERIOD_ORDER: ListOrder<KeptEvaluation> = {
  parts: 1,
  placeOf: ({ validFrom }) => [validFrom],
  compare: (a, b) => comparePlaces(b, a),
};

export type Where<T> = { readonly where?: T | null | undefined };

function citySlugs({ places }: Context): readonly string[] {
  return places.cities.map(({ slug }) => slug);
}
function sortedNames(names: readonly string[] | null | undefined): Json {
  return names?.toSorted() ?? null;
}
export function scopeOf(within: Json, where: CommitmentQuestion): Json {
  return [
    'commitments',
    within,
    ...[where.cities, where.rounds, where.themes, where.actionTypes, where.pledges, where.states].map(
      sortedNames,
    ),
    where.overdue ?? null,
    where.query ?? null,
  ];
}

/** In their order; those that were never checked are judged as of now. */
export async function matchingCommitments(
  context: Context,
  where: CommitmentQuestion,
): Promise<readonly Commitment[]> {
  const found = findCommitments(context.book, citySlugs(context), where);
  if (!asksVerdicts(where)) return found;
  const present = await context.presentVerdicts();
  const now = context.now.toISOString();
  return found.filter(({ id, dueOn }) => keepsVerdict(where, present.get(id) ?? notEvaluated(dueOn, now)));
}

/** `within` names the list for its cursors; `isIn`: what belongs to it. */
export async function commitmentPage(
  context: Context,
  { where, ...args }: PageArgs & Where<CommitmentQuestion>,
  within: Json = null,
  isIn: (commitment: Commitment) => boolean = () => true,
): Promise<Connection<CommitmentModel>> {
  const page = pageOf(args);
  const question = where ?? {};
  const found = (await matchingCommitments(context, question)).filter(isIn);
  return connectionOf(
    keysetPage(found, page, scopeOf(within, question), COMMITMENT_ORDER),
    page,
    asCommitment,
  );
}

/** Of the book as it is now: what left it since is not told. */
export async function datasetCommitments(
  context: Context,
  { dataset: { portal, localId } }: DatasetModel,
  args: PageArgs,
): Promise<Connection<CommitmentModel>> {
  const ids = new Set(await context.loaders.evidenceFor.load({ portal, localId }));
  return commitmentPage(context, args, ['dataset', portal, localId], ({ id }) => ids.has(id));
}

export function planPage(
  context: Context,
  { where, ...args }: PageArgs & Where<PlanQuestion>,
): Connection<ActionPlanModel> {
  const page = pageOf(args);
  const question = where ?? {};
  const found = findPlans(context.book, citySlugs(context), question);
  const scope = ['plans', ...[question.cities, question.rounds, question.status].map(sortedNames)];
  return connectionOf(keysetPage(found, page, scope, PLAN_ORDER), page, asPlan);
}

export function partnerPage({ book }: Context, args: PageArgs): Connection<{ readonly partner: Partner }> {
  const page = pageOf(args);
  const partners = book.book.partners.toSorted((a, b) => comparePlaces([a.id], [b.id]));
  return connectionOf(keysetPage(partners, page, ['partners'], PARTNER_ORDER), page, (partner) => ({
    partner,
  }));
}

export async function changePage(
  context: Context,
  {
    where,
    kinds,
    ...args
  }: PageArgs &
    Where<CommitmentQuestion> & { readonly kinds?: readonly VerdictChangeKind[] | null | undefined },
): Promise<Connection<VerdictChange>> {
  const page = pageOf(args);
  const ids = isGiven(where) ? (await matchingCommitments(context, where)).map(({ id }) => id) : null;
  const found = await context.deps.verdicts.changes(kinds ?? null, ids, page);
  return connectionOf(found, page, (change) => change);
}

export async function periodPage(
  context: Context,
  commitment: string,
  args: PageArgs,
): Promise<Connection<KeptEvaluation>> {
  const page = pageOf(args);
  const kept = (await context.loaders.verdictHistory.load(commitment)).toReversed();
  return connectionOf(
    keysetPage(kept, page, ['verdicts', commitment], PERIOD_ORDER),
    page,
    (period) => period,
  );
}

export function asVerdict(kept: KeptEvaluation): VerdictModel {
  return { verdict: kept.evaluation.verdict, evaluatedAt: kept.lastAt, kept };
}
/** `asOf`, RFC 3339; null: now. */
export async function verdictOf(
  context: Context,
  { id, dueOn }: Commitment,
  asOf: string | null,
): Promise<VerdictModel> {
  const kept = await context.loaders.verdicts.load({ commitment: id, asOf });
  if (kept !== null) return asVerdict(kept);
  const at = asOf ?? context.now.toISOString();
  return { verdict: notEvaluated(dueOn, at), evaluatedAt: at, kept: null };
}
/** null: it has no rule of its own, or was not checked yet. */
export async function milestoneVerdict(
  context: Context,
  commitment: string,
  milestone: string,
): Promise<VerdictModel | null> {
  const kept = await context.loaders.verdicts.load({ commitment, asOf: null });
  const judged = kept?.evaluation.milestones.find(({ id }) => id === milestone);
  return kept === null || judged === undefined
    ? null
    : { verdict: judged.verdict, evaluatedAt: kept.lastAt, kept };
}

/** A reference of the checked book. */
export function needPlan({ plan }: BookIndex, id: string): ActionPlanModel {
  const found = plan(id);
  if (found === null) throw new TypeError(`the book has no plan ${id}`);
  return asPlan(found);
}

/** The first day that the date may mean; null: there is none, or nobody can read it. */
export function firstDay(date: string | null): string | null {
  return date === null ? null : (parseEdtf(date)?.from ?? null);
}
/** The last day that the date may mean. */
export function lastDay(date: string | null): string | null {
  return date === null ? null : (parseEdtf(date)?.to ?? null);
}
/** Those that are addresses: what people typed may be none. */
export function addressesOf(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => isUrl(text));
}
export function addressOf(text: string | null): string | null {
  return text !== null && isUrl(text) ? text : null;
}
