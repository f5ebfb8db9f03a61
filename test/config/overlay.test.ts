import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entryText, withEntries, writeWhole } from '../../src/config/overlay.ts';
import { aFolder } from '../support/cli-world.ts';

const portal = { slug: 'a', title: 'A: "quoted" # not a comment', url: 'https://a.org/', sources: ['x'] };

describe('adding to a registry file', () => {
  it('begins a file with a word about it', () => {
    const text = withEntries('', { cities: [], portals: [portal] });
    expect(text).toMatch(/^# Your own portals/);
    expect(parse(text)).toEqual({ portals: [portal] });
  });

  it('keeps comments, order and entries of the person who wrote it', () => {
    const before = '# mine\nportals:\n  # the first\n  - slug: z # last letter\n    title: Z\n';
    const after = withEntries(before, { cities: [{ slug: 'c' }], portals: [portal] });
    expect(after.startsWith(before)).toBe(true);
    expect(parse(after)).toEqual({ portals: [{ slug: 'z', title: 'Z' }, portal], cities: [{ slug: 'c' }] });
  });

  it.each(['# only a comment\n', '{}', 'portals:\n', 'portals: []\n', 'portals: [{ slug: z }]\n'])(
    'takes up a file that holds %j',
    (before) => {
      const after: { portals: unknown[] } = parse(withEntries(before, { cities: [], portals: [portal] }));
      expect(after.portals.at(-1)).toEqual(portal);
    },
  );

  it('writes any text so that it is read again as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (title, url) => {
        expect(parse(entryText('portals', { title, url }))).toEqual({ portals: [{ title, url }] });
      }),
    );
  });
});

describe('writing a file', () => {
  let folder: ReturnType<typeof aFolder>;
  beforeEach(() => {
    folder = aFolder();
  });
  afterEach(() => folder.remove());

  it('makes its folder and leaves nothing else behind', () => {
    const path = join(folder.path, 'new', 'portals.yaml');
    writeWhole(path, () => 'text');
    expect(readFileSync(path, 'utf8')).toBe('text');
    expect(readdirSync(join(folder.path, 'new'))).toEqual(['portals.yaml']);
  });

  it('leaves the file as it was when composing fails', () => {
    const path = join(folder.path, 'portals.yaml');
    writeFileSync(path, 'before');
    expect(() =>
      writeWhole(path, () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('keeps a second writer out', () => {
    const path = join(folder.path, 'portals.yaml');
    writeWhole(path, () => {
      expect(() => writeWhole(path, () => 'second')).toThrow(/EEXIST/);
      return 'first';
    });
    expect(readFileSync(path, 'utf8')).toBe('first');
  });
});
