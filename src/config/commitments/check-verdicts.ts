/** What the catalogue says of rules and of what cities report, once commitments have been judged. */
import type { Commitment, CommitmentBook } from '../../domain/commitments/book.ts';
import type { CommitmentVerdict, RequirementOutcome } from '../../domain/commitments/evaluation.ts';
import { severityOf, type CommitmentProblem, type ProblemCode } from './codes.ts';

/** By id of a commitment, the latest verdict on it. */
export type LatestVerdicts = ReadonlyMap<string, CommitmentVerdict>;

function problem(
  code: ProblemCode,
  commitment: Commitment,
  message: string,
  hint: string | null,
): CommitmentProblem {
  const { file, line } = commitment.provenance;
  const at = { file, line, column: 1, pointer: '', recordId: commitment.id };
  return { ...at, code, severity: severityOf(code), message, hint };
}

function ruleProblem(commitment: Commitment, outcome: RequirementOutcome): readonly CommitmentProblem[] {
  if (outcome.reason === 'TOO_MANY_CANDIDATES') {
    const message = `expected at most 500 datasets that fulfil the selector of "${outcome.rule}", got more`;
    return [
      problem(
        'E-SEL-07',
        commitment,
        message,
        'Add conditions until only those are left that would prove it.',
      ),
    ];
  }
  if (outcome.reason !== 'NO_CANDIDATE' && outcome.reason !== 'PIN_MISSING') return [];
  const message = `expected a dataset that fulfils the rule "${outcome.rule}", got none in the newest complete snapshot`;
  return [problem('W-EVI-02', commitment, message, 'Either it is missing, or the selector misses it.')];
}

/** The city's own latest word; updates are by subject, then oldest first. */
function saysComplete({ updates }: CommitmentBook, commitment: string): boolean {
  const own = updates.filter(({ subject, author }) => subject === commitment && author.role === 'CITY');
  return own.at(-1)?.status === 'COMPLETE';
}

function statusProblem(book: CommitmentBook, commitment: Commitment, verdict: CommitmentVerdict) {
  const isUnproved = verdict.state === 'NOT_FOUND' || verdict.state === 'PARTIAL';
  if (!isUnproved || !saysComplete(book, commitment.id)) return [];
  const message = `the city reports COMPLETE, and the catalogue proves ${verdict.state}`;
  return [problem('W-STA-01', commitment, message, verdict.explanation[0] ?? null)];
}

/** Commitments without a verdict are passed over: nobody has looked yet. */
export function verdictProblems(book: CommitmentBook, latest: LatestVerdicts): readonly CommitmentProblem[] {
  return book.commitments.flatMap((commitment) => {
    const verdict = latest.get(commitment.id);
    if (verdict === undefined) return [];
    const rules = verdict.requirements.flatMap((outcome) => ruleProblem(commitment, outcome));
    return [...rules, ...statusProblem(book, commitment, verdict)];
  });
}
