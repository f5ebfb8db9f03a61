/** What can go wrong with a portal, in the closed set that the graph shows. */
export type SourceErrorCode =
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'RATE_LIMITED'
  | 'UPSTREAM_FAILED'
  | 'BLOCKED'
  | 'NOT_FOUND'
  | 'BAD_SHAPE'
  | 'TOO_LARGE'
  | 'UNAUTHORISED'
  | 'BAD_CONFIG'
  | 'NOT_THIS_PLATFORM'
  | 'UNSUPPORTED'
  | 'BAD_QUERY'
  | 'BAD_CURSOR'
  | 'ABORTED'
  | 'BEYOND_REACH';
