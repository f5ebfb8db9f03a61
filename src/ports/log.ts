import type { Json } from '../domain/json.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/** One line, facts as fields, secrets never. */
export interface Log {
  write(level: LogLevel, message: string, facts?: Readonly<Record<string, Json>>): void;
}
