/** What commands print with: data to stdout, messages to stderr. */
import { renderTable, type Column } from './table.ts';
import { painter, type Paint } from './text.ts';
import type { Sink, World } from './world.ts';

export interface Output {
  readonly isJson: boolean;
  /** Of stdout. */
  readonly paint: Paint;
  /** Data of a person: lines to stdout. */
  lines(lines: readonly string[]): void;
  /** Data of a program: indented JSON to stdout. */
  json(value: unknown): void;
  /** One JSON value a line. */
  ndjson(value: unknown): void;
  table<T>(rows: readonly T[], columns: readonly Column<T>[]): void;
  /** To stderr. */
  say(...lines: readonly string[]): void;
}

export function hasColour(sink: Sink, env: World['env']): boolean {
  return sink.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

export function createOutput(world: World, isJson: boolean): Output {
  const paint = painter(hasColour(world.stdout, world.env));
  const out = (line: string): void => world.stdout.write(`${line}\n`);
  return {
    isJson,
    paint,
    lines: (lines) => lines.forEach(out),
    json: (value) => out(JSON.stringify(value, null, 2)),
    ndjson: (value) => out(JSON.stringify(value)),
    table(rows, columns) {
      const width = world.stdout.isTTY ? world.stdout.columns : Number.POSITIVE_INFINITY;
      renderTable(rows, columns, { width, paint }).forEach(out);
    },
    say: (...lines) => lines.forEach((line) => world.stderr.write(`${line}\n`)),
  };
}
