/** A log that keeps its lines for tests. */
import type { Json } from '../../src/domain/json.ts';
import type { Log, LogLevel } from '../../src/ports/log.ts';

export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: Readonly<Record<string, Json>>;
}
export interface QuietLog extends Log {
  readonly lines: readonly LogLine[];
}
export function createQuietLog(): QuietLog {
  const lines: LogLine[] = [];
  return { lines, write: (level, message, facts = {}) => void lines.push({ level, message, facts }) };
}
