import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateStream } from '../../src/http/inflate-stream.ts';

const words = Buffer.from(Array.from({ length: 30_000 }, (_, index) => `word ${index * 7919}`).join(' '));

async function* inPieces(
  bytes: Uint8Array,
  size: number,
  told = { left: false },
): AsyncGenerator<Uint8Array> {
  try {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  } finally {
    told.left = true;
  }
}
async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a body inflated while it comes', () => {
  it.each([
    ['gzip', gzipSync(words)],
    ['x-gzip', Buffer.concat([gzipSync(words.subarray(0, 50_000)), gzipSync(words.subarray(50_000))])],
    ['br', brotliCompressSync(words)],
    ['deflate', deflateSync(words)],
    ['deflate', deflateRawSync(words)],
    ['gzip, br', brotliCompressSync(gzipSync(words))],
    ['identity', words],
    [undefined, words],
  ])('is the same as it was before (%s)', async (coding, bytes) => {
    for (const size of [1_000_000, 1_013]) {
      expect(words.equals(await all(inflateStream(inPieces(bytes, size), coding)))).toBe(true);
    }
  });

  it('is the same in pieces of any size', async () => {
    const small = words.subarray(0, 3_000);
    const packed = gzipSync(small);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
        expect(small.equals(await all(inflateStream(inPieces(packed, size), 'gzip')))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is taken as it is where a coding is announced and text comes', async () => {
    expect((await all(inflateStream(inPieces(Buffer.from('{"a":1}'), 1), 'gzip'))).toString()).toBe(
      '{"a":1}',
    );
    expect(await all(inflateStream(inPieces(Buffer.alloc(0), 1), 'gzip'))).toHaveLength(0);
  });

  it('is damaged when it is cut off or is something else', async () => {
    const cut = gzipSync(words).subarray(0, 5_000);
    await expect(all(inflateStream(inPieces(cut, 100), 'gzip'))).rejects.toMatchObject({ fault: 'damaged' });
    const noise = Buffer.alloc(1_000, 0x41);
    await expect(all(inflateStream(inPieces(noise, 100), 'br'))).rejects.toMatchObject({ fault: 'damaged' });
  });

  it('is refused in a coding that is not known', async () => {
    await expect(all(inflateStream(inPieces(words, 100), 'zstd'))).rejects.toMatchObject({
      fault: 'unknown-encoding',
    });
  });

  it('hands on what the source throws as it is', async () => {
    const broken = new Error('reset');
    const source = async function* (): AsyncGenerator<Uint8Array> {
      yield gzipSync(words).subarray(0, 5_000);
      throw broken;
    };
    await expect(all(inflateStream(source(), 'gzip'))).rejects.toBe(broken);
    await expect(all(inflateStream(source(), undefined))).rejects.toBe(broken);
  });

  it('leaves its source as soon as nobody reads on', async () => {
    for (const [coding, bytes] of [
      ['gzip', gzipSync(Buffer.alloc(50_000_000))],
      [undefined, words],
    ] as const) {
      const told = { left: false };
      for await (const piece of inflateStream(inPieces(bytes, 500, told), coding)) {
        expect(piece.length).toBeGreaterThan(0);
        break;
      }
      await new Promise((resolve) => setImmediate(resolve));
      expect(told.left).toBe(true);
    }
  });
});
