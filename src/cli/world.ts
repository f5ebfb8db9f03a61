/** All that the command line is given: streams, environment, time, and how to make a gateway. */
import type { Connector } from '../connector/contract.ts';
import type { Gateway, GatewayConfig } from '../gateway.ts';

export interface Sink {
  write(text: string): void;
  /** For much: resolves when there is room for more, rejects with ReaderGone when nobody reads any longer. */
  send(chunk: string | Uint8Array): Promise<void>;
  /** Aborted when the reader went away. Until it is asked for, that ends the program at once and quietly. */
  gone(): AbortSignal;
  readonly isTTY: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
}
export interface World {
  /** Data. */
  readonly stdout: Sink;
  /** Messages. */
  readonly stderr: Sink;
  readStdin(): Promise<string>;
  /** What a person answers on the terminal; null: there is none, or nobody answered. */
  ask(question: string): Promise<string | null>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  now(): Date;
  /** Calls `tick` again and again until the answer is called. */
  every(ms: number, tick: () => void): () => void;
  readonly version: string;
  /** The registry that comes with the package. */
  readonly shippedRegistry: string;
  createGateway(config: GatewayConfig): Promise<Gateway>;
  loadConnectors(config: GatewayConfig): Promise<readonly Connector[]>;
  /** Aborted when a person or the system asks to stop. Until it is asked for, a signal ends the program at once. */
  stopping(): AbortSignal;
}

/** 0 fine, 1 found problems, 2 misuse, 3 upstream. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What went wrong in words for a person, without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;
  /** What to do next. */
  readonly hint: string | null;
  constructor(exitCode: ExitCode, message: string, hint: string | null = null) {
    super(message);
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

/** Nobody reads what is written (`| head`): no mistake of anybody's, so the program ends quietly. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
  constructor() {
    super('nobody reads any longer');
  }
}
