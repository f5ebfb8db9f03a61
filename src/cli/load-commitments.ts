/** From folders to what cities promised. */
import { existsSync } from 'node:fs';
import { formatCommitmentProblem, type CommitmentProblem } from '../config/commitments/codes.ts';
import { commitmentFiles } from '../config/commitments/folder.ts';
import type { CommitmentSource } from '../config/commitments/open-file.ts';
import { readCommitments, type CommitmentsReading } from '../config/commitments/read-commitments.ts';
import type { UpdateLedger } from '../config/commitments/check-updates.ts';
import type { Registry } from '../domain/registry.ts';
import { atMost } from './text.ts';
import { CliError, type World } from './world.ts';

export interface LoadedCommitments extends CommitmentsReading {
  readonly sources: readonly CommitmentSource[];
}

/** Your own folder, the last of them, need not be there. `ledger`: status updates as they stood before. */
export function loadCommitments(
  world: World,
  folders: readonly string[],
  registry: Registry,
  ledger: UpdateLedger | null = null,
): LoadedCommitments {
  const missing = folders.slice(0, -1).filter((folder) => !existsSync(folder));
  if (missing.length > 0)
    throw new CliError(2, `There are no commitments at ${missing.join(', ')}.`, 'Check --commitments.');
  const sources = commitmentFiles(folders, world.cwd);
  return { ...readCommitments(sources, { registry, ledger }), sources };
}

export function errorsOf(problems: readonly CommitmentProblem[]): readonly CommitmentProblem[] {
  return problems.filter(({ severity }) => severity === 'E');
}

/** As they were read; CliError with every error. Warnings are for those who keep the files. */
export function commitmentsOf(loaded: LoadedCommitments): LoadedCommitments {
  const errors = errorsOf(loaded.problems);
  if (errors.length === 0) return loaded;
  throw new CliError(
    1,
    `The commitments have problems:\n${atMost(errors.map(formatCommitmentProblem), 50)}`,
    'Correct them; "civicgraph commitments check" lists all.',
  );
}
