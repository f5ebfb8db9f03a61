/**
 * Writes several files of a folder as one: all of them are there in the end or none, even when the program is killed in
 * between. New texts are laid down beside the folder's files first; a journal then says what goes where, and whoever
 * comes next finishes what a journal says.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isJsonObject, type Json } from '../../../domain/json.ts';
import type { ImportFiles } from './import-files.ts';
import { IMPORT_FOLDER } from './ledger.ts';

export interface FileToWrite {
  /** From the folder, with "/". */
  readonly path: string;
  readonly text: string;
}
interface Step {
  readonly path: string;
  readonly staged: string;
  /** SHA-256 of what was there; null: nothing. */
  readonly before: string | null;
  readonly after: string;
}
export type Recovery =
  /** Nothing was left behind. */
  | { readonly is: 'clean' }
  /** An import that was cut off before anything was in place was taken back. */
  | { readonly is: 'undone' }
  /** One that was cut off in the middle was finished; `kept`: files that people had changed since, left as they are. */
  | { readonly is: 'finished'; readonly paths: readonly string[]; readonly kept: readonly string[] };

const STAGED = `${IMPORT_FOLDER}/staged`;
const JOURNAL = `${IMPORT_FOLDER}/journal.json`;
const LOCK = `${IMPORT_FOLDER}/lock`;
const JOURNAL_DRAFT = `${IMPORT_FOLDER}/journal.draft`;

export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
function stepOf(value: Json): Step | null {
  if (!isJsonObject(value)) return null;
  const { path, staged, before, after } = value;
  const isStep = typeof path === 'string' && typeof staged === 'string' && typeof after === 'string';
  if (!isStep || (typeof before !== 'string' && before !== null)) return null;
  return { path, staged, before, after };
}
/** A journal gets its name when it is whole, so one that cannot be read is none of ours. */
function readJournal(text: string): readonly Step[] {
  const value: Json = JSON.parse(text);
  const steps = Array.isArray(value) ? value.map(stepOf) : [null];
  return steps.map((step) => {
    if (step === null) throw new Error(`${JOURNAL} holds something else than the steps of an import`);
    return step;
  });
}

/** Puts in place what is not there yet. Files that are neither as before nor as after were changed by people since. */
function finish(folder: string, steps: readonly Step[], files: ImportFiles): readonly string[] {
  const kept: string[] = [];
  for (const { path, staged, before, after } of steps) {
    const from = join(folder, staged);
    if (files.read(from) === null) continue;
    const there = files.read(join(folder, path));
    const digest = there === null ? null : digestOf(there);
    if (digest === before || digest === after) files.move(from, join(folder, path));
    else kept.push(path);
  }
  files.remove(join(folder, JOURNAL));
  files.remove(join(folder, STAGED));
  return kept;
}

/** Whether an import left something behind that `recover` would finish or take back. */
export function isCutOff(folder: string, files: ImportFiles): boolean {
  const known = ['ledger.json', 'lock'];
  return files.list(join(folder, IMPORT_FOLDER)).some((name) => !known.includes(name));
}

/**
 * Keeps others from importing into the folder until `release` is called; null: a living process does so already. What
 * a dead one left is taken over. `isAlive`: of a process on this machine, by its id.
 */
export function lockFolder(
  folder: string,
  files: ImportFiles,
  self: number,
  isAlive: (pid: number) => boolean,
): { readonly release: () => void } | null {
  const path = join(folder, LOCK);
  const release = (): void => {
    files.remove(path);
    for (const made of [join(folder, IMPORT_FOLDER), folder])
      if (files.list(made).length === 0) files.remove(made);
  };
  if (files.claim(path, String(self))) return { release };
  const holder = Number(files.read(path) ?? '');
  if (Number.isInteger(holder) && holder > 0 && holder !== self && isAlive(holder)) return null;
  files.remove(path);
  return files.claim(path, String(self)) ? { release } : null;
}

/** Of what an import left behind that was cut off. Call before anything is read of the folder. */
export function recover(folder: string, files: ImportFiles): Recovery {
  const journal = files.read(join(folder, JOURNAL));
  if (journal !== null) {
    const steps = readJournal(journal);
    const kept = finish(folder, steps, files);
    return { is: 'finished', paths: steps.map(({ path }) => path), kept };
  }
  if (!isCutOff(folder, files)) return { is: 'clean' };
  files.remove(join(folder, JOURNAL_DRAFT));
  files.remove(join(folder, STAGED));
  return { is: 'undone' };
}

/** Whole, or not at all. `recover` first. */
export function writeFolder(folder: string, texts: readonly FileToWrite[], files: ImportFiles): void {
  const steps = texts.map(({ path, text }, at): Step => {
    const there = files.read(join(folder, path));
    const before = there === null ? null : digestOf(there);
    return { path, staged: `${STAGED}/${at}`, before, after: digestOf(text) };
  });
  texts.forEach(({ text }, at) => files.write(join(folder, STAGED, String(at)), text));
  files.write(join(folder, JOURNAL_DRAFT), JSON.stringify(steps));
  files.move(join(folder, JOURNAL_DRAFT), join(folder, JOURNAL));
  finish(folder, steps, files);
}
