import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isWebPage, openOnDisk, saveBody, type OpenFile } from '../../src/http/save-body.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-body-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function* pieces(body: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}
interface Sent {
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes?: number;
  readonly openFile?: OpenFile;
  readonly progress?: (bytes: number, total: number | null) => void;
  readonly toFile?: string;
}
function save(sent: Sent): ReturnType<typeof saveBody> {
  const { body, headers = {}, maxBytes = 10_000, openFile = openOnDisk, ...rest } = sent;
  const options = { toFile: join(folder, 'f'), maxBytes, openFile, ...rest };
  return saveBody({ status: 200, headers }, pieces(Buffer.from(body)), () => undefined, options);
}

describe('saving a body', () => {
  it('writes what came, decompressed', async () => {
    const body = 'a,b\n1,2\n'.repeat(500);
    const headers = { 'content-encoding': 'gzip' };
    expect(await save({ body: gzipSync(body), headers })).toEqual({ is: 'file', bytes: 4_000 });
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(body);
  });

  it('refuses what is announced as too large without making a file, naming size and limit', async () => {
    const headers = { 'content-length': '1234567' };
    await expect(save({ body: 'x', headers })).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The file has 1,234,567 bytes; at most 10,000 are read',
    });
    expect(existsSync(join(folder, 'f'))).toBe(false);
  });

  it('stops at the limit when nothing was announced', async () => {
    let read = 0;
    const body = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        read += 1_000;
        yield Buffer.alloc(1_000, 0x61);
      }
    };
    const options = { toFile: join(folder, 'f'), maxBytes: 10_000, openFile: openOnDisk };
    await expect(
      saveBody({ status: 200, headers: {} }, body(), () => undefined, options),
    ).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The file has more than 10,000 bytes; at most 10,000 are read',
    });
    expect(read).toBe(11_000);
  });

  it('stops a bomb soon after the limit', async () => {
    let written = 0;
    const openFile: OpenFile = async () => ({
      write: async (piece) => {
        written += piece.length;
      },
      close: async () => undefined,
    });
    const body = gzipSync(Buffer.alloc(20_000_000, 0x61));
    const headers = { 'content-encoding': 'gzip' };
    await expect(save({ body, headers, maxBytes: 100_000, openFile })).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The file expands to more than 100,000 bytes, the most that are read',
    });
    expect(written).toBeLessThanOrEqual(100_000);
  });

  it('takes fewer or more bytes than announced for damage', async () => {
    for (const length of ['9', '11']) {
      const headers = { 'content-length': length };
      await expect(save({ body: '0123456789', headers })).rejects.toMatchObject({ fault: 'damaged' });
    }
  });

  it('knows a page for people by its beginning, and reads no more of it', async () => {
    const page = `\uFEFF <!DOCTYPE html><html><title>Sign in</title>${'x'.repeat(9_000)}`;
    const saved = await save({ body: page });
    expect(saved).toMatchObject({ is: 'page' });
    expect(saved.is === 'page' ? saved.head.length : 0).toBeLessThan(1_100);
  });

  it('tells of progress, and in all where that was announced', async () => {
    const told: (readonly [number, number | null])[] = [];
    const body = Buffer.alloc(1_200_000, 0x61);
    const progress = (bytes: number, total: number | null): void => void told.push([bytes, total]);
    await save({ body, maxBytes: 2_000_000, headers: { 'content-length': '1200000' }, progress });
    expect(told).toEqual([
      [525_000, 1_200_000],
      [1_050_000, 1_200_000],
      [1_200_000, 1_200_000],
    ]);
  });

  it.skipIf(!existsSync('/dev/full'))('says when the disk is full', async () => {
    symlinkSync('/dev/full', join(folder, 'f'));
    await expect(save({ body: 'a,b\n' })).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: expect.stringContaining('no room left on the disk'),
    });
  });

  it('says when the disk refuses, at the beginning, on the way and at the end', async () => {
    const refusal = (code: string): Error => Object.assign(new Error(code), { code });
    const refusing: readonly OpenFile[] = [
      () => Promise.reject(refusal('EACCES')),
      async () => ({ write: () => Promise.reject(refusal('EIO')), close: async () => undefined }),
      async () => ({ write: async () => undefined, close: () => Promise.reject(refusal('EDQUOT')) }),
    ];
    const codes: string[] = [];
    for (const openFile of refusing) {
      await save({ body: 'a,b\n', openFile }).catch((error: { code: string }) => codes.push(error.code));
    }
    expect(codes).toEqual(['BAD_CONFIG', 'BAD_CONFIG', 'TOO_LARGE']);
    await expect(save({ body: 'a', toFile: folder })).rejects.toMatchObject({ code: 'BAD_CONFIG' });
  });
});

describe('a web page', () => {
  it.each([
    '<!DOCTYPE html><p>',
    ' \n<html lang="en">',
    '<!-- made by x --><head><title>',
    '<?xml version="1.0"?>\n<html xmlns="x">',
    '<script>location=1</script>',
  ])('is %j', (head) => {
    expect(isWebPage(head)).toBe(true);
  });

  it.each(['a,b\n', '<id>,name\n1,2', '<?xml version="1.0"?><kml>', '{"html":1}', '', 'html,head\n<html>,1'])(
    'is not %j',
    (head) => {
      expect(isWebPage(head)).toBe(false);
    },
  );
});
