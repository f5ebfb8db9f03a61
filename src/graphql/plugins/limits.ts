/** Refuses requests that ask for more than one may have, with what they asked for and the limit. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';
import { measure, type Measure } from '../cost.ts';
import { limitExceeded } from '../errors.ts';

export interface Limits {
  /** Fields within fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly cost: number;
  /** Words and signs of a document; the parser itself stops there. */
  readonly tokens: number;
}
/** Values within values of the variables: deeper ones could exhaust the stack before anybody has looked at them. */
const MAX_NESTING = 100;

/** Lists and objects within each other, at most `most` + 1. */
function nestingOf(values: readonly unknown[], most: number): number {
  let level: readonly unknown[] = values.filter((value) => typeof value === 'object' && value !== null);
  let depth = 0;
  while (level.length > 0 && depth <= most) {
    depth += 1;
    level = level
      .flatMap((value): readonly unknown[] => Object.values(Object(value)))
      .filter((value) => typeof value === 'object' && value !== null);
  }
  return depth;
}

export const DEFAULT_LIMITS: Limits = { depth: 12, aliases: 60, cost: 10_000, tokens: 4_000 };

function excessOf(limits: Limits, measured: Measure): string | null {
  if (measured.depth > limits.depth)
    return `The query is ${measured.depth} fields deep; the limit is ${limits.depth}.`;
  if (measured.aliases > limits.aliases)
    return `The query has ${measured.aliases} aliases; the limit is ${limits.aliases}. Ask for many things at once with "nodes".`;
  if (measured.cost > limits.cost)
    return `The query would cost ${Math.min(measured.cost, Number.MAX_SAFE_INTEGER)}; the limit is ${limits.cost}. Ask for smaller pages (first) or fewer fields.`;
  return null;
}

export function limitsPlugin(limits: Limits): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (operation === undefined) return;
          if (nestingOf(Object.values(request.variables ?? {}), MAX_NESTING) > MAX_NESTING)
            throw limitExceeded(`Variables can be nested ${MAX_NESTING} deep.`);
          const excess = excessOf(limits, measure(schema, document, operation, request.variables ?? {}));
          if (excess !== null) throw limitExceeded(excess);
        },
      };
    },
  };
}
