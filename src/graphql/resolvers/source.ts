import type * as Schema from '../generated/resolvers.ts';
import type { SourceStatusModel } from '../models.ts';
import type { AllAnswered } from './answered.ts';

export const SourceStatus = {
  outcome: ({ report }) => report.outcome,
  error: ({ report }) => report.error,
  rows: ({ rows }) => rows(),
  durationMs: ({ report }) => report.durationMs,
  requests: ({ report }) => report.requests,
  asOf: ({ report }) => report.asOf,
  fromCache: ({ report }) => report.fromCache,
} satisfies Schema.SourceStatusResolvers;

const complete: AllAnswered<Schema.SourceStatus, SourceStatusModel, typeof SourceStatus> = true;
void complete;
