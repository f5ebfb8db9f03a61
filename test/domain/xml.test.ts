import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmlElement, xmlText } from '../../src/domain/xml.ts';
import { codePointsWhere } from '../support/code-points.ts';
import { readXml } from '../support/read-xml.ts';

const NEVER = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\ufffe\uffff]/gu;

describe('text in XML', () => {
  it('holds every character that XML can hold, and no other', () => {
    expect(codePointsWhere((char) => char !== '\ufffd' && xmlText(`a${char}b`).includes('\ufffd'))).toBe(
      '0-8 b-c e-1f d800-dfff fffe-ffff',
    );
    expect(xmlText('\ud800😀\udc00')).toBe('\ufffd😀\ufffd');
  });

  it('comes back as it was, in elements and attributes, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const element = readXml(xmlElement('a', { b: text, c: null }, xmlText(text)));
        const kept = text.replace(NEVER, '\ufffd').toWellFormed();
        expect([element.text, element.attributes]).toEqual([kept, { b: kept }]);
      }),
    );
  });

  it('cannot become markup', () =>
    expect(xmlElement('t', {}, xmlText(']]><script x="1">&amp;'))).toBe(
      '<t>]]&gt;&lt;script x=&quot;1&quot;&gt;&amp;amp;</t>',
    ));

  it.each(['<a>&</a>', '<a><b></a></b>', '<a>\u0001</a>', '<a b="1" b="2"/>', '<a/><a/>', '<a b="<"/>', 'a'])(
    'would be caught being no XML: %j',
    (text) => expect(() => readXml(text)).toThrow(),
  );
});
