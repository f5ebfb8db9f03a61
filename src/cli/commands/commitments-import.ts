import { createHash } from 'node:crypto';
import { relative, resolve } from 'node:path';
import { formatCommitmentProblem } from '../../config/commitments/codes.ts';
import type { FolderImport } from '../../config/commitments/import/compose.ts';
import { diskFiles } from '../../config/commitments/import/import-files.ts';
import { IMPORTERS } from '../../config/commitments/import/importers.ts';
import {
  knownCities,
  openFolder,
  prepareImport,
  retrievalDay,
  type OpenFolder,
  type SourceAbout,
} from '../../config/commitments/import/prepare.ts';
import { isCutOff, lockFolder, recover, writeFolder } from '../../config/commitments/import/write-folder.ts';
import type { CommitmentRules } from '../../config/commitments/read-commitments.ts';
import { calendarDate } from '../../domain/calendar.ts';
import { isProcess } from '../../gateway-processes.ts';
import { flagOption, textArgument, textOption, type Command, type Invocation } from '../command.ts';
import { ourProblems, printReport, words, type ImportReport } from '../import-report.ts';
import {
  bytesOf,
  importerOf,
  isMapping,
  resultOf,
  resultOfTables,
  TABLES,
  tablesBytes,
} from '../import-source.ts';
import { loadRegistry, loadSettings, registryOf } from '../load.ts';
import { atMost } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

/** Of an import before that was cut off, then as it is; CliError 1 when it has errors, since then nobody knows what is there. */
function folderOf({ world, output, options }: Invocation, rules: CommitmentRules): OpenFolder {
  const shown = textOption(options, 'into') ?? 'commitments';
  const path = resolve(world.cwd, shown);
  if (!flagOption(options, 'write') && isCutOff(path, diskFiles))
    output.say(
      'An import into this folder was cut off; the next one with --write finishes it or takes it back.',
    );
  if (flagOption(options, 'write')) {
    const recovery = recover(path, diskFiles);
    if (recovery.is === 'undone')
      output.say('An import that was cut off before it wrote anything was taken back.');
    if (recovery.is === 'finished')
      output.say(
        `An import that was cut off was finished: ${words(recovery.paths.length, 'file')}.`,
        ...recovery.kept.map((kept) => `${kept} was changed by a person since and is left as it is.`),
      );
  }
  const folder = openFolder(path, world.cwd, rules, diskFiles);
  const errors = folder.reading.problems.filter(({ severity }) => severity === 'E');
  if (errors.length === 0) return folder;
  const lines = atMost(errors.map(formatCommitmentProblem), 20);
  throw new CliError(
    1,
    `${shown} has errors, so nothing is imported into it:\n${lines}`,
    `Correct them; civicgraph commitments check ${shown} lists all.`,
  );
}

function dayOf({ world, options }: Invocation, folder: OpenFolder, sha256: string): string {
  const given = textOption(options, 'retrieved');
  if (given === null) return retrievalDay(folder, sha256) ?? world.now().toISOString().slice(0, 10);
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(given) ?? [];
  if (calendarDate(Number(year), Number(month), Number(day)) === null)
    throw new CliError(2, `--retrieved: expected a day such as 2026-11-23, got "${given}".`);
  return given;
}

/** Why nothing may be written; null: it may. */
function refusal(report: ImportReport, skipsRefused: boolean): string | null {
  const refused = report.result.notes.filter(({ code }) => code.startsWith('E'));
  if (ourProblems(report).some(({ severity }) => severity === 'E')) return 'The folder would have errors.';
  if (refused.length > 0 && !skipsRefused)
    return `${words(refused.length, 'row is', 'rows are')} refused: correct the table, or leave them out with --skip-refused.`;
  return null;
}

function conclude({ output, options }: Invocation, report: ImportReport, why: string | null): void {
  const { prepared, folder, isWritten } = report;
  const many = words(prepared.writes.length === 0 ? 0 : prepared.writes.length - 1, 'file');
  if (isWritten) output.say(`${many} written into ${folder}.`);
  else if (why !== null) output.say(`Nothing was written. ${why}`);
  else if (prepared.writes.length === 0) output.say(`Nothing to write: ${folder} has all of it.`);
  else output.say(`Nothing was written yet: ${many} for ${folder}. Write them with --write.`);
  if (prepared.files.some(({ fate }) => fate === 'conflict') && !flagOption(options, 'force'))
    output.say('Files that people changed are left as they are; --force writes over them.');
}

interface Imported {
  readonly folder: OpenFolder;
  readonly source: SourceAbout;
  readonly result: FolderImport;
}
async function imported(invocation: Invocation): Promise<Imported> {
  const { world, options } = invocation;
  const name = textArgument(invocation, 0);
  const isTables = textOption(options, 'from') === TABLES;
  const importer = isTables ? null : importerOf(invocation);
  const bytes = isTables ? tablesBytes(invocation, name) : bytesOf(invocation, name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const registry = registryOf((await loadRegistry(world, loadSettings(world, options))).reading);
  const folder = folderOf(invocation, { registry, ledger: null });
  const retrievedOn = dayOf(invocation, folder, sha256);
  const source = { name, sha256, importer: importer?.name ?? TABLES, retrievedOn };
  if (importer === null) return { folder, source, result: resultOfTables(invocation, folder) };
  const context = {
    ...{
      knownCities: knownCities(folder),
      retrievedOn,
      includeNational: flagOption(options, 'includeNational'),
    },
    ...{ city: textOption(options, 'city'), plan: textOption(options, 'plan') },
  };
  return { folder, source, result: await resultOf(invocation, importer, bytes, context) };
}
/** Only who writes keeps others out. */
async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, options } = invocation;
  if (!flagOption(options, 'write')) return importing(invocation);
  const shown = textOption(options, 'into') ?? 'commitments';
  const lock = lockFolder(resolve(world.cwd, shown), diskFiles, process.pid, isProcess);
  if (lock === null)
    throw new CliError(1, `Another import is writing into ${shown}.`, 'Wait for its end, and import again.');
  try {
    return await importing(invocation);
  } finally {
    lock.release();
  }
}

async function importing(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const { folder, source, result } = await imported(invocation);
  const shownFolder = relative(world.cwd, folder.path) || '.';
  const prepared = prepareImport(folder, result, source, {
    ...{ isForced: flagOption(options, 'force'), shownFolder },
  });
  const about = { source: source.name, folder: shownFolder, showsRecords: isMapping(invocation) };
  const report = { ...about, result, prepared, isWritten: false };
  const why = refusal(report, flagOption(options, 'skipRefused'));
  const isWritten = why === null && prepared.writes.length > 0 && flagOption(options, 'write');
  if (isWritten) writeFolder(folder.path, prepared.writes, diskFiles);
  printReport(output, { ...report, isWritten });
  conclude(invocation, { ...report, isWritten }, why);
  const isWrong = why !== null || prepared.files.some(({ fate }) => fate === 'conflict');
  return isWrong || result.notes.some(({ code }) => code.startsWith('E')) ? 1 : 0;
}

export const commitmentsImport: Command = {
  usage: 'import <file>',
  summary: 'commitments out of tables of others: CSV or XLSX, packed with gzip or not',
  details:
    'Shows what would be written: cities, plans, updates, rows that are refused with their lines. With --write the files ' +
    'are written, all of them or none. Importing the same table again changes nothing; what people changed in files stays; ' +
    'what is not in the table any more stays too. See docs/commitments-import.md.',
  options: [
    {
      flags: '--from <source>',
      help: `${IMPORTERS.map((one) => `${one.name}: ${one.about}`).join('; ')}; csv: tables of the templates; or a mapping file`,
    },
    { flags: '--into <folder>', help: 'folder of commitments; default: commitments' },
    { flags: '--write', help: 'writes the files' },
    { flags: '--city <slug>', help: 'the city that the table is about; of an OGP export only that one' },
    { flags: '--plan <id>', help: 'the plan that its commitments belong to; of an OGP export only that one' },
    { flags: '--include-national', help: 'commitments of countries too' },
    { flags: '--sheet <name>', help: 'sheet of a spreadsheet; default: the first' },
    { flags: '--retrieved <day>', help: 'when the table was fetched; default: today' },
    { flags: '--skip-refused', help: 'writes the rest although rows are refused' },
    { flags: '--force', help: 'writes over what people changed in files' },
  ],
  examples: [
    ['civicgraph commitments import ogp.csv --from ogp', 'what would come of it'],
    [
      'civicgraph commitments import ogp.csv.gz --from ogp --city madrid --into ours --write',
      'one city, written',
    ],
  ],
  run,
};
