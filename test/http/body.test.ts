import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyError, decompress, decompressHead, readWire } from '../../src/http/body.ts';

const CAP = 1_000_000;
async function* pieces(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
async function faultOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no fault',
    (error: unknown) => (error instanceof BodyError ? error.fault : error),
  );
}
const ENCODERS = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
} as const;

describe('bodies on the wire', () => {
  it('are read whole and counted piece by piece', async () => {
    const counted: number[] = [];
    const body = await readWire(pieces(Buffer.from('ab'), Buffer.from('cde')), 10, (bytes) =>
      counted.push(bytes),
    );
    expect([body.bytes.toString(), body.whole, counted]).toEqual(['abcde', true, [2, 3]]);
  });

  it('are not fetched beyond the cap', async () => {
    let fetched = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 1_000; i += 1) {
        fetched += 1;
        yield Buffer.alloc(100);
      }
    }
    const body = await readWire(endless(), 250, () => undefined);
    expect([body.bytes.length, body.whole, fetched]).toEqual([250, false, 3]);
  });

  it('of exactly the cap are whole', async () => {
    expect(await readWire(pieces(Buffer.alloc(10)), 10, () => undefined)).toMatchObject({ whole: true });
  });
});

describe('decompression', () => {
  it('undoes every coding that portals use, small and large', async () => {
    for (const [name, encode] of Object.entries(ENCODERS)) {
      for (const size of [1, 100, 200_000]) {
        const text = Buffer.from(Array.from({ length: size }, (_, index) => (index * 7919) % 251));
        expect((await decompress(encode(text), name, CAP)).equals(text)).toBe(true);
      }
    }
    expect((await decompress(deflateRawSync('bare'), 'deflate', CAP)).toString()).toBe('bare');
    expect((await decompress(gzipSync(brotliCompressSync('two')), 'br, gzip', CAP)).toString()).toBe('two');
  });

  it.each(['gzip', 'br', 'deflate'] as const)(
    'stops a %s bomb at the cap, small on the wire or not',
    async (name) => {
      for (const size of [CAP + 1, 50 * CAP]) {
        expect(await faultOf(decompress(ENCODERS[name](Buffer.alloc(size)), name, CAP))).toBe(
          'too-large-inflated',
        );
      }
      const exact = await decompress(ENCODERS[name](Buffer.alloc(CAP)), name, CAP);
      expect(exact.length).toBe(CAP);
    },
  );

  it('stops a bomb in a bomb', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(50 * CAP)));
    expect(await faultOf(decompress(bomb, 'gzip, gzip', CAP))).toBe('too-large-inflated');
  });

  it('takes plain text that is announced as gzip for what it is', async () => {
    expect((await decompress(Buffer.from('{"a":1}'), 'gzip', CAP)).toString()).toBe('{"a":1}');
    expect((await decompress(Buffer.alloc(0), 'gzip', CAP)).length).toBe(0);
    expect((await decompress(Buffer.from('x'), 'identity', CAP)).toString()).toBe('x');
  });

  it('names damage, a cut-off end, an unknown coding and too many codings', async () => {
    const good = gzipSync('x'.repeat(1_000));
    const damaged = Buffer.from(good);
    damaged.fill(0xff, 12, 20);
    expect(await faultOf(decompress(damaged, 'gzip', CAP))).toBe('damaged');
    expect(await faultOf(decompress(good.subarray(0, good.length - 10), 'gzip', CAP))).toBe('damaged');
    expect(await faultOf(decompress(good, 'zstd-of-tomorrow', CAP))).toBe('unknown-encoding');
    expect(await faultOf(decompress(good, 'gzip, gzip, gzip', CAP))).toBe('unknown-encoding');
  });

  it('throws nothing but its own error on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.constantFrom('gzip', 'br', 'deflate'), async (bytes, name) => {
        const fault = await faultOf(decompress(Buffer.from(bytes), name, CAP));
        expect(['no fault', 'damaged', 'too-large-inflated']).toContain(fault);
      }),
    );
  });
});

describe('the head of a compressed body', () => {
  it.each(['gzip', 'br', 'deflate'] as const)(
    'can be read though the rest of the %s is missing',
    async (name) => {
      const text = Array.from({ length: 20_000 }, (_, index) => `line ${index * 7919}\n`).join('');
      const whole = ENCODERS[name](text);
      const head = await decompressHead(whole.subarray(0, 8_000), name, 500);
      expect(head.toString()).toBe(text.slice(0, 500));
    },
  );

  it('of a bomb stays within its cap', async () => {
    expect((await decompressHead(gzipSync(Buffer.alloc(50 * CAP)), 'gzip', 500)).length).toBe(500);
  });

  it('of rubbish is empty', async () => {
    expect((await decompressHead(Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'gzip', 500)).length).toBe(0);
  });
});
