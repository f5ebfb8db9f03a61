/** Where rows go and in which form: the options of every command that prints rows. */
import { randomUUID } from 'node:crypto';
import type { Column } from '../domain/query/table.ts';
import { flagOption, textOption, type Command, type Invocation } from './command.ts';
import { openOutputFile, type OutputFile } from './output-file.ts';
import { createJsonPrinter } from './row-json.ts';
import { createTablePrinter } from './row-lines.ts';
import { createWriterPrinter } from './row-writer.ts';
import { chooseFormat, ROW_FORMATS, type RowFormat } from './row-format.ts';
import type { RowPrinter, RowTarget } from './row-printer.ts';
import { stdoutTarget } from './terminal-target.ts';
import { painter } from './text.ts';
import type { Worth } from './rows-ending.ts';
import type { ExitCode } from './world.ts';

export const outputOptions: Command['options'] = [
  {
    flags: '--format <form>',
    help: `${ROW_FORMATS.join(', ')}; otherwise by the ending of --output, else table`,
  },
  { flags: '--output <file>', help: 'a file in place of stdout: there whole at the end, or not at all' },
  { flags: '--force', help: 'with --output: replace a file that is there' },
];

export interface RowOutput {
  readonly format: RowFormat;
  /** null: stdout. */
  readonly file: OutputFile | null;
  readonly target: RowTarget;
}

/** Opens the file, if there is to be one, before anything is asked of anybody. */
async function openRowOutput({ world, options }: Invocation): Promise<RowOutput> {
  const format = chooseFormat(options, world.stdout.isTTY);
  const name = textOption(options, 'output');
  if (name === null) return { format, file: null, target: stdoutTarget(world.stdout, format) };
  const isForced = flagOption(options, 'force');
  const file = await openOutputFile(name, { cwd: world.cwd, isForced, tag: randomUUID().slice(0, 8) });
  return { format, file, target: file };
}

/** Runs `work`, and keeps its file if that came to an answer; otherwise there is none. */
export async function withRowOutput(
  invocation: Invocation,
  work: (output: RowOutput) => Promise<Worth>,
): Promise<ExitCode> {
  const output = await openRowOutput(invocation);
  try {
    const worth = await work(output);
    if (worth.exitCode !== 3) await output.file?.keep();
    return worth.exitCode;
  } finally {
    await output.file?.discard();
  }
}

/** Ends with how many columns the terminal had no room for, where it had not. */
export interface OpenPrinter extends RowPrinter {
  hidden(): readonly string[];
}

async function openPrinter(
  { world, output }: Invocation,
  { format, file, target }: RowOutput,
  columns: readonly Column[],
  heading: Readonly<Record<string, unknown>>,
): Promise<OpenPrinter> {
  const isTerminal = file === null && world.stdout.isTTY;
  const nothing = (): readonly string[] => [];
  switch (format) {
    case 'table': {
      const width = isTerminal ? world.stdout.columns : Number.POSITIVE_INFINITY;
      return createTablePrinter(columns, target, {
        width,
        paint: file === null ? output.paint : painter(false),
      });
    }
    case 'json':
      return { ...createJsonPrinter(columns, target, heading), hidden: nothing };
    case 'ndjson':
    case 'csv':
    case 'parquet': {
      // Loaded when it is needed, so that everything else answers at once.
      const { createTableWriter } = await import('../gateway-writer.ts');
      const printer = await createWriterPrinter(createTableWriter, format, columns, { target, file });
      return { ...printer, hidden: nothing };
    }
  }
}

/** `heading`: what a JSON document says before its columns. */
export async function withPrinter<T>(
  invocation: Invocation,
  output: RowOutput,
  columns: readonly Column[],
  heading: Readonly<Record<string, unknown>>,
  work: (printer: OpenPrinter) => Promise<T>,
): Promise<T> {
  const printer = await openPrinter(invocation, output, columns, heading);
  try {
    return await work(printer);
  } finally {
    await printer.abandon();
  }
}
