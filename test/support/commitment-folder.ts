/** Folders of commitments that come with the package, read as the program reads them. */
import { commitmentFiles } from '../../src/config/commitments/folder.ts';
import { readCommitments } from '../../src/config/commitments/read-commitments.ts';
import { connectors } from '../../connectors/index.ts';
import { readRegistry, registryFiles } from '../../src/config/registry.ts';
import type { CommitmentBook } from '../../src/domain/commitments/book.ts';
import type { Registry } from '../../src/domain/registry.ts';
import { projectRoot } from './cli-world.ts';

/** Throws with every error that is in it. */
export function bookOfFolder(folder: string, registry: Registry): CommitmentBook {
  const { book, problems } = readCommitments(commitmentFiles([folder]), { registry, ledger: null });
  const errors = problems.filter(({ severity }) => severity === 'E');
  if (errors.length > 0)
    throw new Error(
      errors.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`).join('\n'),
    );
  return book;
}

/** The registry that comes with the package. */
export function shippedRegistry(): Registry {
  const manifests = connectors.map(({ manifest }) => manifest);
  const files = registryFiles([`${projectRoot}/registry`]);
  const reading = readRegistry(files, { connectors: manifests, allowLoopback: false });
  if ('registry' in reading) return reading.registry;
  throw new Error(reading.problems.map(({ message }) => message).join('\n'));
}
