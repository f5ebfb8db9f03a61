/** What writing a folder needs of a disk. Each step is whole or not at all, but for `write`. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

export interface ImportFiles {
  /** null: there is none. */
  read(path: string): string | null;
  /** On the disk when it returns; may be cut off by a crash. The folder is made. */
  write(path: string, text: string): void;
  /** In the place of what is there. The folder is made. */
  move(from: string, to: string): void;
  /** A file, or a folder with all that is in it; harmless where there is nothing. */
  remove(path: string): void;
  /** Makes the file if there is none; false: there is one. The folder is made. */
  claim(path: string, text: string): boolean;
  /** Names; none where there is no folder. */
  list(folder: string): readonly string[];
}

/** The disk itself. */
export const diskFiles: ImportFiles = {
  read(path) {
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  },
  write(path, text) {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'w');
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  move(from, to) {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  },
  remove(path) {
    rmSync(path, { recursive: true, force: true });
  },
  claim(path, text) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(path, text, { flag: 'wx' });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  },
  list(folder) {
    return existsSync(folder) ? readdirSync(folder) : [];
  },
};
