import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CheckResult, ConformanceRequest, ConformanceResult } from '../../gateway-conformance.ts';
import { flagOption, textArgument, textOption, type Command, type Invocation } from '../command.ts';
import { loadSettings } from '../load.ts';
import { count, type Colour } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

const WORDS = {
  passed: 'passed',
  failed: 'FAILED',
  bypassed: 'bypassed',
  inapplicable: 'not for it',
} as const;
const COLOURS = {
  passed: 'green',
  failed: 'red',
  bypassed: 'yellow',
  inapplicable: 'dim',
} as const satisfies Record<keyof typeof WORDS, Colour>;

function reasonOf({ outcome, promise }: CheckResult): string {
  switch (outcome.is) {
    case 'passed':
      return promise;
    case 'bypassed':
      return outcome.reason;
    case 'failed':
    case 'inapplicable':
      return outcome.because;
  }
}

function requestOf(invocation: Invocation): ConformanceRequest {
  const { world, options } = invocation;
  const settings = loadSettings(world, options);
  const { allowLoopback } = settings;
  const contact = settings.contact ?? 'contact not stated';
  const isLive = flagOption(options, 'live');
  if (textOption(options, 'record') !== null && !isLive)
    throw new CliError(2, 'Only a live portal can be recorded.', 'Give --live as well.');
  return {
    module: textArgument(invocation, 0),
    fixtures: textOption(options, 'fixtures'),
    cwd: world.cwd,
    live: isLive ? { contact, allowLoopback } : null,
  };
}

function print({ output }: Invocation, { connector, report }: ConformanceResult): void {
  if (output.isJson) return output.json({ connector, ...report });
  output.table(report.results, [
    { title: 'CHECK', of: ({ id }) => id },
    {
      title: 'OUTCOME',
      of: ({ outcome }) => WORDS[outcome.is],
      colour: ({ outcome }) => COLOURS[outcome.is],
    },
    { title: 'WHY', of: reasonOf, isElastic: true },
  ]);
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const request = requestOf(invocation);
  // Loaded when it is needed, so that help answers at once.
  const { checkConnector, formatTape } = await import('../../gateway-conformance.ts');
  const result = await checkConnector(request);
  print(invocation, result);
  const { output, options, world } = invocation;
  const file = textOption(options, 'record');
  if (file !== null) {
    writeFileSync(resolve(world.cwd, file), formatTape(result.recorded));
    output.say(`${count(result.recorded.length)} answers written to ${file}.`);
  }
  const { results, unknownBypasses, isPassed } = result.report;
  const failed = results.filter(({ outcome }) => outcome.is === 'failed');
  for (const { id, outcome } of failed) if (outcome.is === 'failed') output.say(`${id}: ${outcome.because}`);
  for (const id of unknownBypasses) output.say(`${id}: a bypass of a check that does not exist`);
  output.say(`${result.connector}: ${count(results.length)} checks, ${count(failed.length)} failed.`);
  return isPassed ? 0 : 1;
}

export const connectorsCheck: Command = {
  usage: 'check <module>',
  summary: 'whether a connector keeps its promises',
  details:
    'Holds a connector against every check, with the answers recorded in its fixtures. Exit code 1: a check failed.',
  options: [
    {
      flags: '--fixtures <folder>',
      help: 'of subject.json and tape.jsonl; otherwise "fixtures" beside the module',
    },
    { flags: '--live', help: 'ask the portal that subject.json names; each question is sent once' },
    { flags: '--record <file>', help: 'with --live: write what it answered, as a tape' },
  ],
  examples: [
    ['civicgraph connectors check ./my-portal/index.js', 'replay what was recorded'],
    [
      'civicgraph connectors check ./my-portal/index.js --live --record my-portal/fixtures/tape.jsonl',
      'ask the portal itself, and keep its answers',
    ],
  ],
  run,
};
