import { toGlobalId } from '../../domain/ids.ts';
import type { HarvestRun as Run } from '../../domain/harvest.ts';
import { harvestStateOf } from '../../harvest/status.ts';
import type * as Schema from '../generated/resolvers.ts';
import { asPortal, findRun } from '../lookup.ts';
import type { HarvestRunModel, HarvestStatusModel, RemovalModel } from '../models.ts';
import { connectionOf, pageOf } from '../pages.ts';
import type { AllAnswered } from './answered.ts';

function asRun(run: Run | null): HarvestRunModel | null {
  return run === null ? null : { kind: 'HarvestRun', ...run };
}

export const HarvestStatus = {
  state: ({ log }, _args, context) => harvestStateOf(log, context.now, context.deps.intervalMs),
  lastRun: ({ log }) => asRun(log.running ?? log.lastRun),
  lastComplete: ({ log }) => asRun(log.lastComplete),
  held: ({ log }) => asRun(log.held),
  failures: ({ log }) => log.failures,
  nextDue: ({ log }, _args, context) => context.loaders.nextDue.load(log.portal),
} satisfies Schema.HarvestStatusResolvers;

export const HarvestRun = {
  id: (run) => toGlobalId({ type: 'HarvestRun', run: run.id }),
  portal: (run, _args, context) => {
    const portal = context.places.portal(run.portal);
    return portal === null ? null : asPortal(portal);
  },
  continues: (run, _args, context) => (run.continues === null ? null : findRun(context, run.continues)),
  leftOutReasons: (run) =>
    Object.entries(run.leftOutReasons)
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  rejections: async (run, args, context) => {
    const page = pageOf(args);
    const found = await context.loaders.rejections.load({ runId: run.id, page });
    return connectionOf(found, page, (rejection) => rejection);
  },
} satisfies Schema.HarvestRunResolvers;

export const Removal = {} satisfies Schema.RemovalResolvers;

const complete: readonly [
  AllAnswered<Schema.HarvestStatus, HarvestStatusModel, typeof HarvestStatus>,
  AllAnswered<Schema.HarvestRun, HarvestRunModel, typeof HarvestRun>,
  AllAnswered<Schema.Removal, RemovalModel, typeof Removal>,
] = [true, true, true];
void complete;
