import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fold,
  foldLabel,
  indexWords,
  pairsOf,
  plainText,
  queryWords,
} from '../../../src/store/search/words.ts';

describe('folding', () => {
  it.each([
    ['Educación', 'educacion'],
    ['STRAẞE Straße', 'strasse strasse'],
    ['Łódź Ærø Œuvre Þór', 'lodz aero oeuvre thor'],
    ['ＣＳＶ　ﾃﾞｰﾀ', 'csv データ'],
    ['ひらがな', 'ヒラガナ'],
    ['ｶﾞｰﾃﾞﾝ がーでん か\u3099', 'ガーデン ガーデン ガ'],
    ['ゔぁいおりん ゝゞ', 'ヴァイオリン ヽヾ'],
    ['こみ ごみ らーめん ラアメン', 'コミ ゴミ ラーメン ラアメン'],
    ['Ὀδυσσεύς', 'οδυσσευσ'],
    ['İstanbul Iğdır', 'istanbul igdir'],
    ["Women's health", 'women health'],
    ['Women’s L’eau', 'women l’eau'],
    ['مُحَمَّد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
  ])('levels %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each(['ガ', 'ปีที่', 'हिन्दी', '서울'])('keeps the marks that make another letter: %s', (text) => {
    expect(fold(text)).toBe(text.normalize('NFC'));
  });

  it('does nothing more the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = plainText(text);
        expect(plainText(once)).toBe(once);
      }),
    );
  });

  it('of labels keeps accents and evens out spaces', () => {
    expect(foldLabel('  Educación\n Pública ')).toBe('educación pública');
  });
});

describe('the words of a text', () => {
  it('are its words, and of unspaced scripts every character and pair', () => {
    expect([...indexWords('Bus-stops_2024 (city)')]).toEqual(['bus', 'stops', '2024', 'city']);
    expect([...indexWords('避難所')]).toEqual(['避', '難', '所', '避難', '難所']);
    expect([...indexWords('2024年CSVデータ')]).toEqual(
      expect.arrayContaining(['2024', '年', 'csv', 'データ'.slice(0, 2)]),
    );
    expect([...indexWords('공원')]).toEqual(['공', '원', '공원']);
  });

  it('are none for signs alone', () => {
    expect(indexWords('— … !? *** 👍🏽 \u{fe0f}').size).toBe(0);
  });

  it('are cut at forty letters', () => {
    expect([...indexWords('a'.repeat(1_000))]).toEqual(['a'.repeat(40)]);
  });

  it('never split a character of four bytes', () => {
    expect(pairsOf('𠮷野家')).toEqual(['𠮷野', '野家']);
    expect([...indexWords('𠮷野')]).toEqual(['𠮷', '野', '𠮷野']);
  });
});

describe('the words of a question', () => {
  it('stand for what they begin: the last from two letters on, the others from four', () => {
    expect(queryWords('bus stop a')).toEqual([
      { text: 'bus', parts: ['bus'], prefix: false },
      { text: 'stop', parts: ['stop'], prefix: true },
      { text: 'a', parts: ['a'], prefix: false },
    ]);
    expect(queryWords('bu')[0]?.prefix).toBe(true);
  });

  it('count once each', () => {
    expect(queryWords('bus Bus BÜS').map(({ text }) => text)).toEqual(['bus']);
  });

  it('are pairs for unspaced scripts', () => {
    expect(queryWords('東京の CSV')).toEqual([
      { text: '東京ノ', parts: ['東京', '京ノ'], prefix: false },
      { text: 'csv', parts: ['csv'], prefix: true },
    ]);
  });

  it('are the same in either kana, and meet either', () => {
    const hiragana = fc.string({
      unit: fc.constantFrom(...'あいがぱんーょっをゔゝ'),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(hiragana, (typed) => {
        const katakana = [...typed]
          .map((letter) => (letter === 'ー' ? letter : String.fromCharCode(letter.charCodeAt(0) + 0x60)))
          .join('');
        expect(queryWords(katakana)).toEqual(queryWords(typed));
        expect(indexWords(katakana)).toEqual(indexWords(typed));
        expect(queryWords(typed.normalize('NFD'))).toEqual(queryWords(typed));
      }),
    );
  });

  it('find every text that holds them', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'避難所保育園あいアイ서울กข'),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(letters, letters, letters, (before, wanted, after) => {
        const held = indexWords(`${before}${wanted}${after}`);
        for (const { parts } of queryWords(wanted))
          for (const part of parts) expect(held.has(part)).toBe(true);
      }),
    );
  });
});
