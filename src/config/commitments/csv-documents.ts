/** The tables of one folder as plans and status updates, as if they had been written as documents. */
import type { JsonObject } from '../../domain/json.ts';
import type { Place } from '../yaml-map.ts';
import { cellPlaces, type CellPlaces } from './csv-places.ts';
import { COMMITMENTS_CSV, MILESTONES_CSV, UPDATES_CSV, type CsvTable } from './csv-headers.ts';
import { commitmentRecord, milestoneRecord, planRecord } from './csv-plans.ts';
import { readTable, type CsvEntry } from './csv-table.ts';
import { UpdateNames, updateRecord, type Reported } from './csv-updates.ts';
import { readText, type CodedProblem, type CommitmentSource } from './open-file.ts';

export interface CsvPart {
  readonly kind: 'plan' | 'updates';
  readonly folder: string;
  readonly files: readonly string[];
  readonly city: string | null;
  readonly value: JsonObject;
  placeOf(pointer: string): Place;
}
export interface CsvReading {
  readonly parts: readonly CsvPart[];
  readonly problems: readonly CodedProblem[];
}
interface OpenTable {
  readonly file: string;
  readonly entries: readonly CsvEntry[];
}

class Tables {
  readonly problems: CodedProblem[] = [];
  private readonly sources: readonly CommitmentSource[];

  constructor(sources: readonly CommitmentSource[]) {
    this.sources = sources;
  }

  /** No entries where there is no such file, or where it is no whole table: half of one would look like mistakes. */
  open(table: CsvTable): OpenTable {
    const source = this.sources.find(({ path }) => path.split('/').at(-1) === table.file);
    if (source === undefined) return { file: table.file, entries: [] };
    const text = readText(source);
    if ('problem' in text) {
      this.problems.push(text.problem);
      return { file: source.name, entries: [] };
    }
    const { entries, problems } = readTable(source.name, text.text, table);
    this.problems.push(...problems);
    const isWhole = problems.every(({ code }) => code === 'E-SCH-02');
    return { file: source.name, entries: isWhole ? entries : [] };
  }
}

function grouped(entries: readonly CsvEntry[], column: string): ReadonlyMap<string, readonly CsvEntry[]> {
  const groups = new Map<string, CsvEntry[]>();
  for (const entry of entries)
    groups.set(entry.cell(column), [...(groups.get(entry.cell(column)) ?? []), entry]);
  return groups;
}

interface Assembly {
  readonly commitments: OpenTable;
  readonly milestones: OpenTable;
  readonly problems: CodedProblem[];
}

function planOf(
  rows: readonly CsvEntry[],
  tables: Assembly,
): { readonly value: JsonObject; readonly places: CellPlaces } {
  const { commitments, milestones, problems } = tables;
  const places = cellPlaces();
  const steps = grouped(milestones.entries, 'commitment_id');
  const records = rows.map((row, index) => {
    const pointer = `/commitments/${index}`;
    const at = places.of(commitments.file, row, pointer);
    const own = (steps.get(row.cell('commitment_id')) ?? []).map((step, number) =>
      milestoneRecord(step, places.of(milestones.file, step, `${pointer}/milestones/${number}`)),
    );
    return commitmentRecord(row, own, at, problems);
  });
  const [first] = rows;
  const value = first === undefined ? {} : planRecord(first, records, places.of(commitments.file, first, ''));
  return { value, places };
}

/** A milestone of nothing, and a plan of two cities. */
function strays(tables: Assembly): CodedProblem[] {
  const { commitments, milestones } = tables;
  const known = new Set(commitments.entries.map((row) => row.cell('commitment_id')));
  const places = cellPlaces();
  const lost = milestones.entries.filter((row) => known.size > 0 && !known.has(row.cell('commitment_id')));
  const told = lost.map((row): CodedProblem => {
    const message = `expected a commitment_id of commitments.csv, got "${row.cell('commitment_id')}"`;
    return { ...places.at(milestones.file, row, 'commitment_id'), code: 'E-REF-01', message, hint: null };
  });
  const torn = [...grouped(commitments.entries, 'plan_id').values()].flatMap((rows) => {
    const city = rows[0]?.cell('city') ?? '';
    return rows
      .filter((row) => row.cell('city') !== city)
      .map((row): CodedProblem => {
        const message = `expected "${city}", the city of this plan's first row, got "${row.cell('city')}"`;
        return { ...places.at(commitments.file, row, 'city'), code: 'E-SCH-04', message, hint: null };
      });
  });
  return [...told, ...torn];
}

function updatesOf(
  reports: readonly Reported[],
  file: string,
  names: UpdateNames,
  problems: CodedProblem[],
): { readonly value: JsonObject; readonly places: CellPlaces } {
  const places = cellPlaces();
  const updates = reports.map((reported, index) =>
    updateRecord(reported, names, places.of(file, reported.row, `/updates/${index}`), problems),
  );
  return { value: { updates }, places };
}

/** `sources`: the tables of one folder, or of one city in it. */
export function readCsv(sources: readonly CommitmentSource[], city: string | null): CsvReading {
  const tables = new Tables(sources);
  const [commitments, milestones, updates] = [
    tables.open(COMMITMENTS_CSV),
    tables.open(MILESTONES_CSV),
    tables.open(UPDATES_CSV),
  ];
  const { problems } = tables;
  const folder = sources[0]?.folder ?? '';
  const both = [commitments.file, milestones.file];
  const names = new UpdateNames();
  const dates = new Map(
    commitments.entries.map((row) => [row.cell('commitment_id'), row.cell('status_date')]),
  );
  problems.push(...strays({ commitments, milestones, problems }));
  const plans = [...grouped(commitments.entries, 'plan_id').values()].map((rows): CsvPart => {
    const { value, places } = planOf(rows, { commitments, milestones, problems });
    return { kind: 'plan', folder, files: both, city, value, placeOf: places.placeOf };
  });
  const said: readonly (readonly [OpenTable, readonly Reported[]])[] = [
    [
      commitments,
      commitments.entries.flatMap((row) => (row.cell('status') === '' ? [] : [{ is: 'commitment', row }])),
    ],
    [
      milestones,
      milestones.entries.flatMap((row) =>
        row.cell('status') === ''
          ? []
          : [{ is: 'milestone', row, on: dates.get(row.cell('commitment_id')) ?? '' }],
      ),
    ],
    [updates, updates.entries.map((row) => ({ is: 'update', row }))],
  ];
  const reported = said.flatMap(([{ file }, reports]): readonly CsvPart[] => {
    if (reports.length === 0) return [];
    const { value, places } = updatesOf(reports, file, names, problems);
    return [{ kind: 'updates', folder, files: [file], city, value, placeOf: places.placeOf }];
  });
  return { parts: [...plans, ...reported], problems };
}
