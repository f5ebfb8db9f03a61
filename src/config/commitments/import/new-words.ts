/** Which imported updates and assessments say something that the folder has not: what was said is never changed. */
import type { Assessment, CommitmentBook, StatusUpdate } from '../../../domain/commitments/book.ts';
import type {
  ImportedAssessment,
  ImportedUpdate,
  ImportResult,
} from '../../../domain/commitments/import/imported.ts';
import { canonicalJson } from '../../../domain/fingerprint.ts';
import type { Json } from '../../../domain/json.ts';

export interface NewWords {
  readonly updates: readonly ImportedUpdate[];
  readonly assessments: readonly ImportedAssessment[];
  /** How many say what is there already. */
  readonly known: number;
}

function same(a: Json, b: Json): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
type SaidOf = Pick<ImportedUpdate, 'status' | 'percent' | 'narrative' | 'challenges' | 'regressed'>;
function saidOf(update: StatusUpdate | ImportedUpdate): Json {
  const { status, percent, narrative, challenges, regressed }: SaidOf | StatusUpdate = update;
  return {
    ...{ status, percent: percent ?? null, narrative: narrative ?? null, challenges: challenges ?? null },
    regressed: regressed === true,
  };
}
function foundOf(one: Assessment | ImportedAssessment): Json {
  const opened = one.didItOpenGovernment;
  return {
    ...{ date: one.date, scheme: one.scheme, specificity: one.specificity ?? null },
    ...{ verifiable: one.verifiable ?? null, relevance: [...(one.relevance ?? [])].sort() },
    ...{ potentialImpact: one.potentialImpact ?? null, completion: one.completion ?? null },
    ...{ potentialForResults: one.potentialForResults ?? null, earlyResults: one.earlyResults ?? null },
    ...{ completionReason: one.completionReason ?? null, starred: one.starred ?? null },
    opened: [
      ...[opened?.overall ?? null, opened?.accessToInformation ?? null],
      ...[opened?.civicParticipation ?? null, opened?.publicAccountability ?? null],
    ],
  };
}

/** The record itself, and what corrected it later: "a", "a-2026-11-23". */
function isVersionOf(id: string, of: string): boolean {
  return id === of || (id.startsWith(`${of}-`) && /^-\d{4}-\d\d-\d\d$/.test(id.slice(of.length)));
}

/** Updates of one day differ by their source's own id; a tracker that gives no day says the same until it changes. */
function newUpdate(update: ImportedUpdate, book: CommitmentBook, retrievedOn: string): ImportedUpdate | null {
  const own = book.updates.filter(({ subject }) => subject === update.subject);
  const versions = own.filter(({ id }) => isVersionOf(id, update.id));
  const last = (update.isDated ? versions : own).at(-1);
  if (last !== undefined && same(saidOf(last), saidOf(update))) return null;
  const latest = own.reduce((day, { reportedOn }) => (reportedOn > day ? reportedOn : day), '');
  const isTaken = versions.length > 0;
  const isLate = update.reportedOn < latest;
  if (!isTaken && !isLate) return update;
  // What a source says of the past after the fact is said on the day on which it was seen.
  const day = retrievedOn > latest ? retrievedOn : latest;
  return {
    ...update,
    id: `${update.id}-${day}`,
    reportedOn: day,
    period: update.period ?? update.reportedOn,
  };
}
function newAssessment(
  assessment: ImportedAssessment,
  book: CommitmentBook,
  retrievedOn: string,
): ImportedAssessment | null {
  const versions = book.assessments.filter(({ id }) => isVersionOf(id, assessment.id));
  if (versions.some((one) => same(foundOf(one), foundOf(assessment)))) return null;
  return versions.length === 0 ? assessment : { ...assessment, id: `${assessment.id}-${retrievedOn}` };
}

/** `book`: of the folder as it is. */
export function newWords(
  result: Pick<ImportResult, 'updates' | 'assessments'>,
  book: CommitmentBook,
  retrievedOn: string,
): NewWords {
  const updates = result.updates.flatMap((one) => newUpdate(one, book, retrievedOn) ?? []);
  const assessments = result.assessments.flatMap((one) => newAssessment(one, book, retrievedOn) ?? []);
  const all = result.updates.length + result.assessments.length;
  const inOrder = updates.toSorted(
    (a, b) => Number(a.reportedOn > b.reportedOn) - Number(a.reportedOn < b.reportedOn),
  );
  return { updates: inOrder, assessments, known: all - updates.length - assessments.length };
}
