/** Status updates are only ever added: none is older than the one before it, and none changes after it was made. */
import { canonicalJson } from '../../domain/fingerprint.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { Digest } from './build-others.ts';
import type { CommitmentProblem } from './codes.ts';
import { placed, type CommitmentDocument } from './documents.ts';
import type { Given } from './given.ts';

/** By id: SHA-256 of the update as it stood before. */
export type UpdateLedger = ReadonlyMap<string, string>;

interface Standing {
  readonly document: CommitmentDocument;
  readonly given: Given;
}

/** In the order of their files' names, and within a file from the top; a table is a sequence of its own. */
export function olderThanBefore(updates: readonly Standing[]): readonly CommitmentProblem[] {
  const latest = new Map<string, string>();
  return updates.flatMap(({ document, given }): readonly CommitmentProblem[] => {
    const isTable = document.files.some((file) => file.endsWith('.csv'));
    const key = `${isTable ? document.files.join('\n') : document.folder}\n${given.need('subject')}`;
    const before = latest.get(key) ?? '';
    const day = given.need('reportedOn');
    if (day >= before) latest.set(key, day);
    if (day >= before) return [];
    const message = `expected a day that is not before ${before}, when "${given.need('subject')}" was last reported on, got "${day}"`;
    const hint = 'Updates follow one another: put it into a file whose name begins with its day.';
    const at = { code: 'E-UPD-01', pointer: given.at('reportedOn'), recordId: given.text('id') } as const;
    return [placed(document, { ...at, message, hint })];
  });
}

/** Of an update as it is written; the order of keys does not count. */
export function updateDigest(update: Json, digest: Digest): string {
  return digest(canonicalJson(update));
}

function updatesIn(document: CommitmentDocument): readonly JsonObject[] {
  const list = document.kind === 'updates' ? document.value['updates'] : undefined;
  return Array.isArray(list) ? list : [];
}
/** What is to be kept of documents, so that a later look can tell what changed. */
export function ledgerOf(documents: readonly CommitmentDocument[], digest: Digest): UpdateLedger {
  const entries = documents.flatMap((document) =>
    updatesIn(document).flatMap((update) => {
      const { id } = update;
      return typeof id === 'string' ? [[id, updateDigest(update, digest)] as const] : [];
    }),
  );
  return new Map(entries);
}

export function changedSince(
  ledger: UpdateLedger,
  documents: readonly CommitmentDocument[],
  digest: Digest,
): readonly CommitmentProblem[] {
  return documents.flatMap((document) =>
    updatesIn(document).flatMap((update, index): readonly CommitmentProblem[] => {
      const id = String(update['id']);
      const before = ledger.get(id);
      if (before === undefined || before === updateDigest(update, digest)) return [];
      const message = `the status update "${id}" says something else than it did when it was made`;
      const hint = 'Leave it as it was, and add a new one that puts it right.';
      return [
        placed(document, { code: 'E-UPD-01', pointer: `/updates/${index}`, message, hint, recordId: id }),
      ];
    }),
  );
}
