/** The graph as one object: answers an operation with or without HTTP around it. */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Json } from '../domain/json.ts';
import { contextMaker, type Context } from './context.ts';
import type { GraphDeps } from './deps.ts';
import { formatError } from './errors.ts';
import { graphHandle, type Handle } from './http.ts';
import { deadlinePlugin, makeStoppable } from './plugins/deadline.ts';
import { keepingPlugin } from './plugins/keeping.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { oncePerTurn } from './once-per-turn.ts';
import { DEFAULT_LIMITS, limitsPlugin, type Limits } from './plugins/limits.ts';
import { requestIdPlugin } from './plugins/request-id.ts';
import { resolvers } from './resolvers/index.ts';
import { readHealth, readStatus } from './status.ts';

export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly admin?: boolean;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}
export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}
export interface Graph {
  readonly schema: GraphQLSchema;
  /** One operation, without a socket. */
  execute(operation: Operation): Promise<Answer>;
  /** Every request to the graph's address. */
  readonly handle: Handle;
  /** `isWell`: the store answers. */
  health(): Promise<{ readonly isWell: boolean; readonly facts: Json }>;
  /** The state of every portal and cache. */
  status(): Promise<Json>;
  close(): Promise<void>;
}

export function createSchema(typeDefs: string): GraphQLSchema {
  return makeStoppable(
    makeExecutableSchema({
      typeDefs,
      resolvers,
      resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
    }),
  );
}

/** Faults of the server itself; those of requests are written by the plugin that knows their id. */
function apolloLogger({
  log,
}: GraphDeps): Record<'debug' | 'info' | 'warn' | 'error', (text: unknown) => void> {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (text: unknown) =>
    log.write(level, String(text));
  return { debug: at('debug'), info: at('debug'), warn: at('warn'), error: at('error') };
}

function createApollo(deps: GraphDeps, schema: GraphQLSchema, limits: Limits): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    formatError,
    logger: apolloLogger(deps),
    introspection: true,
    parseOptions: { maxTokens: limits.tokens },
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    // No cookies are read, mutations need an Authorization header, and POST needs application/json: a foreign page
    // cannot send either without asking first, and our answer to that names no Authorization header.
    csrfPrevention: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limitsPlugin(limits),
      requestIdPlugin(),
      keepingPlugin(),
      deadlinePlugin(deps.deadlineMs),
    ],
  });
}

/** Of those who always wait. */
const NEVER = new AbortController().signal;
// Every operation under way listens to it.
setMaxListeners(0, NEVER);
/** Answers kept in memory, all together. */
const KEPT_BYTES = 32 * 1024 * 1024;

/** Raised by whatever changes an answer: both numbers only ever grow, so their sum tells when either did. */
async function answersRevision({ catalogue, verdicts }: GraphDeps): Promise<number> {
  const [described, judged] = await Promise.all([catalogue.revision(), verdicts.revision()]);
  return described + judged;
}

/** Starts at once; the schema's faults are thrown here. */
export function createGraph(deps: GraphDeps, limits: Limits = DEFAULT_LIMITS): Graph {
  const schema = createSchema(deps.typeDefs);
  const makeContext = contextMaker(deps);
  const apollo = createApollo(deps, schema, limits);
  const started = apollo.start();
  started.catch((error: unknown) =>
    deps.log.write('error', 'the graph did not start', { message: String(error) }),
  );
  return {
    schema,
    async execute({ query, variables, operationName, admin, signal }) {
      const contextValue = makeContext({
        requestId: randomUUID(),
        isAdmin: admin === true,
        gone: signal ?? NEVER,
        mayKeep: () => {},
      });
      const { body } = await apollo.executeOperation(
        {
          query,
          ...(variables === undefined ? {} : { variables: { ...variables } }),
          ...(operationName === undefined ? {} : { operationName }),
        },
        { contextValue },
      );
      if (body.kind !== 'single') throw new Error('The graph answers in one piece');
      const { data, errors } = body.singleResult;
      return { ...(data === undefined ? {} : { data }), ...(errors === undefined ? {} : { errors }) };
    },
    handle: graphHandle(
      (httpGraphQLRequest, caller) =>
        apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => makeContext(caller) }),
      {
        adminToken: deps.adminToken,
        log: deps.log,
        revision: oncePerTurn(() => answersRevision(deps)),
        kept: createKeptAnswers(KEPT_BYTES, () => deps.clock.now().getTime()),
      },
    ),
    health: () => readHealth(deps),
    status: () => readStatus(deps),
    close: async () => {
      await started;
      await apollo.stop();
    },
  };
}
