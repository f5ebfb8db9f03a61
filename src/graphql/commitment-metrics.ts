/** Figures over commitments as the graph gives them. */
import { commitmentFigures, type JudgedCommitment } from '../domain/commitments/figures.ts';
import type { CommitmentQuestion } from '../domain/commitments/find-commitments.ts';
import { COMMITMENT_INDICATORS } from '../domain/commitments/figure-indicators.ts';
import {
  groupCommitments,
  type CommitmentGroup,
  type CommitmentGrouping,
} from '../domain/commitments/group-commitments.ts';
import { judgementsOf } from '../domain/commitments/judgements.ts';
import { GatewayError } from '../domain/errors.ts';
import { isGiven } from '../domain/given.ts';
import { unknownName } from '../domain/suggest.ts';
import type { CommitmentMetricsModel } from './commitment-models.ts';
import { matchingCommitments, scopeOf, type Where } from './commitments.ts';
import type { Context } from './context.ts';
import { keysetPage, type ListOrder } from './keyset-page.ts';
import type { MeasurementModel } from './models.ts';
import { connectionOf, pageOf, type Connection, type PageArgs } from './pages.ts';
import { comparePlaces } from '../domain/commitments/book-index.ts';

const ORDER: ListOrder<CommitmentGroup> = {
  parts: 2,
  placeOf: ({ key }) => (key === null ? ['1', ''] : ['0', key]),
  compare: comparePlaces,
};
const noEvidence = (): Promise<null> => Promise.resolve(null);

async function judgedGroup(context: Context, group: CommitmentGroup): Promise<CommitmentMetricsModel> {
  const { book, loaders, now } = context;
  const kept = await Promise.all(
    group.commitments.map(({ id }) => loaders.verdicts.load({ commitment: id, asOf: null })),
  );
  const judged = group.commitments.map((commitment, index): JudgedCommitment => {
    const evaluation = kept[index]?.evaluation ?? null;
    const { id } = commitment;
    const said = { updates: book.updatesOf(id), assessments: book.assessmentsOf(id) };
    return {
      commitment,
      judgements: judgementsOf(id, evaluation?.verdict ?? null, said, null),
      milestones: evaluation?.milestones.map(({ verdict }) => verdict) ?? [],
    };
  });
  const newest = kept
    .flatMap((one) => one?.lastAt ?? [])
    .toSorted()
    .at(-1);
  return { ...group, judged, computedAt: newest ?? now.toISOString() };
}

/** Verdicts are read for the groups of the page alone. */
export async function metricsPage(
  context: Context,
  { by, where, ...args }: PageArgs & Where<CommitmentQuestion> & { readonly by: CommitmentGrouping },
): Promise<Connection<CommitmentMetricsModel>> {
  const page = pageOf(args);
  const question = where ?? {};
  const found = await matchingCommitments(context, question);
  const nameOf = (slug: string): string | null => context.places.city(slug)?.name ?? null;
  const groups = keysetPage(
    groupCommitments(by, context.book, found, nameOf),
    page,
    ['figures', by, scopeOf(null, question)],
    ORDER,
  );
  const judged = await Promise.all(groups.items.map(({ item }) => judgedGroup(context, item)));
  const items = groups.items.flatMap(({ cursor }, index) => {
    const item = judged[index];
    return item === undefined ? [] : [{ cursor, item }];
  });
  return connectionOf({ ...groups, items }, page, (group) => group);
}

/** In the order asked for; BAD_INPUT for an indicator that is not of commitments. */
export function groupMetrics(
  { judged, plans, computedAt }: CommitmentMetricsModel,
  indicators: readonly string[] | null | undefined,
): readonly MeasurementModel[] {
  const known = COMMITMENT_INDICATORS.map(({ id }) => id);
  const unknown = indicators?.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new GatewayError('BAD_INPUT', unknownName('indicator of commitments', unknown, known));
  const points = new Map(commitmentFigures(judged, plans).map((point) => [point.indicator, point]));
  const asked = isGiven(indicators) ? indicators : known;
  return asked.flatMap((id): readonly MeasurementModel[] => {
    const definition = COMMITMENT_INDICATORS.find((one) => one.id === id);
    const of = points.get(id);
    return definition === undefined || of === undefined
      ? []
      : [{ definition, computedAt, of, evidence: noEvidence }];
  });
}
