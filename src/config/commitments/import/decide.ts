/** What becomes of each composed file: new, changed, unchanged, or left as people have it. */
import type { ComposedFile } from './compose.ts';
import type { ImportLedger } from './ledger.ts';
import { digestOf } from './write-folder.ts';

export type FileFate =
  | 'new'
  | 'changed'
  | 'unchanged'
  /** A person changed, made or took it away, and the source has nothing new for it. */
  | 'edited'
  /** A person changed it and the source has something new too: left as it is. */
  | 'conflict';
export interface DecidedFile extends ComposedFile {
  readonly fate: FileFate;
}
export interface DecideOptions {
  readonly ledger: ImportLedger;
  readonly read: (path: string) => string | null;
  /** Writes over what people changed. */
  readonly isForced: boolean;
}

/** Days of retrieval are no content. */
export function contentDigest(text: string): string {
  return digestOf(text.replace(/^ *(?:- )?retrievedAt: .*\n/gm, ''));
}

function fateOf(file: ComposedFile, { ledger, read, isForced }: DecideOptions): FileFate {
  const there = read(file.path);
  const written = Object.hasOwn(ledger.files, file.path) ? ledger.files[file.path] : undefined;
  const content = contentDigest(file.text);
  if (there !== null && contentDigest(there) === content) return 'unchanged';
  if (there === null && written === undefined) return 'new';
  if (there !== null && written !== undefined && digestOf(there) === written.sha256) return 'changed';
  // What a folder is, and what a city is, people say better than tables of commitments.
  if (written === undefined && (file.kind === 'meta' || file.kind === 'city')) return 'edited';
  if (isForced) return there === null ? 'new' : 'changed';
  return written?.content === content ? 'edited' : 'conflict';
}

export function decide(files: readonly ComposedFile[], options: DecideOptions): readonly DecidedFile[] {
  return files.map((file) => ({ ...file, fate: fateOf(file, options) }));
}
