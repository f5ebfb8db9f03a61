/** What an import would do, or did, in words. */
import { stringify } from 'yaml';
import type { CommitmentProblem } from '../config/commitments/codes.ts';
import { formatCommitmentProblem } from '../config/commitments/codes.ts';
import type { FolderImport } from '../config/commitments/import/compose.ts';
import type { FileFate } from '../config/commitments/import/decide.ts';
import type { PreparedImport } from '../config/commitments/import/prepare.ts';
import type { ImportNote } from '../domain/commitments/import/imported.ts';
import type { Output } from './output.ts';
import { count, harmless, plain } from './text.ts';

export interface ImportReport {
  /** As the person named it. */
  readonly source: string;
  readonly folder: string;
  readonly result: FolderImport;
  readonly prepared: PreparedImport;
  readonly isWritten: boolean;
  /** The first records as files would hold them: of a mapping, that shows whether it is right. */
  readonly showsRecords: boolean;
}

const FATES: Readonly<Record<FileFate, string>> = {
  new: 'new',
  changed: 'changed',
  unchanged: 'as it was',
  edited: 'left as people have it',
  conflict: 'changed by people and by the source, left as it is',
};
const MOST_LINES = 20;

export function words(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}
function severityOf(note: ImportNote): 'E' | 'W' {
  return note.code.startsWith('E') ? 'E' : 'W';
}
/** "table.csv:12:5 E-ID-02: expected …, got …. Hint." */
export function noteLine(source: string, { line, column, code, message, hint }: ImportNote): string {
  const at = `${source}:${line}${column === null ? '' : `:${column}`}`;
  return plain(`${at} ${code}: ${message}${hint === null ? '' : `. ${hint}`}`);
}
/** "2–5, 9": at most so many that a line of a terminal holds them. */
export function lineRanges(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const line of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && line === last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  const shown = ranges.slice(0, 12).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return `${shown.join(', ')}${ranges.length > 12 ? ', …' : ''}`;
}
function some(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `… and ${count(more)} more; --json has all`] : lines;
}

export function countsOf({ result, prepared }: ImportReport) {
  const fates = Object.fromEntries(
    Object.keys(FATES).map((fate) => [fate, prepared.files.filter((file) => file.fate === fate).length]),
  );
  const commitments = result.plans.reduce((sum, plan) => sum + plan.commitments.length, 0);
  return {
    ...{ cities: result.cities.length, plans: result.plans.length, commitments },
    ...{ updates: prepared.words.updates, assessments: prepared.words.assessments },
    ...{ alreadySaid: prepared.words.known, files: fates },
    refusedRows: result.notes.filter((note) => severityOf(note) === 'E').length,
  };
}

function filesLines({ prepared }: ImportReport): readonly string[] {
  return prepared.files
    .filter(({ fate }) => fate !== 'unchanged')
    .map(({ path, fate, missing }) => {
      const kept =
        missing.length === 0
          ? ''
          : `; ${words(missing.length, 'commitment')} not in the table any more, kept`;
      return `  ${path}: ${FATES[fate]}${kept}`;
    });
}
function identityLines({ result }: ImportReport): readonly string[] {
  return result.identities
    .filter(({ of }) => of > 0)
    .map(
      ({ name, held, of }) => `  ${name}: follows from other columns in ${count(held)} of ${count(of)} rows`,
    );
}
const SHOWN_RECORDS = 2;
function recordLines({ result, showsRecords }: ImportReport): readonly string[] {
  const commitments = showsRecords ? result.plans.flatMap((plan) => plan.commitments) : [];
  const updates = result.updates.slice(0, SHOWN_RECORDS).map((update) => ({ ...update, isDated: undefined }));
  const shown = {
    commitments: commitments.slice(0, SHOWN_RECORDS),
    ...(updates.length > 0 ? { updates } : {}),
  };
  if (commitments.length === 0) return [];
  const text = stringify(shown, {
    version: '1.2',
    schema: 'core',
    lineWidth: 110,
    aliasDuplicateObjects: false,
  });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${harmless(line)}`);
}
function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...some(lines)];
}

export function ourProblems({ prepared }: ImportReport): readonly CommitmentProblem[] {
  const own = prepared.files.map(({ path }) => `/${path}`);
  return prepared.problems.filter(
    ({ severity, file }) => severity === 'E' || own.some((path) => file.endsWith(path)),
  );
}

export function printReport(output: Output, report: ImportReport): void {
  const { source, result } = report;
  const counts = countsOf(report);
  const problems = ourProblems(report);
  if (output.isJson) {
    const { prepared, folder, isWritten } = report;
    const files = prepared.files.map(({ path, fate, missing }) => ({ path, fate, missing }));
    const { notes, skipped, identities } = result;
    output.json({ source, folder, written: isWritten, counts, files, notes, skipped, identities, problems });
    return;
  }
  const skipped = result.skipped.map(
    ({ because, lines }) =>
      `  ${words(lines.length, 'row')} ${because} (${lines.length === 1 ? 'line' : 'lines'} ${lineRanges(lines)})`,
  );
  const found = [
    `${words(counts.cities, 'city', 'cities')}, ${words(counts.plans, 'plan')}, ${words(counts.commitments, 'commitment')}`,
    `${words(counts.updates, 'status update')} and ${words(counts.assessments, 'assessment')} that are new`,
  ].join('; ');
  const ofSeverity = (severity: 'E' | 'W'): readonly string[] =>
    result.notes.filter((note) => severityOf(note) === severity).map((note) => noteLine(source, note));
  // Of promises without rules there may be thousands, and one sentence says it.
  const unruled = problems.filter(({ code }) => code === 'W-EVI-01').length;
  const others = problems.filter(({ code }) => code !== 'W-EVI-01').map(formatCommitmentProblem);
  const records = recordLines(report);
  output.lines([
    `${source}: ${found}.`,
    ...section('Files:', filesLines(report)),
    ...(records.length === 0 ? [] : ['First records:', ...records]),
    ...section('Skipped:', skipped),
    ...section('Columns that follow from others:', identityLines(report)),
    ...section('Refused:', ofSeverity('E')),
    ...section('To look at:', ofSeverity('W')),
    ...section('In the folder as it would be:', others.map(plain)),
    ...(unruled === 0
      ? []
      : [
          `${words(unruled, 'commitment')} without evidence rules; "civicgraph commitments suggest" proposes some.`,
        ]),
  ]);
}
