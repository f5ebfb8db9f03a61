/** Requests to portals that one request of a client may cost. */
import { GatewayError } from '../../domain/errors.ts';
import type { UpstreamBudget } from '../../ports/rows.ts';

/** `limit`: requests. Refuses before anything is sent; what was refused is not taken. */
export function createBudget(limit: number): UpstreamBudget {
  let spent = 0;
  return {
    limit,
    get spent() {
      return spent;
    },
    take(requests, what) {
      if (spent + requests > limit)
        throw new GatewayError(
          'LIMIT_EXCEEDED',
          `${what} would take ${counted(requests)} to the portal; ${left(limit, spent)}.`,
          { hint: 'Ask for fewer tables at once, filter more, or raise the limit.' },
        );
      spent += requests;
    },
    giveBack(requests) {
      spent = Math.max(0, spent - Math.max(0, requests));
    },
  };
}

function counted(requests: number): string {
  return requests === 1 ? '1 request' : `${requests.toLocaleString('en-GB')} requests`;
}
function left(limit: number, spent: number): string {
  const all = `the limit is ${limit.toLocaleString('en-GB')} for one request`;
  return spent === 0 ? all : `${all}, of which ${spent.toLocaleString('en-GB')} are spent`;
}

/**
 * Brings what was taken in line with what was sent. More than was left cannot be refused any more: it takes the rest.
 */
export function settleBudget(budget: UpstreamBudget, taken: number, sent: number): void {
  if (sent < taken) budget.giveBack(taken - sent);
  const more = Math.min(sent - taken, budget.limit - budget.spent);
  if (more > 0) budget.take(more, 'What was sent already');
}
