import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CSV_TABLES, headerLine, templatesReadme } from '../../config/commitments/csv-headers.ts';
import { metaText } from '../../config/commitments/write-plan.ts';
import { textArgument, type Command, type Invocation } from '../command.ts';
import { CliError, type ExitCode } from '../world.ts';

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output } = invocation;
  const given = textArgument(invocation, 0);
  const folder = resolve(world.cwd, given === '' ? '.' : given);
  const files = [
    ...CSV_TABLES.map((table) => ({ name: table.file, text: `${headerLine(table)}\n` })),
    { name: 'README.md', text: templatesReadme() },
    { name: '_meta.yaml', text: metaText({ schemaVersion: 1 }) },
  ];
  const there = files.filter(({ name }) => existsSync(join(folder, name))).map(({ name }) => name);
  if (there.length > 0)
    throw new CliError(
      2,
      `Nothing was written: ${folder} holds ${there.join(', ')} already.`,
      'Name another folder: civicgraph commitments templates <folder>.',
    );
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, name), text, { flag: 'wx' });
  const paths = files.map(({ name }) => join(folder, name));
  if (output.isJson) output.json({ files: paths });
  else output.lines(paths);
  return 0;
}

export const commitmentsTemplates: Command = {
  usage: 'templates [folder]',
  summary: 'empty tables to fill in: commitments.csv, milestones.csv, updates.csv',
  details:
    'With a README that says what each column is. Nothing that is there is written over. Default: the current folder.',
  options: [],
  examples: [['civicgraph commitments templates ./ours', 'then fill them in, and check the folder']],
  run,
};
