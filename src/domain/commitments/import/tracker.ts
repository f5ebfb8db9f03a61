/** What the importers of cities' own trackers share: rows of one city and plan, statuses, percent, links. */
import { nearest } from '../../suggest.ts';
import { isUrl } from '../../web-address.ts';
import type { CompletionStatus, RecordOrigin } from '../book.ts';
import { UNCLASSIFIED } from '../partnership.ts';
import { byId, cleanLine, cleanText } from './cells.ts';
import { Columns, missingColumns, note, shapeNotes, shown, wholeRows } from './columns.ts';
import {
  NOTHING_IMPORTED,
  type ImportCode,
  type ImportContext,
  type ImportedCommitment,
  type ImportedPlan,
  type ImportedUpdate,
  type ImportNote,
  type ImportResult,
  type ImportRow,
  type ImportTable,
  type SkippedRows,
} from './imported.ts';

/** A cell as text; null where there is nothing in it. */
export class TrackerRow {
  readonly line: number;
  private readonly row: ImportRow;
  private readonly columns: Columns;
  private readonly notes: ImportNote[];

  constructor(row: ImportRow, columns: Columns, notes: ImportNote[]) {
    this.row = row;
    this.line = row.line;
    this.columns = columns;
    this.notes = notes;
  }
  /** The first of the columns that holds something. */
  words(...names: readonly string[]): string | null {
    for (const name of names) {
      const text = cleanLine(this.columns.cell(this.row, name));
      if (text !== '') return text;
    }
    return null;
  }
  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const text = cleanText(this.columns.cell(this.row, name));
      if (text !== '') return text;
    }
    return null;
  }
  /** http and https only. */
  url(...names: readonly string[]): string | null {
    const text = this.words(...names);
    return text !== null && /^https?:\/\/\S+$/i.test(text) && isUrl(text) ? text : null;
  }
  complain(code: ImportCode, column: string, message: string, hint: string | null = null): void {
    this.notes.push(
      note(code, { line: this.line, column: this.columns.numberOf(column) }, message, { hint }),
    );
  }
  /** What the word stands for; a word that stands for nothing refuses the row. Case does not count. */
  oneOf<T>(column: string, meanings: Readonly<Record<string, T>>): T | null {
    const word = this.words(column);
    if (word === null) return null;
    const found = Object.entries(meanings).find(([known]) => known.toLowerCase() === word.toLowerCase());
    if (found !== undefined) return found[1];
    const near = nearest(word, Object.keys(meanings));
    const hint = near === null ? `Known: ${Object.keys(meanings).join(', ')}.` : `Did you mean "${near}"?`;
    this.complain('E-SCH-04', column, `expected a known word, got ${shown(word)}`, hint);
    return null;
  }
  /** 0 to 100; what is none refuses the row. */
  percent(column: string): number | null {
    const word = this.words(column);
    if (word === null) return null;
    const value = Number(word.replace(/\s*%$/, '').replace(',', '.'));
    if (value >= 0 && value <= 100) return value;
    this.complain('E-SCH-04', column, `expected a percentage from 0 to 100, got ${shown(word)}`);
    return null;
  }
}

export function statusOfPercent(percent: number): CompletionStatus {
  if (percent === 100) return 'COMPLETE';
  if (percent >= 50) return 'SUBSTANTIAL';
  return percent > 0 ? 'LIMITED' : 'NOT_STARTED';
}

const URL = /https?:\/\/[^\s<>"'()[\]]+[^\s<>"'()[\].,;:!?]/gi;
/** Web addresses in a text, each once. */
export function linksIn(text: string | null): readonly string[] {
  return [...new Set(text?.match(URL) ?? [])].filter((url) => isUrl(url)).slice(0, 50);
}

export interface TrackerPlan {
  readonly origin: RecordOrigin;
  /** Where the table is about no other place; null: it has to be said. */
  readonly usualCity: string | null;
  readonly usualPlan: string;
  readonly title: string;
  readonly language: string | undefined;
  readonly status: ImportedPlan['status'];
  readonly sourceUrl?: readonly string[] | undefined;
  readonly periodStart?: string | undefined;
  readonly periodEnd?: string | undefined;
}
export interface TrackerRecords {
  readonly commitments: readonly ImportedCommitment[];
  readonly updates: readonly Omit<ImportedUpdate, 'city'>[];
  readonly skipped: readonly SkippedRows[];
}

function citySlug(plan: TrackerPlan, context: ImportContext): string | ImportNote {
  const slug = context.city ?? plan.usualCity;
  const known = context.knownCities.map((city) => city.slug);
  if (slug === null)
    return note('E-REF-01', { line: 1 }, 'expected a city, got none', { hint: 'Name it with --city.' });
  if (known.includes(slug)) return slug;
  const near = nearest(slug, known);
  const hint =
    near === null
      ? 'Add it to the registry, or to the folder as cities/<city>/city.yaml.'
      : `Did you mean "${near}"?`;
  return note('E-REF-01', { line: 1 }, `expected a city that is known, got ${shown(slug)}`, { hint });
}
function repeatedIds(commitments: readonly ImportedCommitment[]): readonly ImportNote[] {
  const seen = new Set<string>();
  return commitments.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      note('E-ID-01', { line: 1, recordId: id }, `expected every commitment once, got ${shown(id)} again`),
    ];
  });
}
function unclassified(commitments: readonly ImportedCommitment[]): readonly ImportNote[] {
  const count = commitments.filter(({ themes }) => themes.includes(UNCLASSIFIED)).length;
  if (count === 0) return [];
  const message = `${count} ${count === 1 ? 'commitment has' : 'commitments have'} no theme that the source tells: "${UNCLASSIFIED}"`;
  const hint = 'Give them themes T1 to T4 in their files; the next import leaves what you changed.';
  return [note('W-OGP-04', { line: 1 }, message, { hint, count })];
}

/** `map` sees the rows that are as long as the header; what it complains about is told with their lines. */
export function importTracker(
  table: ImportTable,
  context: ImportContext,
  required: readonly string[],
  plan: TrackerPlan,
  map: (rows: readonly TrackerRow[]) => TrackerRecords,
): ImportResult {
  const missing = missingColumns(table, required);
  const city = citySlug(plan, context);
  const shape = shapeNotes(table);
  const broken = [
    ...missing,
    ...shape.filter(({ code }) => code === 'E-CSV-02'),
    ...(typeof city === 'string' ? [] : [city]),
  ];
  if (broken.length > 0 || typeof city !== 'string') return { ...NOTHING_IMPORTED, notes: broken };
  const notes: ImportNote[] = shape.filter(({ code }) => code === 'E-CSV-03');
  const columns = new Columns(table.header);
  const records = map(wholeRows(table).map((row) => new TrackerRow(row, columns, notes)));
  const commitments = records.commitments.toSorted(byId);
  const about: ImportedPlan = {
    ...{ id: context.plan ?? plan.usualPlan, city, title: plan.title, language: plan.language },
    ...{ status: plan.status, recordOrigin: plan.origin, sourceUrl: plan.sourceUrl },
    ...{ periodStart: plan.periodStart, periodEnd: plan.periodEnd, commitments },
  };
  return {
    ...{ cities: [], plans: commitments.length === 0 ? [] : [about], assessments: [], identities: [] },
    updates: records.updates.map((update) => ({ ...update, city })).sort(byId),
    notes: [...notes, ...repeatedIds(commitments), ...unclassified(commitments)],
    skipped: records.skipped.filter(({ lines }) => lines.length > 0),
  };
}
