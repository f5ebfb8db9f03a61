/** An import before it is written: what every file would become, and whether the folder would still be sound. */
import type { KnownCity } from '../../../domain/commitments/import/imported.ts';
import type { CommitmentProblem } from '../codes.ts';
import { commitmentFiles } from '../folder.ts';
import type { CommitmentSource } from '../open-file.ts';
import { readCommitments, type CommitmentRules, type CommitmentsReading } from '../read-commitments.ts';
import { composeFiles, type FolderImport } from './compose.ts';
import { contentDigest, decide, type DecidedFile } from './decide.ts';
import type { ImportFiles } from './import-files.ts';
import { LEDGER, ledgerText, readLedger, type ImportLedger } from './ledger.ts';
import { newWords } from './new-words.ts';
import { digestOf, type FileToWrite } from './write-folder.ts';

/** A folder of commitments as it is, before anything is imported. */
export interface OpenFolder {
  readonly path: string;
  readonly sources: readonly CommitmentSource[];
  readonly reading: CommitmentsReading;
  readonly ledger: ImportLedger;
  readonly rules: CommitmentRules;
  readonly read: (path: string) => string | null;
}
export interface SourceAbout {
  /** As the person named it. */
  readonly name: string;
  /** SHA-256 of its bytes. */
  readonly sha256: string;
  readonly importer: string;
  readonly retrievedOn: string;
}
export interface PreparedImport {
  readonly files: readonly DecidedFile[];
  /** Of the folder as it would be: errors keep it from being written. */
  readonly problems: readonly CommitmentProblem[];
  /** Updates and assessments that are new, and those that the folder has already. */
  readonly words: { readonly updates: number; readonly assessments: number; readonly known: number };
  /** All that is to be written; none where nothing changes. */
  readonly writes: readonly FileToWrite[];
}

export function openFolder(
  path: string,
  cwd: string,
  rules: CommitmentRules,
  files: ImportFiles,
): OpenFolder {
  const sources = commitmentFiles([path], cwd);
  return {
    ...{ path, sources, rules, reading: readCommitments(sources, rules) },
    ledger: readLedger(files.read(`${path}/${LEDGER}`)),
    read: (inner) => files.read(`${path}/${inner}`),
  };
}
export function knownCities({ reading }: OpenFolder): readonly KnownCity[] {
  return reading.cities;
}
/** Of a source that was imported before: its day of then, so that importing it again changes nothing. */
export function retrievalDay({ ledger }: OpenFolder, sha256: string): string | null {
  return Object.hasOwn(ledger.sources, sha256) ? (ledger.sources[sha256]?.retrievedOn ?? null) : null;
}

function overlaid(
  { sources, path }: OpenFolder,
  writes: readonly FileToWrite[],
  shown: string,
): readonly CommitmentSource[] {
  const folder = sources[0]?.folder ?? shown;
  const written = new Map(writes.map((file) => [file.path, file.text]));
  const stays = sources.filter((source) => !written.has(source.path));
  const added = [...written].map(([inner, text]) => ({
    ...{ folder, path: inner, name: `${folder}/${inner}` },
    bytes: new TextEncoder().encode(text),
  }));
  return path === '' ? [] : [...stays, ...added].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function newLedger(ledger: ImportLedger, files: readonly DecidedFile[], source: SourceAbout): ImportLedger {
  const written = files
    .filter(({ fate }) => fate === 'new' || fate === 'changed')
    .map(({ path, text }) => {
      const file = { sha256: digestOf(text), content: contentDigest(text), source: source.sha256 };
      return [path, file] as const;
    });
  const { name, importer, retrievedOn } = source;
  return {
    files: { ...ledger.files, ...Object.fromEntries(written) },
    sources: { ...ledger.sources, [source.sha256]: { name, importer, retrievedOn } },
  };
}

/** `folder.reading` without errors is what this rests on. */
export function prepareImport(
  folder: OpenFolder,
  result: FolderImport,
  source: SourceAbout,
  options: { readonly isForced: boolean; readonly shownFolder: string },
): PreparedImport {
  const words = newWords(result, folder.reading.book, source.retrievedOn);
  const composed = composeFiles(result, words, { ...source, read: folder.read });
  const { ledger, read } = folder;
  const files = decide(composed, { ledger, read, isForced: options.isForced });
  const texts = files.filter(({ fate }) => fate === 'new' || fate === 'changed');
  const after = readCommitments(overlaid(folder, texts, options.shownFolder), folder.rules);
  const counted = {
    updates: words.updates.length,
    assessments: words.assessments.length,
    known: words.known,
  };
  const kept = { path: LEDGER, text: ledgerText(newLedger(ledger, files, source)) };
  const writes = texts.length === 0 ? [] : [...texts.map(({ path, text }) => ({ path, text })), kept];
  return { files, problems: after.problems, words: counted, writes };
}
