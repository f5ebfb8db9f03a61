import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charsetOf, decodeHead, decodeText } from '../../src/http/charset.ts';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const swapped = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

describe('decoding', () => {
  it.each([
    ['UTF-8 without a label', Buffer.from('{"a":"Zürich"}'), undefined],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF{"a":"Zürich"}'), 'application/json'],
    ['UTF-8 labelled as Latin-1', Buffer.from('{"a":"Zürich"}'), 'application/json; charset=ISO-8859-1'],
    ['Latin-1 with its label', latin1('{"a":"Zürich"}'), 'text/json;charset="iso-8859-1"'],
    ['Latin-1 without a label', latin1('{"a":"Zürich"}'), 'application/json'],
    ['Latin-1 labelled as UTF-8', latin1('{"a":"Zürich"}'), 'application/json; charset=utf-8'],
    ['a label that nobody knows', latin1('{"a":"Zürich"}'), 'application/json; charset=x-made-up'],
    ['UTF-16 little endian, marked', Buffer.from('\uFEFF{"a":"Zürich"}', 'utf16le'), undefined],
    ['UTF-16 big endian, marked', swapped('\uFEFF{"a":"Zürich"}'), undefined],
    ['UTF-16 little endian, unmarked', Buffer.from('{"a":"Zürich"}', 'utf16le'), undefined],
    ['UTF-16 big endian, unmarked', swapped('{"a":"Zürich"}'), undefined],
    ['UTF-16 by its label', Buffer.from('{"a":"Zürich"}', 'utf16le'), 'application/json; charset=utf-16'],
  ])('reads %s', (_what, bytes, type) => {
    expect(decodeText(bytes, type)).toBe('{"a":"Zürich"}');
  });

  it('reads Shift_JIS and ISO-2022-JP by their labels', () => {
    expect(decodeText(Uint8Array.from([0x93, 0x8c, 0x8b, 0x9e]), 'text/csv; charset=Shift_JIS')).toBe('東京');
    const jis = Uint8Array.from([0x1b, 0x24, 0x42, 0x45, 0x6c, 0x35, 0x7e, 0x1b, 0x28, 0x42]);
    expect(decodeText(jis, 'text/plain; charset=iso-2022-jp')).toBe('東京');
  });

  it('takes unlabelled bytes that are no UTF-8 for windows-1252, the euro sign included', () => {
    expect(decodeText(Uint8Array.from([0x80, 0x20, 0xe9]), undefined)).toBe('€ é');
  });

  it('finds the charset among other parameters, quoted or not', () => {
    expect(charsetOf('text/html; boundary=x; Charset = "UTF-8" ')).toBe('utf-8');
    expect(charsetOf('text/html')).toBeNull();
    expect(charsetOf(undefined)).toBeNull();
  });

  it('gives back any text that was sent as UTF-8, whatever the label says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', ';charset=latin1', ';charset=utf-8', ';charset=nonsense'),
        (text, label) => {
          fc.pre(!text.startsWith('\uFEFF') && !text.slice(0, 2).includes('\0'));
          expect(decodeText(Buffer.from(text), `application/json${label}`)).toBe(text);
        },
      ),
    );
  });

  it('leaves a character out that the end cut in two, instead of taking the whole for another charset', () => {
    const bytes = Buffer.from('Straße 東京 😀');
    for (let end = 1; end <= bytes.length; end += 1) {
      expect('Straße 東京 😀'.startsWith(decodeHead(bytes.subarray(0, end), undefined))).toBe(true);
    }
    expect(decodeHead(latin1('Zürich'), undefined)).toBe('Zürich');
  });
});
