/** Errors of ours that may reach a client, with a closed set of codes. */
export type GatewayErrorCode =
  | 'BAD_INPUT'
  | 'BAD_CURSOR'
  | 'NOT_FOUND'
  | 'UNAUTHORISED'
  | 'LIMIT_EXCEEDED'
  /** The table's portal cannot do what is asked, and neither can it be done here. */
  | 'UNSUPPORTED'
  /** Rows further on than the portal serves. */
  | 'BEYOND_REACH'
  /** More bytes or rows than are read. */
  | 'TOO_LARGE'
  /** Not answered in time, or nobody waits any more. */
  | 'TIMEOUT'
  | 'BUSY'
  | 'UPSTREAM_FAILED'
  | 'STORE_NEWER'
  | 'STORE_DAMAGED'
  | 'BAD_REGISTRY'
  | 'BAD_CONFIG';

export interface GatewayErrorFacts {
  readonly portal?: string;
  readonly retryAfterMs?: number;
  /** What to do next, in a sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: GatewayErrorCode;
  readonly facts: GatewayErrorFacts;
  constructor(code: GatewayErrorCode, message: string, facts: GatewayErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = code;
    this.facts = facts;
  }
}
