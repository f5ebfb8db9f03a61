import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAbout, writeAbout, type KeptAbout } from '../../../src/files/kept/kept-about.ts';
import { hashFile } from '../../../src/files/kept/hash-file.ts';
import { KeptFolder } from '../../../src/files/kept/kept-folder.ts';

const ABOUT: KeptAbout = {
  portal: 'city',
  url: 'https://x.example/a.csv',
  format: 'csv',
  file: 'k-1.table',
  bytes: 3,
  digest: 'd',
  version: 'v',
  validators: { etag: '"1"' },
  fetchedAt: '2026-11-23T12:00:00.000Z',
  checkedAt: '2026-11-23T12:00:00.000Z',
  table: {
    rows: 1,
    columns: [
      {
        name: 'null\nü',
        title: null,
        description: null,
        sourceType: 'CSV',
        storage: { as: 'date' },
        nullable: true,
      },
    ],
  },
};
let path: string;
let folder: KeptFolder;
beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'kept-'));
  folder = new KeptFolder(path);
  await folder.open();
});
afterEach(() => rmSync(path, { recursive: true, force: true }));
const OLD = new Date(Date.now() - 3 * 3_600_000);

describe('notes', () => {
  it('are read as they were written, and not at all when a letter differs', () => {
    const text = writeAbout(ABOUT);
    expect(readAbout(text)).toEqual(ABOUT);
    for (let at = 0; at < text.length; at += 7) {
      const other = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
      expect(readAbout(other)).toBeNull();
      expect(readAbout(text.slice(0, at))).toBeNull();
    }
  });

  it('are found under their key, with the time of their last use', async () => {
    expect(await folder.find('k')).toBeNull();
    await folder.write('k', ABOUT);
    await folder.touch('k', new Date('2026-11-23T13:00:00Z'));
    expect(await folder.find('k')).toEqual({
      ...ABOUT,
      key: 'k',
      usedMs: Date.parse('2026-11-23T13:00:00Z'),
    });
    expect((await folder.entries()).map(({ key }) => key)).toEqual(['k']);
    await folder.forget('k');
    await folder.forget('k');
    await folder.touch('k', new Date());
    expect(await folder.find('k')).toBeNull();
  });

  it('leave nothing half written behind, and take the place of those before', async () => {
    await folder.write('k', ABOUT);
    await folder.write('k', { ...ABOUT, version: 'w' });
    expect(readdirSync(path).filter((name) => !name.startsWith('work-'))).toEqual(['k.about']);
    expect(readdirSync(folder.work)).toEqual([]);
    expect(await folder.find('k')).toMatchObject({ version: 'w' });
  });
});

describe('tables', () => {
  it('are listed whether something is written about them or not', async () => {
    const file = folder.newFile('k');
    expect(file).toMatch(/^k-.*\.table$/);
    expect(folder.newFile('k')).not.toBe(file);
    writeFileSync(folder.pathOf(file), 'abc');
    expect(await folder.files()).toMatchObject([{ name: file, bytes: 3 }]);
    expect([await folder.sizeOf(file), await folder.sizeOf('none')]).toEqual([3, null]);
    expect(await hashFile(folder.pathOf(file))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    await folder.removeFile(file);
    await folder.removeFile(file);
    expect(await folder.files()).toEqual([]);
  });
});

describe('opening a folder', () => {
  it('removes what processes that are gone had under way, and leaves what may be somebody’s', async () => {
    const gone = join(path, 'work-999999999-x');
    const recent = join(path, 'work-999999998-x');
    const alive = join(path, `work-${String(process.pid)}-x`);
    const own = join(path, 'notes.txt');
    for (const each of [gone, recent, alive]) mkdirSync(each);
    writeFileSync(own, '');
    for (const each of [gone, alive, own]) utimesSync(each, OLD, OLD);
    await new KeptFolder(path).open();
    expect([gone, recent, alive, own].map((each) => existsSync(each))).toEqual([false, true, true, true]);
  });

  it('makes it where there is none, and closing removes what was under way', async () => {
    const deep = new KeptFolder(join(path, 'a', 'b'));
    await deep.open();
    expect(existsSync(deep.work)).toBe(true);
    await deep.close();
    await deep.close();
    expect(readdirSync(deep.folder)).toEqual([]);
  });
});
