import type * as Schema from '../generated/resolvers.ts';
import type { DatasetConnectionModel, DatasetEdgeModel } from '../models.ts';
import { pageInfoOf } from '../pages.ts';
import { facetsOf, safeFragment, sourcesOf } from '../search.ts';
import type { AllAnswered } from './answered.ts';

const DEFAULT_FACET_LIMIT = 10;

export const DatasetConnection = {
  nodes: ({ edges }) => edges.map((edge) => edge.node),
  pageInfo: ({ hits }) => pageInfoOf(hits.hits, hits.hasNextPage, hits.hasPreviousPage),
  totalCount: ({ hits }) => hits.total,
  corrections: ({ hits }) => hits.corrections,
  facets: (connection, { fields, limit }, context) =>
    facetsOf(context, connection, fields, limit ?? DEFAULT_FACET_LIMIT),
  sources: (connection, _args, context) => sourcesOf(context, connection),
} satisfies Schema.DatasetConnectionResolvers;

export const DatasetEdge = {
  cursor: ({ hit }) => hit.cursor,
  score: ({ hit }) => hit.score,
  highlights: ({ hit }) =>
    hit.highlights.map(({ field, fragment }) => ({ field, fragment: safeFragment(fragment) })),
} satisfies Schema.DatasetEdgeResolvers;

const complete: readonly [
  AllAnswered<Schema.DatasetConnection, DatasetConnectionModel, typeof DatasetConnection>,
  AllAnswered<Schema.DatasetEdge, DatasetEdgeModel, typeof DatasetEdge>,
] = [true, true];
void complete;
