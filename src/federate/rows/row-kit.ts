import type { KeptAnswers } from './kept-answers.ts';
import type { RowLimits } from './limits.ts';
import type { PortalCalls } from './portal-calls.ts';
import type { RowServiceDeps } from './row-service-deps.ts';
import type { Withdrawals } from './withdrawals.ts';

/** What every question for rows is answered with. */
export interface RowKit {
  readonly deps: RowServiceDeps;
  readonly limits: RowLimits;
  readonly calls: PortalCalls;
  readonly kept: KeptAnswers;
  readonly withdrawals: Withdrawals;
}
