/** In which form rows are printed, and how many unless said. */
import { unknownName } from '../connector/suggest.ts';
import { textOption } from './command.ts';
import type { Options } from './load.ts';
import { CliError } from './world.ts';

export const ROW_FORMATS = ['table', 'json', 'ndjson', 'csv', 'parquet'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

const BY_ENDING: Readonly<Record<string, RowFormat>> = {
  csv: 'csv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  parquet: 'parquet',
};
/** For people: as many as fit on a screen. Programs get all. */
const TABLE_ROWS = 20;

function readFormat(name: string): RowFormat {
  const known = ROW_FORMATS.find((format) => format === name.toLowerCase());
  if (known !== undefined) return known;
  throw new CliError(2, `--format: ${unknownName('format', name, ROW_FORMATS)}`);
}

function formatOfFile(file: string): RowFormat {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const format = BY_ENDING[ending];
  if (format !== undefined) return format;
  throw new CliError(
    2,
    `--output: which format is ${file} to have?`,
    `Say it with --format, or by its ending: ${Object.keys(BY_ENDING).join(', ')}.`,
  );
}

/** `--format`, else `--json`, else the ending of the file, else a table. CliError 2 where they contradict. */
export function chooseFormat(options: Options, isTerminal: boolean): RowFormat {
  const named = textOption(options, 'format');
  const file = textOption(options, 'output');
  const isJson = options['json'] === true;
  const asked = named === null ? null : readFormat(named);
  if (isJson && asked !== null && asked !== 'json' && asked !== 'ndjson')
    throw new CliError(2, `--json and --format ${asked} contradict each other.`, 'Give one of them.');
  const format = asked ?? (isJson ? 'json' : file === null ? 'table' : formatOfFile(file));
  if (format === 'parquet' && file === null && isTerminal)
    throw new CliError(2, 'Parquet is not for a terminal.', 'Name a file with --output, or pipe it on.');
  return format;
}

/** null: all. A table shows 20 unless said, every other form all. */
export function readLimit(options: Options, format: RowFormat): number | null {
  const text = textOption(options, 'limit');
  if (text === null) return format === 'table' ? TABLE_ROWS : null;
  if (text.toLowerCase() === 'all') return null;
  const value = Number(text.replaceAll('_', ''));
  if (/^\d[\d_]*$/.test(text) && value >= 1 && Number.isSafeInteger(value)) return value;
  throw new CliError(2, `--limit: expected a number of rows from 1, or "all", got "${text}".`);
}
