/** Logs on stderr: JSON lines for machines, single readable lines for a terminal. */
import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { pino } from 'pino';
import { isJsonObject, type Json } from '../domain/json.ts';
import type { Log, LogLevel } from '../ports/log.ts';
import { prettyLine } from './pretty.ts';

export interface LogOptions {
  readonly level: LogLevel | 'silent';
  /** Takes whole lines with their newline; left out: stderr. */
  readonly write?: (line: string) => void;
  /** true: readable lines instead of JSON; left out: when stderr is a terminal. */
  readonly isPretty?: boolean;
  readonly hasColour?: boolean;
  readonly now?: () => Date;
}

const STDERR = 2;
const SECRET = /token|secret|passw|authori[sz]ation|cookie|api-?_?key|credential/i;

/** Values under names that sound like secrets never reach a log. */
export function withoutSecrets(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      SECRET.test(name) ? '[secret]' : withoutSecrets(part),
    ]),
  );
}

/** A closed pipe or a full disk must not end the program that wanted to say something. */
function writeStderr(line: string): void {
  try {
    writeSync(STDERR, line);
  } catch {
    return;
  }
}

/** Never throws; safe in any thread, since every line is one write. */
export function createLog(options: LogOptions): Log {
  const write = options.write ?? writeStderr;
  const isPretty = options.isPretty ?? isatty(STDERR);
  const hasColour = options.hasColour ?? (isPretty && (process.env['NO_COLOR'] ?? '') === '');
  const now = options.now ?? ((): Date => new Date());
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'message',
    },
    { write: (line: string) => write(isPretty ? prettyLine(line, hasColour) : line) },
  );
  return {
    write(level, message, facts = {}) {
      const safe = withoutSecrets(facts);
      logger[level](isJsonObject(safe) ? renamed(safe) : {}, message);
    },
  };
}

/** Facts never overwrite the line's own fields. */
function renamed(facts: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      ['level', 'time', 'message'].includes(name) ? `fact_${name}` : name,
      value,
    ]),
  );
}
