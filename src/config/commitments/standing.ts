/** Which documents are taken: those whose files have no error, and that refer to nothing that is not taken. */
import type { CommitmentProblem } from './codes.ts';
import type { CommitmentDocument } from './documents.ts';
import { lostReferences, Targets } from './ids.ts';

export function standing(
  documents: readonly CommitmentDocument[],
  problems: readonly CommitmentProblem[],
  cities: readonly string[],
  portals: readonly string[],
): readonly CommitmentDocument[] {
  const wrong = new Set(problems.filter(({ severity }) => severity === 'E').map(({ file }) => file));
  const withoutMeta = [...wrong].flatMap((file) => /^(.*)\/_meta\.(?:ya?ml|json)$/.exec(file)?.[1] ?? []);
  let left = documents.filter(
    ({ files, folder }) => !withoutMeta.includes(folder) && !files.some((file) => wrong.has(file)),
  );
  for (;;) {
    const targets = new Targets(left, cities, portals);
    const lost = left.filter((document) => lostReferences(document, targets).length > 0);
    if (lost.length === 0) return left;
    const files = new Set(lost.flatMap((document) => document.files));
    left = left.filter((document) => !document.files.some((file) => files.has(file)));
  }
}
