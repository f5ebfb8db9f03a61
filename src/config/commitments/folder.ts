/** The files of folders of commitments, with no more of each than may be read. */
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { MAX_FILE_BYTES, type CommitmentSource } from './open-file.ts';

/** Deeper than the layout goes, so that what is misplaced is told. */
const MAX_DEPTH = 6;
const READABLE = /\.(ya?ml|json|csv)$/;

function pathsIn(folder: string, path: string, depth: number): readonly string[] {
  const entries = readdirSync(join(folder, path), { withFileTypes: true });
  return entries.flatMap((entry): readonly string[] => {
    if (entry.name.startsWith('.')) return [];
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) return depth < MAX_DEPTH ? pathsIn(folder, inner, depth + 1) : [];
    return entry.isFile() && READABLE.test(entry.name) ? [inner] : [];
  });
}

/** One byte more than may be read tells that there is more. */
function firstBytes(path: string): Uint8Array {
  const size = Math.min(statSync(path).size, MAX_FILE_BYTES + 1);
  const bytes = Buffer.alloc(size);
  const file = openSync(path, 'r');
  try {
    let read = 0;
    while (read < size) {
      const count = readSync(file, bytes, read, size - read, read);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** In the order of folders and of paths. Folders that are not there are left out. */
export function commitmentFiles(
  folders: readonly string[],
  cwd: string = process.cwd(),
): readonly CommitmentSource[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => {
      const near = relative(cwd, folder);
      const shown = near === '' ? '.' : near.startsWith('..') ? folder : near;
      const paths = [...pathsIn(folder, '', 0)].sort();
      return paths.map((path) => ({
        ...{ folder: shown, path, name: `${shown}/${path}` },
        bytes: firstBytes(join(folder, path)),
      }));
    });
}
