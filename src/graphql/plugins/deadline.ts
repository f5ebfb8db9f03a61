/**
 * Stops questions that take too long or that nobody waits for any more: what is not answered by then fails with
 * TIMEOUT, what was there stands, and portals are asked no more. Mutations run to their end.
 */
import type { ApolloServerPlugin } from '@apollo/server';
import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { GatewayError } from '../../domain/errors.ts';
import type { Context } from '../context.ts';

function tooLate(deadlineMs: number): GatewayError {
  return new GatewayError('TIMEOUT', `Stopped after ${deadlineMs / 1_000} s, which is the limit.`, {
    hint: 'Ask for less at once, or ask again: what portals have answered is kept for a while.',
  });
}
function deserted(): GatewayError {
  return new GatewayError('TIMEOUT', 'Stopped, since nobody waits for the answer any more.');
}

/** Begins when the document is known to be a question; the body was read within the server's own limits. */
export function deadlinePlugin(deadlineMs: number): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let finish = (): void => {};
      return {
        async didResolveOperation({ operation, contextValue: { deps, gone, stop } }) {
          if (operation?.operation !== 'query') return;
          const answered = new AbortController();
          const leave = (): void => stop(deserted());
          finish = () => {
            answered.abort();
            gone.removeEventListener('abort', leave);
          };
          if (gone.aborted) leave();
          else gone.addEventListener('abort', leave, { once: true });
          deps.clock.sleep(deadlineMs, answered.signal).then(
            () => stop(tooLate(deadlineMs)),
            () => {},
          );
        },
        async willSendResponse() {
          finish();
        },
      };
    },
  };
}

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** What is there at once is given even after the stop; only waiting ends. */
function stoppable(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const answer: unknown = resolve(source, args, context, info);
    return answer instanceof Promise ? Promise.race([answer, context.stopped]) : answer;
  };
}

/** Every resolver of ours gives up waiting when its request is stopped. */
export function makeStoppable(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      if (field.resolve !== undefined) field.resolve = stoppable(field.resolve);
  }
  return schema;
}
