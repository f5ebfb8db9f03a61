import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutputFile, type OutputFile } from '../../src/cli/output-file.ts';
import { aFolder } from '../support/cli-world.ts';

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());

const openFile = (name: string, isForced = false): Promise<OutputFile> =>
  openOutputFile(name, { cwd: folder.path, isForced, tag: '7' });
const read = (name: string): string => readFileSync(join(folder.path, name), 'utf8');

describe('a file of output', () => {
  it('has its name only when it is whole', async () => {
    const file = await openFile('trees.csv');
    await file.send('a,b\n');
    await file.send(Buffer.from('1,2\n'));
    expect(readdirSync(folder.path)).toEqual(['trees.csv.7.partial']);
    await file.keep();
    expect(readdirSync(folder.path)).toEqual(['trees.csv']);
    expect(read('trees.csv')).toBe('a,b\n1,2\n');
    await file.discard();
    expect(read('trees.csv')).toBe('a,b\n1,2\n');
  });

  it('leaves nothing when it is discarded, and can be discarded twice', async () => {
    const file = await openFile('trees.csv');
    await file.send('a');
    await file.discard();
    await file.discard();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('does not replace another unless forced, and then only when it is whole', async () => {
    writeFileSync(join(folder.path, 'trees.csv'), 'old');
    await expect(openFile('trees.csv')).rejects.toMatchObject({
      exitCode: 2,
      message: 'trees.csv is there already.',
    });
    const dropped = await openFile('trees.csv', true);
    await dropped.send('new');
    await dropped.discard();
    expect(read('trees.csv')).toBe('old');
    const kept = await openFile('trees.csv', true);
    await kept.send('new');
    await kept.keep();
    expect(read('trees.csv')).toBe('new');
  });

  it('does not replace one that came there while it was written', async () => {
    const file = await openFile('trees.csv');
    await file.send('late');
    writeFileSync(join(folder.path, 'trees.csv'), 'early');
    await expect(file.keep()).rejects.toMatchObject({ exitCode: 2 });
    await file.discard();
    expect(read('trees.csv')).toBe('early');
    expect(readdirSync(folder.path)).toEqual(['trees.csv']);
  });

  it('goes to where a link points, and leaves the link a link', async () => {
    writeFileSync(join(folder.path, 'real.csv'), 'old');
    symlinkSync('real.csv', join(folder.path, 'link.csv'));
    const file = await openFile('link.csv', true);
    await file.send('new');
    await file.keep();
    expect([read('real.csv'), lstatSync(join(folder.path, 'link.csv')).isSymbolicLink()]).toEqual([
      'new',
      true,
    ]);
  });

  it('never replaces a device', async () => {
    await expect(openFile('/dev/null', true)).rejects.toMatchObject({
      exitCode: 2,
      message: '/dev/null is no ordinary file.',
    });
  });

  it('is refused before anything is written where there is no such folder, or only a folder', async () => {
    await expect(openFile('none/trees.csv')).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/^none\/trees\.csv cannot be written: ENOENT/),
      hint: 'Choose another place with --output.',
    });
    mkdirSync(join(folder.path, 'trees'));
    await expect(openFile('trees', true)).rejects.toMatchObject({
      exitCode: 2,
      message: 'trees is a folder.',
    });
    expect(existsSync(join(folder.path, 'trees'))).toBe(true);
  });
});
