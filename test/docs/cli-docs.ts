/** docs/cli.md, from the commands themselves. */
import { format, resolveConfig } from 'prettier';
import type { Command as Commander } from 'commander';
import { buildProgram } from '../../src/cli/program.ts';
import { flagOf, settingFields, settingNames, variableOf } from '../../src/config/setting-fields.ts';
import { aWorld, projectRoot } from '../support/cli-world.ts';

const WIDTH = 100;

function fullName(command: Commander): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}

/** Help as a terminal shows it, without the options that every command has. */
function helpOf(command: Commander): string {
  command.configureHelp({ showGlobalOptions: false, helpWidth: WIDTH });
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  return help.trimEnd();
}

function sectionsOf(command: Commander): readonly string[] {
  const isGroup = command.commands.length > 0 && command.registeredArguments.length === 0;
  const own =
    isGroup || command.parent === null
      ? []
      : [`## ${fullName(command)}`, '', '```text', helpOf(command), '```', ''];
  return [...own, ...command.commands.flatMap(sectionsOf)];
}

function settingsTable(): readonly string[] {
  return [
    '| Option | Variable | In the file | Default | What |',
    '| --- | --- | --- | --- | --- |',
    ...settingNames.map((name) => {
      const field = settingFields[name];
      const option = field.isOption ? `\`${flagOf(name)}\`` : 'none';
      const shown = field.shownDefault === null ? '' : `\`${field.shownDefault}\``;
      return `| ${option} | \`${variableOf(name)}\` | \`${name}\` | ${shown} | ${field.help} |`;
    }),
  ];
}

export async function renderCliDocs(): Promise<string> {
  const program = buildProgram(aWorld(), () => undefined, WIDTH);
  const text = [
    '# The command line',
    '',
    'Data goes to stdout, messages go to stderr, and `--json` gives JSON for programs (a line per event while harvesting).',
    'Exit codes: 0 fine, 1 found problems, 2 misuse, 3 a portal failed. `NO_COLOR` is honoured; without a terminal',
    'progress is told in plain lines. Made from the commands by `UPDATE_DOCS=1 npx vitest run test/docs/cli-help.test.ts`.',
    '',
    '## Settings',
    '',
    'Options come first, then the environment, then the file `civicgraph.yaml` (or `--config`, `CIVICGRAPH_CONFIG`), then',
    'defaults. Times are written `90s`, `15m`, `12h`, `7d`; lists are separated by commas. All problems are told at once.',
    '',
    ...settingsTable(),
    '',
    ...sectionsOf(program),
  ].join('\n');
  return format(text, { ...(await resolveConfig(`${projectRoot}/docs/cli.md`)), parser: 'markdown' });
}
