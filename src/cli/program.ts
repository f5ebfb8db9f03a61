/** The whole command line, from the commands' own descriptions. */
import { Command as Commander, CommanderError, Option } from 'commander';
import {
  flagOf,
  settingFields,
  settingNames,
  variableOf,
  type SettingName,
} from '../config/setting-fields.ts';
import type { Command } from './command.ts';
import { aggregate } from './commands/aggregate.ts';
import { commitmentsCheck } from './commands/commitments-check.ts';
import { commitmentsImport } from './commands/commitments-import.ts';
import { commitmentsSuggest } from './commands/commitments-suggest.ts';
import { commitmentsEvaluate } from './commands/commitments-evaluate.ts';
import { commitmentsList } from './commands/commitments-list.ts';
import { commitmentsHistory, commitmentsShow } from './commands/commitments-show.ts';
import { commitmentsTemplates } from './commands/commitments-templates.ts';
import { connectorsCheck } from './commands/connectors-check.ts';
import { demo } from './commands/demo.ts';
import { harvest } from './commands/harvest.ts';
import { linksCheck } from './commands/links-check.ts';
import { linksShow } from './commands/links-show.ts';
import { metricsCompute } from './commands/metrics-compute.ts';
import { metricsProbe } from './commands/metrics-probe.ts';
import { metricsExport } from './commands/metrics-export.ts';
import { metricsIndicators, metricsWorklist } from './commands/metrics-lists.ts';
import { metricsCompare, metricsHistory, metricsShow } from './commands/metrics.ts';
import { portalsAdd } from './commands/portals-add.ts';
import { portalsList } from './commands/portals-list.ts';
import { portalsProbe } from './commands/portals-probe.ts';
import { query } from './commands/query.ts';
import { registryCheck } from './commands/registry-check.ts';
import { rows } from './commands/rows.ts';
import { serve } from './commands/serve.ts';
import { status } from './commands/status.ts';
import { tables } from './commands/tables.ts';
import { failureOf } from './failure.ts';
import { createOutput } from './output.ts';
import { ReaderGone, type ExitCode, type World } from './world.ts';

const group = { details: '', options: [], examples: [], run: null } as const;

export const commands: readonly Command[] = [
  serve,
  harvest,
  {
    ...group,
    usage: 'portals',
    summary: 'the portals of the registry, and new ones',
    commands: [portalsList, portalsProbe, portalsAdd],
  },
  {
    ...group,
    usage: 'links',
    summary: 'whether the addresses that datasets name answer',
    commands: [linksCheck, linksShow],
  },
  query,
  tables,
  rows,
  aggregate,
  {
    ...group,
    usage: 'registry',
    summary: 'the files of cities and portals',
    commands: [registryCheck],
  },
  {
    ...group,
    usage: 'commitments',
    summary: 'what cities promised, and what their catalogues prove',
    commands: [
      commitmentsList,
      commitmentsShow,
      commitmentsHistory,
      commitmentsEvaluate,
      commitmentsCheck,
      commitmentsSuggest,
      commitmentsImport,
      commitmentsTemplates,
    ],
  },
  {
    ...group,
    usage: 'connectors',
    summary: 'plugins that read the platforms of portals',
    commands: [connectorsCheck],
  },
  {
    ...group,
    usage: 'metrics',
    summary: 'how well portals and cities keep their data',
    commands: [
      metricsShow,
      metricsCompare,
      metricsHistory,
      metricsWorklist,
      metricsExport,
      metricsIndicators,
      metricsCompute,
      metricsProbe,
    ],
  },
  status,
  demo,
];

const DESCRIPTION = 'One GraphQL graph over the open-data portals of cities.';
const ABOUT_SETTINGS = `Settings come from options, then from the environment (CIVICGRAPH_PORT for --port), then from civicgraph.yaml
(port:), then from their defaults. The admin token is taken from CIVICGRAPH_ADMIN_TOKEN or the file only.

Exit codes: 0 fine, 1 found problems, 2 misuse, 3 a portal failed.`;

function settingOption(name: SettingName): Option {
  const field = settingFields[name];
  const isFlag = field.kind === 'flag';
  const shown = field.shownDefault === null ? '' : `; default: ${field.shownDefault}`;
  return new Option(`${flagOf(name)}${isFlag ? '' : ` ${field.argument}`}`, `${field.help}${shown}`);
}

function optionsFor(command: string | null): readonly Option[] {
  return settingNames
    .filter((name) => {
      const { isOption, commands: only } = settingFields[name];
      return (
        isOption && (command === null ? only === null : only?.some((known) => known === command) === true)
      );
    })
    .map(settingOption);
}

function examplesText(examples: Command['examples']): string {
  if (examples.length === 0) return '';
  const lines = examples.map(([command, what]) => `  ${command}\n      ${what}`);
  return `\nExamples:\n${lines.join('\n')}\n`;
}

type Finish = (code: ExitCode) => void;

function addCommand(parent: Commander, command: Command, world: World, finish: Finish): void {
  const built = parent.command(command.usage).summary(command.summary);
  built.description(
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.${command.details === '' ? '' : `\n\n${command.details}`}`,
  );
  for (const option of command.options) built.option(option.flags, option.help);
  for (const option of optionsFor(command.usage.split(' ')[0] ?? '')) built.addOption(option);
  built.addHelpText('after', examplesText(command.examples));
  for (const inner of command.commands ?? []) addCommand(built, inner, world, finish);
  const { run } = command;
  if (run === null) return;
  built.action(async () => {
    const options = built.optsWithGlobals();
    const output = createOutput(world, options['json'] === true);
    finish(await run({ world, output, options, args: built.processedArgs }));
  });
}

/** `helpWidth`: columns of help; left out: those of the terminal. */
export function buildProgram(world: World, finish: Finish, helpWidth?: number): Commander {
  const program = new Commander('civicgraph');
  const width = helpWidth ?? (world.stdout.isTTY ? world.stdout.columns : 100);
  program
    .description(DESCRIPTION)
    .version(world.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, helpWidth: width })
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('See --help for commands, options and examples.')
    .exitOverride()
    .option('--json', 'JSON to stdout, for programs')
    .option('--config <file>', 'settings file; default: civicgraph.yaml, if there is one');
  for (const option of optionsFor(null)) program.addOption(option);
  program.addHelpText('after', `\n${ABOUT_SETTINGS}`);
  for (const command of commands) addCommand(program, command, world, finish);
  return program;
}

/** Variables of every setting, for the documentation. */
export const settingVariables: readonly (readonly [SettingName, string])[] = settingNames.map((name) => [
  name,
  variableOf(name),
]);

/** Runs one command line, without the program's name. Never throws; everything a person should know is printed. */
export async function runCli(argv: readonly string[], world: World): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = buildProgram(world, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) {
      const isHelp = ['commander.helpDisplayed', 'commander.version'].includes(error.code);
      return isHelp ? 0 : 2;
    }
    if (error instanceof ReaderGone) return 0;
    const failure = failureOf(error);
    for (const line of failure.lines) world.stderr.write(`${line}\n`);
    return failure.exitCode;
  }
}
