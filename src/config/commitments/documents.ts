/** The files of folders of commitments as documents: placed, read and checked against their tables. */
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import type { Place } from '../yaml-map.ts';
import type { CommitmentProblem, Finding } from './codes.ts';
import { severityOf } from './codes.ts';
import { checkRecord, type RecordCheck } from './check-record.ts';
import { wrongType } from './check-value.ts';
import { readCsv } from './csv-documents.ts';
import { placeOfFile, SHAPES, type DocumentKind } from './layout.ts';
import { readDocument, type CodedProblem, type CommitmentSource } from './open-file.ts';

export interface CommitmentDocument {
  readonly kind: DocumentKind;
  readonly folder: string;
  /** As shown: those that it was made from. Several documents may come from one table, and one from two. */
  readonly files: readonly string[];
  /** City of the folder that it stands in; null: in none. */
  readonly city: string | null;
  readonly value: JsonObject;
  readonly check: RecordCheck;
  placeOf(pointer: string): Place;
}
export interface OpenedFiles {
  readonly documents: readonly CommitmentDocument[];
  readonly problems: readonly CommitmentProblem[];
}

export function coded(problem: CodedProblem): CommitmentProblem {
  return { ...problem, severity: severityOf(problem.code), recordId: null };
}
/** A finding with its place. */
export function placed(document: Pick<CommitmentDocument, 'placeOf'>, finding: Finding): CommitmentProblem {
  const { code, message, hint, recordId, pointer } = finding;
  const place = document.placeOf(pointer);
  return { ...place, code, severity: severityOf(code), message, hint, recordId };
}

/** A file is called after what it holds. */
function nameFindings(value: JsonObject, says: Readonly<Record<string, string | number>>): Finding[] {
  return Object.entries(says).flatMap(([key, wanted]): Finding[] => {
    const given = value[key];
    if (given === undefined || given === wanted) return [];
    const message = `expected ${JSON.stringify(wanted)}, as the file is called, got ${JSON.stringify(given)}`;
    const recordId = typeof value['id'] === 'string' ? value['id'] : null;
    return [{ code: 'E-SCH-04', pointer: `/${key}`, message, hint: null, recordId }];
  });
}

interface Opened {
  readonly value: Json;
  placeOf(pointer: string): Place;
}
/** A document of a kind, or why it is none. */
export function documentOf(
  opened: Opened,
  about: Pick<CommitmentDocument, 'kind' | 'folder' | 'files' | 'city'>,
  says: Readonly<Record<string, string | number>>,
): OpenedFiles {
  const { value } = opened;
  const placeOf = (pointer: string): Place => opened.placeOf(pointer);
  if (!isJsonObject(value)) {
    const finding = { ...wrongType(value, 'a mapping'), pointer: '', recordId: null };
    return { documents: [], problems: [placed({ placeOf }, finding)] };
  }
  const check = checkRecord(value, SHAPES[about.kind]);
  const { kind, folder, files, city } = about;
  const document: CommitmentDocument = { kind, folder, files, city, value, check, placeOf };
  const findings = [...check.findings, ...nameFindings(value, says)];
  return { documents: [document], problems: findings.map((finding) => placed(document, finding)) };
}

function openOne(source: CommitmentSource): OpenedFiles {
  const place = placeOfFile(source.path);
  const { folder, name: file } = source;
  switch (place.is) {
    case 'other':
    case 'table':
      return { documents: [], problems: [] };
    case 'misplaced': {
      const { message, hint } = place;
      const at = { file, line: 1, column: 1, pointer: '' };
      return { documents: [], problems: [coded({ ...at, code: 'E-SCH-02', message, hint })] };
    }
    case 'document': {
      const reading = readDocument(source);
      if ('problems' in reading) return { documents: [], problems: reading.problems.map(coded) };
      return documentOf(
        reading.tree,
        { kind: place.kind, folder, files: [file], city: place.city },
        place.says,
      );
    }
  }
}

/** Tables of one folder or one city belong together. */
function openTables(sources: readonly CommitmentSource[]): readonly OpenedFiles[] {
  const groups = new Map<string, CommitmentSource[]>();
  for (const source of sources) {
    const place = placeOfFile(source.path);
    if (place.is !== 'table') continue;
    const key = `${source.folder}\n${place.city ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  return [...groups.values()].map((group) => {
    const city = placeOfFile(group[0]?.path ?? '');
    const { parts, problems } = readCsv(group, city.is === 'table' ? city.city : null);
    const opened = parts.map((part) =>
      documentOf(part, part, part.city === null ? {} : part.kind === 'plan' ? { city: part.city } : {}),
    );
    return {
      documents: opened.flatMap(({ documents }) => documents),
      problems: [...problems.map(coded), ...opened.flatMap((one) => one.problems)],
    };
  });
}

export function openFiles(sources: readonly CommitmentSource[]): OpenedFiles {
  const opened = [...sources.map(openOne), ...openTables(sources)];
  return {
    documents: opened.flatMap(({ documents }) => documents),
    problems: opened.flatMap(({ problems }) => problems),
  };
}
