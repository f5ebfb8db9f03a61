/** Rows on their way out, in whichever form. */
import type { Row } from '../domain/query/ast.ts';

/** Where bytes go: stdout, or a file. */
export interface RowTarget {
  send(chunk: string | Uint8Array): Promise<void>;
}
export interface RowPrinter {
  /** Resolves when there is room for more. */
  rows(rows: readonly Row[]): Promise<void>;
  /** What is known of the whole answer, for forms that can say it; what was printed is valid afterwards. */
  end(ending: Readonly<Record<string, unknown>>): Promise<void>;
  /** The same for an answer that was broken off: forms that cannot say so print nothing more than what came. */
  breakOff(ending: Readonly<Record<string, unknown>>): Promise<void>;
  /** Lets go of what it holds, printing nothing; harmless after one of the others. */
  abandon(): Promise<void>;
}
