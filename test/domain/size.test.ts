import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChecksum, readSize } from '../../src/domain/size.ts';

describe('readSize', () => {
  it('reads whole numbers of bytes', () => {
    for (const raw of [
      1234567,
      '1234567',
      '1,234,567',
      "1'234'567",
      '1 234 567 ',
      '1234567 bytes',
      '1234567 octets',
    ]) {
      expect(readSize(raw), String(raw)).toEqual({ bytes: 1_234_567, rule: null });
    }
  });

  it('reads units and says that they are rough', () => {
    expect(readSize('1.2 MB')).toEqual({ bytes: 1_200_000, rule: 'size-approximate' });
    expect(readSize('1,5 KiB')).toEqual({ bytes: 1_536, rule: 'size-approximate' });
    expect(readSize('3G').bytes).toBe(3_000_000_000);
    expect(readSize('2 Mo').bytes).toBe(2_000_000);
  });

  it('takes zero and nothing for not known', () => {
    for (const raw of [0, '0', '', null, 'null', 'N/A'])
      expect(readSize(raw)).toEqual({ bytes: null, rule: null });
  });

  it('reads nothing else', () => {
    for (const raw of [
      -1,
      1.5,
      Number.NaN,
      Infinity,
      1e300,
      'big',
      '-5',
      '12 parsecs',
      '9'.repeat(16),
      '1.2.3 MB',
    ]) {
      expect(readSize(raw), String(raw)).toEqual({ bytes: null, rule: 'size-unreadable' });
    }
  });

  it('gives a positive whole number or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.string(), fc.stringMatching(/^[\d.,]{1,8} ?[kmgt]?i?[bo]?$/)),
        (raw) => {
          const { bytes } = readSize(raw);
          expect(bytes === null || (Number.isSafeInteger(bytes) && bytes > 0)).toBe(true);
        },
      ),
    );
  });
});

describe('readChecksum', () => {
  it('tells the algorithm by the length', () => {
    const of = (length: number) => readChecksum('A'.repeat(length)).checksum;
    expect(of(32)).toEqual({ algorithm: 'md5', value: 'a'.repeat(32) });
    expect(of(40)?.algorithm).toBe('sha1');
    expect(of(64)?.algorithm).toBe('sha256');
    expect(of(128)?.algorithm).toBe('sha512');
    expect(readChecksum(`sha1:${'0'.repeat(40)}`).checksum?.value).toBe('0'.repeat(40));
  });

  it('drops what is none and says so', () => {
    expect(readChecksum('abc')).toEqual({ checksum: null, rule: 'checksum-unreadable' });
    expect(readChecksum('z'.repeat(32)).rule).toBe('checksum-unreadable');
    for (const raw of [null, '', 'None']) expect(readChecksum(raw)).toEqual({ checksum: null, rule: null });
  });
});
