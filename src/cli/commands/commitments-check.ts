import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatCommitmentProblem, type CommitmentProblem } from '../../config/commitments/codes.ts';
import { deadLinkProblems, evidenceAddresses } from '../../config/commitments/check-links.ts';
import { verdictProblems } from '../../config/commitments/check-verdicts.ts';
import { gatewayConfig, type Settings } from '../../config/settings.ts';
import type { Registry } from '../../domain/registry.ts';
import { textArguments, textOption, type Command, type Invocation } from '../command.ts';
import { gitLedger } from '../git-ledger.ts';
import { errorsOf, loadCommitments, type LoadedCommitments } from '../load-commitments.ts';
import { loadRegistry, loadSettings, registryOf } from '../load.ts';
import { count } from '../text.ts';
import { CliError, type ExitCode, type World } from '../world.ts';

/** Those that are named, or those of the settings, of which your own need not be there. */
function foldersOf(invocation: Invocation, usual: readonly string[]): readonly string[] {
  const named = textArguments(invocation, 0).map((folder) => resolve(invocation.world.cwd, folder));
  const missing = (named.length > 0 ? named : usual.slice(0, -1)).filter((folder) => !existsSync(folder));
  if (missing.length > 0)
    throw new CliError(2, `There is no folder ${missing.join(', ')}.`, 'Check the names and --commitments.');
  return named.length > 0 ? named : usual.filter((folder) => existsSync(folder));
}

function counted(loaded: LoadedCommitments, problems: readonly CommitmentProblem[]) {
  const { plans, commitments, updates, assessments } = loaded.book;
  const errors = errorsOf(problems).length;
  return {
    ...{ plans: plans.length, commitments: commitments.length, updates: updates.length },
    ...{ assessments: assessments.length, errors, warnings: problems.length - errors },
  };
}
function words(number: number, one: string): string {
  return `${count(number)} ${one}${number === 1 ? '' : 's'}`;
}

function print(
  { output }: Invocation,
  loaded: LoadedCommitments,
  problems: readonly CommitmentProblem[],
): void {
  const counts = counted(loaded, problems);
  if (output.isJson) {
    output.json({ files: loaded.sources.map(({ name }) => name), problems, ...counts });
    return;
  }
  output.lines(problems.map(formatCommitmentProblem));
  const found = `${words(counts.errors, 'error')}, ${words(counts.warnings, 'warning')}`;
  const taken = `${words(counts.plans, 'plan')}, ${words(counts.commitments, 'commitment')}, ${words(counts.updates, 'status update')}`;
  output.say(`${words(loaded.sources.length, 'file')}: ${found}. Taken: ${taken}.`);
}

/** What kept verdicts and link checks say of what was taken; nothing where there is no store yet. */
async function judged(
  world: World,
  settings: Settings,
  registry: Registry,
  { book, cities }: LoadedCommitments,
): Promise<readonly CommitmentProblem[]> {
  if (!existsSync(settings.store) || book.commitments.length === 0) return [];
  const config = gatewayConfig(settings, { ...registry, cities }, 'warn');
  const gateway = await world.createGateway({ ...config, commitments: book });
  try {
    const ids = book.commitments.map(({ id }) => id);
    const kept = await gateway.commitments.verdicts.latest(ids, null);
    const entries = kept.flatMap((one) =>
      one === null ? [] : [[one.evaluation.commitment, one.evaluation.verdict] as const],
    );
    const addresses = evidenceAddresses(book);
    const facts = await gateway.links.facts(addresses.map(({ url }) => url));
    return [...verdictProblems(book, new Map(entries)), ...deadLinkProblems(addresses, facts)];
  } finally {
    await gateway.close();
  }
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, options } = invocation;
  const settings = loadSettings(world, options);
  const registry = registryOf((await loadRegistry(world, settings)).reading);
  const folders = foldersOf(invocation, settings.commitments);
  const ledger = gitLedger(folders, textOption(options, 'against') ?? 'HEAD');
  const loaded = loadCommitments(world, folders, registry, ledger);
  const problems = [...loaded.problems, ...(await judged(world, settings, registry, loaded))];
  print(invocation, loaded, problems);
  return errorsOf(problems).length > 0 ? 1 : 0;
}

export const commitmentsCheck: Command = {
  usage: 'check [folder...]',
  summary: 'everything that is wrong in the files of commitments',
  details:
    'Each problem with file, line, column, code, pointer and what to do. E: nothing of the file is taken. W: it is taken ' +
    'as it is. Status updates are compared with git, where the folder is kept in it: they are only ever added. Where there ' +
    'is a store, its verdicts are held against the rules and against what cities report, and dead evidence is told. ' +
    'Exit code 1: there are errors.',
  options: [{ flags: '--against <revision>', help: 'status updates as git has them there; default: HEAD' }],
  examples: [
    ['civicgraph commitments check', 'the commitments of the package and your own'],
    [
      'civicgraph commitments check ./ours --against origin/main --json',
      'what a branch changed, for a program',
    ],
  ],
  run,
};
