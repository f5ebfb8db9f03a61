/** Puts the request's id on every error, and writes the faults that clients do not see into the log. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { faultBehind } from '../errors.ts';

function writeFault(context: Context, error: GraphQLError, operation: string | null): void {
  const fault = faultBehind(error);
  if (fault === null) return;
  context.deps.log.write('error', 'a request failed unexpectedly', {
    requestId: context.requestId,
    operation,
    path: error.path?.join('.') ?? null,
    message: fault instanceof Error ? fault.message : String(fault),
    stack: fault instanceof Error ? (fault.stack ?? null) : null,
  });
}

export function requestIdPlugin(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, operationName }) {
          for (const error of errors) writeFault(contextValue, error, operationName ?? null);
        },
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          if (singleResult.errors === undefined) return;
          singleResult.errors = singleResult.errors.map((error) => ({
            ...error,
            extensions: { ...error.extensions, requestId: contextValue.requestId },
          }));
        },
      };
    },
  };
}
