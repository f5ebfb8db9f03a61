/** What can be wrong with commitments, by codes that stay. E: its file is not taken. W: it is taken as it is. */
import type { Problem } from '../problem.ts';

export const CODES = {
  'E-SYN-01': 'it cannot be read as YAML, JSON or CSV in UTF-8, or is larger or deeper than files may be',
  'E-SCH-01': 'something that is required is missing',
  'E-SCH-02':
    'an unknown property, or a file that has no place in the folder; names that begin with x- are free',
  'E-SCH-03': 'a value of the wrong type',
  'E-SCH-04': 'a value that is none of those allowed',
  'E-REF-01': 'a reference to something that is not there',
  'E-REF-02': 'a saved query without its version, or one that changed without a new version',
  'E-ID-01': 'an id that is used twice',
  'E-ID-02': 'an id that is not lower-case words joined by "-"',
  'E-DAT-01': 'no date, or a day that does not exist',
  'E-DAT-02': 'an end before its beginning',
  'W-DAT-03': 'a due date outside the period of the plan, or one that could not be read and was kept as text',
  'E-CON-01': 'counts of a consultation that contradict one another or are below zero',
  'E-SEL-01': 'a selector with an unknown field',
  'E-SEL-02': 'an operator that does not fit its field, or a value that does not fit its operator',
  'E-SEL-03': 'a regular expression that is none of RE2, or longer than 200 characters',
  'E-SEL-04': 'a selector deeper than 8',
  'E-SEL-05': 'a selector with more than 64 predicates',
  'E-SEL-06': 'an empty all or any',
  'E-SEL-07': 'a selector that more than 500 datasets fulfil',
  'E-SEL-08': 'pins of mode only without datasets',
  'E-CRI-01': 'an unknown check',
  'E-CRI-02': 'a parameter that is missing or does not fit',
  'W-EVI-01': 'a commitment without evidence rule, which will be UNVERIFIABLE',
  'W-EVI-02': 'a rule that no dataset of the newest complete snapshot fulfils',
  'W-EVI-03': 'a pinned dataset of another city’s portal',
  'W-URL-01': 'evidence at an address that is not http(s), or that is dead',
  'E-UPD-01': 'a status update that was changed after it was made, or that is older than the one before it',
  'W-STA-01': 'the city says COMPLETE, and the catalogue proves NOT_FOUND or PARTIAL',
  'E-TXT-01': 'a pledge that is not word for word',
  'E-CSV-01': 'a column that is required is missing',
  'E-CSV-02': 'a column that is there twice',
  'E-CSV-03': 'a row with too few or too many cells',
  'W-CSV-04': 'a table that is not in UTF-8, read as Windows-1252',
  'W-OGP-01': 'an unknown column in an export of the Open Government Partnership',
  'W-OGP-02': 'a code for nothing, read as nothing',
  'W-OGP-03': 'a text and its number that disagree; the text counts',
  'W-OGP-04': 'commitments whose source tells no theme, marked "unclassified"',
  'W-OGP-05': 'a column that should follow from others, and does not in some rows',
  'E-OGP-01': 'no column that identifies commitments: this is no export of the Open Government Partnership',
} as const;

export type ProblemCode = keyof typeof CODES;
export type Severity = 'E' | 'W';

export interface CommitmentProblem extends Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Id of the nearest record around it that has one. */
  readonly recordId: string | null;
  /** What to do, or what is allowed. */
  readonly hint: string | null;
}
/** A problem before it is known where its part stands. */
export interface Finding {
  readonly code: ProblemCode;
  readonly pointer: string;
  readonly message: string;
  readonly hint: string | null;
  readonly recordId: string | null;
}

export function severityOf(code: ProblemCode): Severity {
  return code.startsWith('W') ? 'W' : 'E';
}
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(CODES, code);
}
/** `commitments/rounds.yaml:4:9 E-DAT-01 /rounds/0/announcedOn: expected …, got …. Hint.` */
export function formatCommitmentProblem(problem: CommitmentProblem): string {
  const { file, line, column, code, pointer, message, hint } = problem;
  const about = pointer === '' ? '' : ` ${pointer}`;
  return `${file}:${line}:${column} ${code}${about}: ${message}${hint === null ? '' : `. ${hint}`}`;
}
