/** One shape for every error: extensions {code, requestId} and, where they apply, portal, remedy, retryAfterMs, hint. */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ConnectorError, REMEDY, type Remedy } from '../connector/index.ts';
import { GatewayError, type GatewayErrorCode } from '../domain/errors.ts';
import type { SourceFailure } from '../domain/harvest.ts';

/** What a caller should do about an error of ours. */
const GATEWAY_REMEDY = {
  BAD_INPUT: 'fix',
  BAD_CURSOR: 'fix',
  NOT_FOUND: 'skip',
  UNAUTHORISED: 'stop',
  LIMIT_EXCEEDED: 'fix',
  UNSUPPORTED: 'fix',
  BEYOND_REACH: 'fix',
  TOO_LARGE: 'fix',
  TIMEOUT: 'retry',
  BUSY: 'retry',
  UPSTREAM_FAILED: 'retry',
  STORE_NEWER: 'stop',
  STORE_DAMAGED: 'stop',
  BAD_REGISTRY: 'stop',
  BAD_CONFIG: 'stop',
} as const satisfies Record<GatewayErrorCode, Remedy>;

/** A portal failed on something that was asked of it alone. */
export class SourceFailed extends Error {
  override readonly name = 'SourceFailed';
  readonly portal: string;
  readonly failure: SourceFailure;
  constructor(portal: string, failure: SourceFailure) {
    super(failure.message);
    this.portal = portal;
    this.failure = failure;
  }
}

export interface ErrorExtensions {
  readonly code: string;
  readonly portal?: string;
  readonly remedy?: Remedy;
  readonly retryAfterMs?: number;
  readonly hint?: string;
}

function ofGateway(error: GatewayError): ErrorExtensions {
  const { portal, retryAfterMs, hint } = error.facts;
  return {
    code: error.code,
    remedy: GATEWAY_REMEDY[error.code],
    ...(portal === undefined ? {} : { portal }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(hint === undefined ? {} : { hint }),
  };
}
function ofConnector(error: ConnectorError): ErrorExtensions {
  const { portalId, retryAfterMs } = error.facts;
  return {
    code: error.code,
    remedy: error.remedy,
    ...(portalId === undefined ? {} : { portal: portalId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}
function ofSource({ portal, failure }: SourceFailed): ErrorExtensions {
  const { code, retryAfterMs } = failure;
  return {
    code,
    portal,
    remedy: code === 'BEYOND_REACH' ? 'fix' : REMEDY[code],
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
}

/** null: not one of ours, a fault that no client should read. */
export function extensionsOf(error: unknown): ErrorExtensions | null {
  if (error instanceof GatewayError) return ofGateway(error);
  if (error instanceof ConnectorError) return ofConnector(error);
  return error instanceof SourceFailed ? ofSource(error) : null;
}

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/** The fault behind an error, or null when a client may read it. */
export function faultBehind(error: unknown): unknown {
  const original = unwrapResolverError(error);
  if (extensionsOf(original) !== null) return null;
  const isOfRequest =
    original instanceof GraphQLError &&
    (original.originalError === undefined || original.originalError instanceof GraphQLError);
  const isOfField = original !== error;
  return isOfRequest && (!isOfField || typeof original.extensions.code === 'string') ? null : original;
}

/** How the parser says that a document is longer than it was allowed to read. */
const TOO_LONG = /Document contains more tha[nt] (\d+) tokens/;

/** Masks what is not meant for clients. The request's id is added later, by the plugin that knows it. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const place = {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  };
  if (faultBehind(error) !== null)
    return { message: 'Unexpected error.', ...place, extensions: { code: INTERNAL } };
  const ours = extensionsOf(unwrapResolverError(error));
  if (ours !== null) return { message: formatted.message, ...place, extensions: { ...ours } };
  const tokens = TOO_LONG.exec(formatted.message)?.[1];
  if (tokens !== undefined) {
    const message = `The document has more than ${tokens} words and signs, which is the limit.`;
    return { message, ...place, extensions: { code: 'LIMIT_EXCEEDED', remedy: 'fix' } };
  }
  const given = formatted.extensions?.['code'];
  const code = typeof given === 'string' && given !== INTERNAL ? given : 'BAD_USER_INPUT';
  return { message: formatted.message, ...place, extensions: { code, remedy: 'fix' } };
}

/** A request that asks for more than one may have; refused before anything runs. */
export function limitExceeded(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } } });
}
