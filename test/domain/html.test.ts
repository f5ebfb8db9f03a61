import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/domain/html.ts';

const plain = (html: string): string => htmlToText(html).text;

describe('htmlToText', () => {
  it('turns blocks into lines and lists into dashes', () => {
    expect(plain('<p>One</p><p>Two<br>three</p>')).toBe('One\n\nTwo\nthree');
    expect(plain('<ul><li>a</li><li>b</li></ul>')).toBe('- a\n\n- b');
    expect(plain('<table><tr><td>a</td><td>b</td></tr></table>')).toBe('a b');
  });

  it('drops scripts, styles and comments with what they hold', () => {
    expect(plain('a<script>alert("x > y")</script>b<STYLE>p{}</STYLE>c<!-- <b>no</b> -->d')).toBe('abcd');
    expect(plain('a<script>never closed')).toBe('a');
  });

  it('leaves alone what only looks like markup', () => {
    for (const text of [
      '1 < 2 and 3 > 2',
      '<https://example.org>',
      '<me@example.org>',
      'http://x/<id>/rows',
      'AT&T',
    ]) {
      expect(htmlToText(text)).toEqual({ text, hadTags: false });
    }
  });

  it('keeps Markdown and its lines', () => {
    const markdown = '# Title\n\n* one\n* two\n\n[link](https://example.org) and **bold**';
    expect(plain(markdown)).toBe(markdown);
    expect(plain(`${markdown}<br/>`)).toBe(markdown);
  });

  it('reads through text that was escaped twice', () => {
    expect(plain('&lt;p&gt;Hello &amp;amp; goodbye&lt;/p&gt;')).toBe('Hello & goodbye');
  });

  it('removes what Word leaves behind', () => {
    expect(plain('<o:p>x</o:p><st1:place>Paris</st1:place>')).toBe('xParis');
  });

  it('shows nothing of a tag that could act', () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '<svg/onload=alert(1)>',
      '<iframe src="javascript:x"></iframe>',
    ];
    for (const html of hostile) expect(plain(`${html}ok`)).toBe('ok');
  });

  it('leaves its own output alone', () => {
    const tags = [
      '<p>',
      '</p>',
      '<br>',
      '<b>',
      '</b>',
      '<script>',
      '</script>',
      '&amp;',
      '&lt;',
      '&gt;',
      '&nbsp;',
      '<',
      '>',
    ];
    const pieces = fc.oneof(fc.constantFrom(...tags), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const once = plain(parts.join(''));
        expect(plain(once)).toBe(once);
      }),
    );
  });

  it('takes time in proportion to a hostile text', () => {
    const half = '<'.repeat(200_000) + '<p'.repeat(100_000) + '&lt;'.repeat(50_000) + '<!--'.repeat(50_000);
    const before = performance.now();
    htmlToText(half);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
