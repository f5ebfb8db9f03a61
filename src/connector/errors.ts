/** What the caller should do about it: the only thing an error class has to say. */
export type Remedy = 'retry' | 'skip' | 'stop' | 'fix';

/** Closed set. `fix` is a breach of the contract: our bug, or the connector's. */
export const REMEDY = {
  UNREACHABLE: 'retry',
  TIMEOUT: 'retry',
  RATE_LIMITED: 'retry',
  UPSTREAM_FAILED: 'retry',
  BLOCKED: 'stop',
  NOT_FOUND: 'skip',
  BAD_SHAPE: 'skip',
  TOO_LARGE: 'skip',
  UNAUTHORISED: 'stop',
  BAD_CONFIG: 'stop',
  NOT_THIS_PLATFORM: 'stop',
  UNSUPPORTED: 'fix',
  BAD_QUERY: 'fix',
  BAD_CURSOR: 'fix',
  ABORTED: 'skip',
} as const satisfies Record<string, Remedy>;
export type ConnectorErrorCode = keyof typeof REMEDY;

export interface ErrorFacts {
  readonly portalId?: string;
  /** Without credentials. */
  readonly url?: string;
  readonly status?: number;
  /** JSON path of the offending value. */
  readonly path?: string;
  readonly retryAfterMs?: number;
  /** At most the first 2 KiB of what came. */
  readonly body?: string;
  readonly cause?: unknown;
}

/** A failure with a closed code and facts; everything a connector or its Http throws is one of these. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly code: ConnectorErrorCode;
  readonly facts: ErrorFacts;
  constructor(code: ConnectorErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = code;
    this.facts = facts;
  }
  get remedy(): Remedy {
    return REMEDY[this.code];
  }
}
