/** Data forms on a terminal: nothing that a portal sent may be obeyed by it. */
import type { RowFormat } from './row-format.ts';
import type { RowTarget } from './row-printer.ts';
import { neutral } from './text.ts';
import type { Sink } from './world.ts';

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Stdout as it is where no terminal reads. On one, what it would obey is written as an escape in JSON, which is the same
 * data, and as U+FFFD elsewhere, which is not: exact bytes are for pipes and files.
 */
export function stdoutTarget(sink: Sink, format: RowFormat): RowTarget {
  if (!sink.isTTY || format === 'table' || format === 'parquet') return sink;
  const isJson = format === 'json' || format === 'ndjson';
  const replace = isJson ? escaped : (): string => '\ufffd';
  const decoder = new TextDecoder();
  return {
    send: (chunk) =>
      sink.send(
        neutral(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }), replace),
      ),
  };
}
