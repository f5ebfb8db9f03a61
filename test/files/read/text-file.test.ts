import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headOf, openTextFile } from '../../../src/files/read/text-file.ts';

const WORDS = 'Straße, Zürich, “quoted”, 5 €\n';
let path: string;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-'));
  path = join(folder, 'f');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(
  content: Uint8Array | string,
  label: string | null = null,
): Promise<readonly [string, string]> {
  writeFileSync(path, content);
  const file = await openTextFile(path, label);
  const pieces: Uint8Array[] = [];
  for await (const piece of file.pieces()) pieces.push(piece);
  return [file.encoding, Buffer.concat(pieces).toString('utf8')];
}
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
/** As an old Windows wrote it. */
const ansi = Buffer.from(
  [...WORDS].map((char) => ({ '“': 0x93, '”': 0x94, '€': 0x80 })[char] ?? char.charCodeAt(0)),
);

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from(WORDS), null, 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${WORDS}`), null, 'utf-8'],
    ['UTF-8 under a wrong label', Buffer.from(WORDS), 'iso-8859-1', 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${WORDS}`, 'utf16le'), null, 'utf-16le'],
    ['UTF-16 the other way round', utf16be(`\uFEFF${WORDS}`), null, 'utf-16be'],
    ['UTF-16 without a mark', Buffer.from(WORDS, 'utf16le'), null, 'utf-16le'],
    ['UTF-16 the other way round without a mark', utf16be(WORDS), null, 'utf-16be'],
    ['Windows-1252 without a label', ansi, null, 'windows-1252'],
    ['Windows-1252 labelled as UTF-8', ansi, 'utf-8', 'windows-1252'],
    ['Windows-1252 under a label that nobody knows', ansi, 'x-unknown', 'windows-1252'],
  ])('in %s is read', async (_what, content, label, encoding) => {
    expect(await read(content, label)).toEqual([encoding, WORDS]);
  });

  it('in another encoding is read by its label', async () => {
    expect(await read(Buffer.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]), 'windows-1251')).toEqual([
      'windows-1251',
      'Москва',
    ]);
    expect(await read(Buffer.from([0x93, 0x8c, 0x8b, 0x9e]), 'shift_jis')).toEqual(['shift_jis', '東京']);
  });

  it('is read whole where a character lies across two pieces', async () => {
    for (const shift of [0, 1, 2, 3]) {
      const text = `${'x'.repeat(shift)}${'😀'.repeat(40_000)}`;
      expect(await read(text)).toEqual(['utf-8', text]);
      const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
      expect((await read(wide))[1] === text).toBe(true);
    }
  });

  it('is not UTF-8 when a single byte at its end is not', async () => {
    const long = Buffer.concat([Buffer.from('é'.repeat(200_000)), Buffer.from([0xe9])]);
    expect((await read(long))[0]).toBe('windows-1252');
    expect((await read(Buffer.from([0x61, 0xc3])))[0]).toBe('windows-1252');
  });

  it('of nothing is nothing', async () => {
    expect(await read('')).toEqual(['utf-8', '']);
    expect(await headOf(path, 10)).toHaveLength(0);
  });

  it('can be looked at by its first bytes', async () => {
    await read(WORDS);
    expect((await headOf(path, 4)).toString()).toBe('Stra');
  });
});
