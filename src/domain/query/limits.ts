/** How large a question may be; every limit is named in the error that it causes. */
import { GatewayError } from '../errors.ts';
import type { Predicate } from './ast.ts';

export const QUERY_LIMITS = {
  /** `and`, `or` and `not` inside of each other. */
  depth: 20,
  leaves: 500,
  /** Values of one list. */
  values: 10_000,
  sortKeys: 16,
  groupKeys: 16,
  measures: 50,
} as const;

/** Throws BAD_INPUT. Never deeper than the limit, so that no predicate can exhaust the stack. */
export function checkLimits(predicate: Predicate): void {
  if (leavesOf(predicate, 0) > QUERY_LIMITS.leaves)
    throw tooLarge(`more than ${String(QUERY_LIMITS.leaves)} conditions`);
}

function leavesOf(predicate: Predicate, depth: number): number {
  if (depth > QUERY_LIMITS.depth)
    throw tooLarge(`"and", "or" and "not" nested more than ${String(QUERY_LIMITS.depth)} deep`);
  switch (predicate.op) {
    case 'not':
      return leavesOf(predicate.of, depth + 1);
    case 'and':
    case 'or':
      // One of nothing counts as well, so that a crowd of those is not free.
      return Math.max(
        1,
        predicate.of.reduce((sum, branch) => sum + leavesOf(branch, depth + 1), 0),
      );
    case 'in':
      if (predicate.values.length > QUERY_LIMITS.values)
        throw tooLarge(
          `${String(predicate.values.length)} values for column "${predicate.column.slice(0, 100)}", and at most ${String(QUERY_LIMITS.values)} are taken`,
        );
      return 1;
    default:
      return 1;
  }
}

function tooLarge(what: string): GatewayError {
  return new GatewayError('BAD_INPUT', `The filter is too large: ${what}.`);
}
