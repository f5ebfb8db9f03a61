/** Errors as a person reads them. */
import { ConnectorError } from '../connector/errors.ts';
import { GatewayError, type GatewayErrorCode } from '../domain/errors.ts';
import { Stopped } from './stopping.ts';
import { harmless } from './text.ts';
import { CliError, type ExitCode } from './world.ts';

export interface Failure {
  readonly exitCode: ExitCode;
  readonly lines: readonly string[];
}

const EXIT: Readonly<Record<GatewayErrorCode, ExitCode>> = {
  BAD_INPUT: 2,
  BAD_CURSOR: 2,
  NOT_FOUND: 2,
  UNAUTHORISED: 2,
  LIMIT_EXCEEDED: 2,
  UNSUPPORTED: 2,
  BEYOND_REACH: 2,
  TOO_LARGE: 2,
  TIMEOUT: 3,
  BUSY: 1,
  UPSTREAM_FAILED: 3,
  STORE_NEWER: 1,
  STORE_DAMAGED: 1,
  BAD_REGISTRY: 1,
  BAD_CONFIG: 2,
};
/** Codes of the system that a person can do something about. */
const SYSTEM: Readonly<Record<string, string>> = {
  EACCES: 'Allow it, or choose another place with --data-dir.',
  EPERM: 'Allow it, or choose another place with --data-dir.',
  EROFS: 'The disk is read-only: choose another place with --data-dir.',
  ENOSPC: 'The disk is full: make room, or choose another place with --data-dir.',
  ENOENT: 'Check the path.',
  EISDIR: 'Name a file, not a folder.',
  ENOTDIR: 'Name a folder, not a file.',
  EADDRINUSE: 'Stop the other program, or choose another port with --port.',
  EADDRNOTAVAIL: 'Choose an address of this machine with --host.',
};

function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return error.code in SYSTEM ? error.code : null;
}

/** A fault of ours shows its stack, so that it can be reported; anything else says what to do next. */
export function failureOf(error: unknown): Failure {
  const told = (exitCode: ExitCode, message: string, hint: string | null): Failure => ({
    exitCode,
    lines: [...`Error: ${message}`.split('\n'), ...(hint === null ? [] : [hint])].map(harmless),
  });
  if (error instanceof Stopped) return { exitCode: 1, lines: [error.message] };
  if (error instanceof CliError) return told(error.exitCode, error.message, error.hint);
  if (error instanceof GatewayError) return told(EXIT[error.code], error.message, error.facts.hint ?? null);
  if (error instanceof ConnectorError)
    return told(
      error.code === 'BAD_CONFIG' ? 2 : 3,
      error.message,
      error.remedy === 'retry' ? 'Try again later.' : null,
    );
  const code = systemCode(error);
  if (code !== null && error instanceof Error) return told(1, error.message, SYSTEM[code] ?? null);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exitCode: 1, lines: [...stack.split('\n'), 'This is a fault of CivicGraph: please report it.'] };
}
