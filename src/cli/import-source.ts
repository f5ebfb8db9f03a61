/** What is imported: by name of the source, by a mapping file, or from the tables of the templates. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { formatCommitmentProblem } from '../config/commitments/codes.ts';
import { CSV_TABLES } from '../config/commitments/csv-headers.ts';
import type { FolderImport } from '../config/commitments/import/compose.ts';
import { IMPORTERS, type Importer } from '../config/commitments/import/importers.ts';
import { readMapping } from '../config/commitments/import/mapping-file.ts';
import type { OpenFolder } from '../config/commitments/import/prepare.ts';
import { readCsvFolder } from '../config/commitments/import/read-csv-folder.ts';
import { MAX_PACKED_BYTES, readImportTable } from '../config/commitments/import/read-table.ts';
import { formatProblem } from '../config/problem.ts';
import { slugOf } from '../domain/commitments/import/cells.ts';
import type { ImportContext } from '../domain/commitments/import/imported.ts';
import { unknownName } from '../domain/suggest.ts';
import { textArgument, textOption, type Invocation } from './command.ts';
import { noteLine } from './import-report.ts';
import { atMost } from './text.ts';
import { CliError } from './world.ts';

export const TABLES = 'csv';

/** Whether --from names a mapping file. */
export function isMapping({ options }: Invocation): boolean {
  return /\.ya?ml$/.test(textOption(options, 'from') ?? '');
}

/** An importer by name, or by the mapping file that is named. */
export function importerOf(invocation: Invocation): Importer {
  const { world, options } = invocation;
  const name = textOption(options, 'from');
  const known = [...IMPORTERS.map((importer) => importer.name), TABLES];
  const help = 'See civicgraph commitments import --help.';
  if (name === null)
    throw new CliError(2, `--from is missing: one of ${known.join(', ')}, or a mapping file.`, help);
  const importer = IMPORTERS.find((one) => one.name === name);
  if (importer !== undefined) return importer;
  if (!isMapping(invocation)) throw new CliError(2, unknownName('source', name, known), help);
  const path = resolve(world.cwd, name);
  if (!existsSync(path))
    throw new CliError(2, `There is no mapping file ${name}.`, 'Check the path after --from.');
  const slug = slugOf(basename(name).replace(/\.ya?ml$/, '')) || 'mapping';
  const reading = readMapping(name, readFileSync(path, 'utf8'), slug, IMPORTERS);
  if ('importer' in reading) return reading.importer;
  const lines = atMost(reading.problems.map(formatProblem), 50);
  throw new CliError(
    2,
    `The mapping has problems:\n${lines}`,
    'Correct them; docs/commitments-import.md has every field.',
  );
}

export function bytesOf({ world }: Invocation, name: string): Uint8Array {
  const path = resolve(world.cwd, name);
  if (!existsSync(path)) throw new CliError(2, `There is no file ${name}.`, 'Check the path.');
  const about = statSync(path);
  if (!about.isFile()) throw new CliError(2, `${name} is no file.`, 'Name the table itself.');
  if (about.size > MAX_PACKED_BYTES)
    throw new CliError(
      2,
      `${name} has ${about.size} bytes; at most ${MAX_PACKED_BYTES} are read.`,
      'Divide it.',
    );
  return readFileSync(path);
}

/** Of all three tables, so that a change in any of them is another source. */
export function tablesBytes({ world }: Invocation, name: string): Uint8Array {
  const path = resolve(world.cwd, name);
  const folder = existsSync(path) && statSync(path).isDirectory() ? path : dirname(path);
  const files = CSV_TABLES.map(({ file }) => resolve(folder, file)).filter((file) => existsSync(file));
  return Buffer.concat(files.map((file) => readFileSync(file)));
}

/** Tables with the columns of the templates; CliError 1 with every error of theirs. */
export function resultOfTables(invocation: Invocation, folder: OpenFolder): FolderImport {
  const { world } = invocation;
  const name = textArgument(invocation, 0);
  const bytesAt = (path: string): Uint8Array | null => {
    const file = resolve(world.cwd, path);
    return existsSync(file) ? readFileSync(file) : null;
  };
  const reading = readCsvFolder(name, bytesAt, folder.rules, folder.sources);
  if ('result' in reading) return reading.result;
  if (reading.problems.length === 0)
    throw new CliError(
      2,
      `There is no commitments.csv at ${name}.`,
      'civicgraph commitments templates makes an empty one.',
    );
  throw new CliError(1, atMost(reading.problems.map(formatCommitmentProblem), 50), 'Nothing was imported.');
}

/** CliError 1 where the file is no table at all. */
export async function resultOf(
  invocation: Invocation,
  importer: Importer,
  bytes: Uint8Array,
  context: ImportContext,
): Promise<FolderImport> {
  const name = textArgument(invocation, 0);
  const reading = await readImportTable(bytes, textOption(invocation.options, 'sheet'));
  if (!('table' in reading))
    throw new CliError(
      1,
      reading.notes.map((note) => noteLine(name, note)).join('\n'),
      'Nothing was imported.',
    );
  const result = importer.run(reading.table, context);
  return { ...result, notes: [...reading.notes, ...result.notes] };
}
