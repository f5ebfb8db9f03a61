/** Three judgements of one commitment, kept apart: what the city says, what a reviewer found, what the catalogue shows. */
import type { Assessment, CompletionStatus, StatusUpdate } from './book.ts';
import type { Agreement, CommitmentVerdict } from './evaluation.ts';

export interface Judgements {
  /** The city's own last word; null: it has said nothing. */
  readonly selfReported: StatusUpdate | null;
  /** null: nobody has looked. */
  readonly independent: Assessment | null;
  /** null: never judged. */
  readonly computed: CommitmentVerdict | null;
  /** Of the self-reported with the computed one. */
  readonly agreement: Agreement;
}
export interface SaidOfCommitments {
  readonly updates: readonly StatusUpdate[];
  readonly assessments: readonly Assessment[];
}

const STEPS: readonly CompletionStatus[] = ['NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE'];

/** Statuses that are no step on the way (withdrawn, no evidence) compare with nothing. */
export function agreementOf(self: CompletionStatus | null, computed: CompletionStatus | null): Agreement {
  const [said, seen] = [self, computed].map((status) => (status === null ? -1 : STEPS.indexOf(status)));
  if (said === undefined || seen === undefined || said < 0 || seen < 0) return 'NOT_COMPARABLE';
  if (said === seen) return 'AGREE';
  return said > seen ? 'SELF_HIGHER' : 'COMPUTED_HIGHER';
}

/** `until`: the last day whose words count, YYYY-MM-DD; null: all do. Of several of one day the last in the list. */
export function judgementsOf(
  commitment: string,
  computed: CommitmentVerdict | null,
  { updates, assessments }: SaidOfCommitments,
  until: string | null,
): Judgements {
  const isKnown = (day: string): boolean => until === null || day.slice(0, 10) <= until;
  const selfReported = lastWord(
    updates.filter(({ subject, reportedOn }) => subject === commitment && isKnown(reportedOn)),
  );
  const independent = latest(
    assessments.filter(({ subject, date }) => subject === commitment && isKnown(date)),
    ({ date }) => date,
  );
  const agreement = agreementOf(selfReported?.status ?? null, computed?.suggestedStatus ?? null);
  return { selfReported, independent, computed, agreement };
}

/** The city's own; of several of one day the last in the list; null: it has said nothing. */
export function lastWord(updates: readonly StatusUpdate[]): StatusUpdate | null {
  return latest(
    updates.filter(({ author }) => author.role === 'CITY'),
    ({ reportedOn }) => reportedOn,
  );
}

function latest<T>(all: readonly T[], dayOf: (one: T) => string): T | null {
  return all.reduce<T | null>((last, one) => (last === null || dayOf(one) >= dayOf(last) ? one : last), null);
}
