import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFiles, type ImportFiles } from '../../../../src/config/commitments/import/import-files.ts';
import {
  isCutOff,
  lockFolder,
  recover,
  writeFolder,
  type FileToWrite,
} from '../../../../src/config/commitments/import/write-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicgraph-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const BEFORE: Readonly<Record<string, string>> = {
  'a.yaml': 'old a',
  'deep/b.yaml': 'old b',
  'other.yaml': 'of a person',
};
const AFTER: readonly FileToWrite[] = [
  { path: 'a.yaml', text: 'new a' },
  { path: 'deep/b.yaml', text: 'new b' },
  { path: 'deep/er/c.yaml', text: 'new c' },
];
function put(texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
function state(): string {
  const paths = [...Object.keys(BEFORE), 'deep/er/c.yaml'];
  return paths
    .map((path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : '–'))
    .join(', ');
}
const OLD = 'old a, old b, of a person, –';
const NEW = 'new a, new b, of a person, new c';

class Killed extends Error {}
/** Dies at one step: before it, or (of a write) in the middle of it. */
function dyingAt(step: number, isHalf: boolean): ImportFiles & { steps(): number } {
  let steps = 0;
  const dies = (half: () => void): void => {
    steps += 1;
    if (steps !== step) return;
    if (isHalf) half();
    throw new Killed();
  };
  return {
    ...diskFiles,
    steps: () => steps,
    write(path, text) {
      dies(() => diskFiles.write(path, text.slice(0, text.length / 2)));
      diskFiles.write(path, text);
    },
    move(from, to) {
      dies(() => diskFiles.move(from, to));
      diskFiles.move(from, to);
    },
    remove(path) {
      dies(() => diskFiles.remove(path));
      diskFiles.remove(path);
    },
  };
}

describe('several files as one', () => {
  it('are all there, and nothing else is', () => {
    put(BEFORE);
    writeFolder(folder, AFTER, diskFiles);
    expect(state()).toBe(NEW);
    expect(diskFiles.list(join(folder, '.imports'))).toEqual([]);
    expect(recover(folder, diskFiles)).toEqual({ is: 'clean' });
  });

  it('are all there or none, at whatever step the program dies, and again in the recovery', () => {
    put(BEFORE);
    const counting = dyingAt(-1, false);
    writeFolder(folder, AFTER, counting);
    const seen = new Set<string>();
    for (let step = 1; step <= counting.steps(); step += 1)
      for (const isHalf of [false, true])
        for (const second of [1, 2, 3, 4, 99]) {
          rmSync(folder, { recursive: true });
          put(BEFORE);
          expect(() => writeFolder(folder, AFTER, dyingAt(step, isHalf))).toThrow(Killed);
          try {
            recover(folder, dyingAt(second, isHalf));
          } catch (error) {
            expect(error).toBeInstanceOf(Killed);
          }
          recover(folder, diskFiles);
          expect([OLD, NEW]).toContain(state());
          expect(recover(folder, diskFiles)).toEqual({ is: 'clean' });
          seen.add(state());
        }
    expect([...seen].sort()).toEqual([NEW, OLD]);
  });

  it('would be torn without a journal', () => {
    put(BEFORE);
    const files = dyingAt(2, false);
    expect(() => {
      for (const { path, text } of AFTER) files.write(join(folder, path), text);
    }).toThrow(Killed);
    recover(folder, diskFiles);
    expect([OLD, NEW]).not.toContain(state());
  });

  it('leave what a person changed between the crash and the recovery', () => {
    put(BEFORE);
    // Three texts and the journal are written, the journal gets its name, one file is in place.
    expect(() => writeFolder(folder, AFTER, dyingAt(7, false))).toThrow(Killed);
    put({ 'deep/b.yaml': 'mended' });
    expect(recover(folder, diskFiles)).toMatchObject({ is: 'finished', kept: ['deep/b.yaml'] });
    expect(state()).toBe('new a, mended, of a person, new c');
  });

  it('say what became of an import that was cut off', () => {
    put(BEFORE);
    expect(() => writeFolder(folder, AFTER, dyingAt(2, false))).toThrow(Killed);
    expect(recover(folder, diskFiles)).toEqual({ is: 'undone' });
    expect(state()).toBe(OLD);
  });

  it('are written by one process at a time, and what a dead one left is taken over', () => {
    const alive = (pid: number): boolean => pid !== 1001;
    const lock = lockFolder(folder, diskFiles, 1000, alive);
    expect(lock).not.toBeNull();
    expect(lockFolder(folder, diskFiles, 1002, alive)).toBeNull();
    expect(isCutOff(folder, diskFiles)).toBe(false);
    lock?.release();
    expect(lockFolder(folder, diskFiles, 1001, alive)).not.toBeNull();
    expect(lockFolder(folder, diskFiles, 1002, alive)).not.toBeNull();
  });
});
