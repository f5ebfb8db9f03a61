/** The three tables of docs as an import: read as they are where they lie in a folder, and written as files. */
import { basename, dirname, join } from 'node:path';
import type { CommitmentBook, StatusUpdate } from '../../../domain/commitments/book.ts';
import { NOTHING_IMPORTED, type ImportedUpdate } from '../../../domain/commitments/import/imported.ts';
import { isJsonObject } from '../../../domain/json.ts';
import type { CommitmentProblem } from '../codes.ts';
import { CSV_TABLES } from '../csv-headers.ts';
import { openFiles } from '../documents.ts';
import type { CommitmentSource } from '../open-file.ts';
import type { PlanFile } from '../../../domain/commitments/plan-file.ts';
import { readCommitments, type CommitmentRules } from '../read-commitments.ts';
import type { FolderImport } from './compose.ts';

export type CsvFolderReading =
  { readonly result: FolderImport } | { readonly problems: readonly CommitmentProblem[] };

/** Checked by the reader before. */
function isPlanFile(value: unknown): value is PlanFile {
  return isJsonObject(value) && typeof value['id'] === 'string' && Array.isArray(value['commitments']);
}
function cityOf(book: CommitmentBook, subject: string): string | null {
  const commitment = book.commitments.find(
    ({ id, milestones }) => id === subject || milestones.some((milestone) => milestone.id === subject),
  );
  return commitment?.city ?? null;
}
function updateOf(update: StatusUpdate, city: string): ImportedUpdate {
  const { id, subject, reportedOn, status, percent, narrative, challenges, evidenceLinks, author } = update;
  const links = evidenceLinks.map(({ url, kind }) => ({ url, kind }));
  return {
    ...{ id, city, subject, reportedOn, isDated: true, status, recordOrigin: 'FILE' },
    ...{
      percent: percent ?? undefined,
      narrative: narrative ?? undefined,
      challenges: challenges ?? undefined,
    },
    ...(links.length === 0 ? {} : { evidenceLinks: links }),
    author: { role: author.role, ...(author.name === null ? {} : { name: author.name }) },
  };
}

/** `path`: of one of the tables, or of the folder that they lie in. `others`: files of the folder that is imported into. */
export function readCsvFolder(
  path: string,
  read: (path: string) => Uint8Array | null,
  rules: CommitmentRules,
  others: readonly CommitmentSource[],
): CsvFolderReading {
  const names = CSV_TABLES.map(({ file }) => file);
  const isTable = names.some((name) => name === basename(path));
  const folder = isTable ? dirname(path) : path;
  const sources = names.flatMap((name): readonly CommitmentSource[] => {
    const bytes = read(join(folder, name));
    return bytes === null ? [] : [{ folder, path: name, name: join(folder, name), bytes }];
  });
  const meta = { folder, path: '_meta.yaml', name: `${folder}/_meta.yaml` };
  const all = [{ ...meta, bytes: new TextEncoder().encode('schemaVersion: 1\n') }, ...sources];
  // Cities and partners of the folder are known to the tables; its plans are what they may take the place of.
  const known = others.filter(({ path: inner }) =>
    /(^|\/)(city|partners|rounds)\.(ya?ml|json)$|^declarations\/|^_meta\./.test(inner),
  );
  const { book, problems } = readCommitments([...known, ...all], rules);
  const errors = problems.filter(({ severity }) => severity === 'E');
  if (errors.length > 0 || sources.length === 0) return { problems: errors };
  const plans = openFiles(sources)
    .documents.map(({ value }): unknown => value)
    .filter(isPlanFile);
  const updates = book.updates.flatMap((update) => {
    const city = cityOf(book, update.subject);
    return city === null ? [] : [updateOf(update, city)];
  });
  return { result: { ...NOTHING_IMPORTED, plans, updates } };
}
