/** Status updates as they stood in git, so that a check can tell which were changed after they were made. */
import { execFileSync } from 'node:child_process';
import { ledgerOf, type UpdateLedger } from '../config/commitments/check-updates.ts';
import { openFiles } from '../config/commitments/documents.ts';
import type { CommitmentSource } from '../config/commitments/open-file.ts';
import { sha256 } from '../config/commitments/read-commitments.ts';
import { CliError } from './world.ts';

const MOST_BYTES = 64 * 1024 * 1024;
const UPDATES = /^cities\/[^/]+\/updates\/[^/]+\.(ya?ml|json)$/;
const TABLES = /(^|^cities\/[^/]+\/)(commitments|milestones|updates)\.csv$/;

/** null: git is not there, or it does not know what is asked for. */
function git(folder: string, ...args: readonly string[]): Buffer | null {
  try {
    const options = {
      maxBuffer: MOST_BYTES,
      stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
    };
    return execFileSync('git', ['-C', folder, ...args], options);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
function namesIn(bytes: Buffer | null): readonly string[] {
  return bytes === null
    ? []
    : bytes
        .toString('utf8')
        .split('\0')
        .filter((name) => name !== '');
}

/** Files whose text may differ; of tables, all of a folder, since their rows are numbered together. */
function pathsToRead(folder: string, revision: string): readonly string[] {
  const changed = namesIn(git(folder, 'diff', '--name-only', '--relative', '-z', revision, '--', '.'));
  const isTableChanged = changed.some((path) => TABLES.test(path));
  const tables = isTableChanged
    ? namesIn(git(folder, 'ls-tree', '-r', '--name-only', '-z', revision, '--', '.'))
    : [];
  return [...changed.filter((path) => UPDATES.test(path)), ...tables.filter((path) => TABLES.test(path))];
}

function filesOf(folder: string, revision: string): readonly CommitmentSource[] {
  return pathsToRead(folder, revision).flatMap((path) => {
    const bytes = git(folder, 'show', `${revision}:./${path}`);
    return bytes === null ? [] : [{ folder, path, name: `${folder}/${path}`, bytes }];
  });
}

/** null: none of the folders is kept in git. CliError when `revision` is none of a folder that is. */
export function gitLedger(folders: readonly string[], revision: string): UpdateLedger | null {
  if (!/^[\w./~^@{}+][\w./~^@{}+-]*$/.test(revision))
    throw new CliError(2, `"${revision}" is no revision of git.`, 'Name a commit, a branch or a tag.');
  const kept = folders.filter((folder) => git(folder, 'rev-parse', '--is-inside-work-tree') !== null);
  if (kept.length === 0) return null;
  const known = kept.filter(
    (folder) => git(folder, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`) !== null,
  );
  if (known.length === 0 && revision !== 'HEAD')
    throw new CliError(2, `Git knows no revision "${revision}" of ${kept.join(', ')}.`, 'Check --against.');
  return ledgerOf(openFiles(known.flatMap((folder) => filesOf(folder, revision))).documents, sha256);
}
