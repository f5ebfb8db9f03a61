/** Addresses of evidence that were checked and found dead. */
import type { CommitmentBook } from '../../domain/commitments/book.ts';
import type { EvidenceRule } from '../../domain/commitments/rules.ts';
import type { LinkFact } from '../../domain/links/fact.ts';
import { severityOf, type CommitmentProblem } from './codes.ts';

interface Address {
  readonly url: string;
  readonly recordId: string;
  readonly file: string;
  readonly line: number;
}

function documentsOf(rules: readonly EvidenceRule[]): readonly string[] {
  return rules.flatMap((rule) => (rule.kind === 'document' ? [rule.url] : []));
}

/** Of rules on documents and of status updates, where they stand. */
export function evidenceAddresses({ commitments, updates }: CommitmentBook): readonly Address[] {
  const ofRules = commitments.flatMap(({ id, provenance: { file, line }, evidence, milestones }) =>
    [evidence, ...milestones.map((milestone) => milestone.evidence)]
      .flatMap(documentsOf)
      .map((url) => ({ url, recordId: id, file, line })),
  );
  const ofUpdates = updates.flatMap(({ id, provenance: { file, line }, evidenceLinks }) =>
    evidenceLinks.map(({ url }) => ({ url, recordId: id, file, line })),
  );
  return [...ofRules, ...ofUpdates];
}

/** `facts`: aligned with the addresses; null: nobody has checked it, which is no fault of it. */
export function deadLinkProblems(
  addresses: readonly Address[],
  facts: readonly (LinkFact | null)[],
): readonly CommitmentProblem[] {
  return addresses.flatMap(({ url, recordId, file, line }, index): readonly CommitmentProblem[] => {
    const fact = facts[index] ?? null;
    if (fact === null || fact.state !== 'FAIL') return [];
    const why = fact.reason ?? (fact.status === null ? 'no answer' : `status ${fact.status}`);
    return [
      {
        ...({ code: 'W-URL-01', severity: severityOf('W-URL-01') } as const),
        ...{ file, line, column: 1, pointer: '', recordId },
        message: `expected evidence that answers, got a dead address: ${url} (${why}, checked ${fact.checkedAt.slice(0, 10)})`,
        hint: 'Give the address to which it moved, or that of an archived copy.',
      },
    ];
  });
}
