import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitmentFiles } from '../../../src/config/commitments/folder.ts';
import { MAX_FILE_BYTES } from '../../../src/config/commitments/open-file.ts';
import { aFolder } from '../../support/cli-world.ts';

let folder: ReturnType<typeof aFolder>;
const put = (path: string, text = ''): void => {
  mkdirSync(dirname(join(folder.path, path)), { recursive: true });
  writeFileSync(join(folder.path, path), text);
};
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());

describe('the files of a folder of commitments', () => {
  it('are those that can be read, in order of their paths, at any depth of the layout', () => {
    for (const path of [
      '_meta.yaml',
      'cities/lima/plans/b.json',
      'cities/lima/plans/a.yaml',
      'cities/updates.csv',
    ])
      put(path, path);
    for (const path of ['.git/x.yaml', 'README.md', 'cities/.hidden.yaml', 'logo.png']) put(path);
    const files = commitmentFiles([folder.path, join(folder.path, 'none')], folder.path);
    expect(files.map(({ path }) => path)).toEqual([
      ...['_meta.yaml', 'cities/lima/plans/a.yaml', 'cities/lima/plans/b.json', 'cities/updates.csv'],
    ]);
    expect(files[1]).toMatchObject({ folder: '.', name: './cities/lima/plans/a.yaml' });
    expect(new TextDecoder().decode(files[1]?.bytes)).toBe('cities/lima/plans/a.yaml');
  });

  it('are shown by their way from the current folder, or whole when they lie elsewhere', () => {
    put('here/ours/_meta.yaml');
    const ours = join(folder.path, 'here/ours');
    expect(commitmentFiles([ours], join(folder.path, 'here'))[0]?.name).toBe('ours/_meta.yaml');
    expect(commitmentFiles([ours], join(folder.path, 'there'))[0]?.name).toBe(join(ours, '_meta.yaml'));
  });

  it('are read only so far that it is seen that they are too large', () => {
    put('_meta.yaml');
    truncateSync(join(folder.path, '_meta.yaml'), 50 * MAX_FILE_BYTES);
    expect(commitmentFiles([folder.path])[0]?.bytes.byteLength).toBe(MAX_FILE_BYTES + 1);
  });

  it('are no links, which may lead in a circle', () => {
    put('_meta.yaml');
    symlinkSync(folder.path, join(folder.path, 'cities'));
    expect(commitmentFiles([folder.path])).toHaveLength(1);
  });
});
