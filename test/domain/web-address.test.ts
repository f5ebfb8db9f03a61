import { expect, it } from 'vitest';
import { isUrl } from '../../src/domain/web-address.ts';

it('is told the same however often it is asked', () => {
  const right = [
    'https://bücher.example/ä',
    'https://example.org/Straße',
    'https://example.org/東京',
    'https://example.org/a',
  ];
  const wrong = ['ünicode', 'https://', '', 'http://[ü'];
  const answers = new Set<boolean>();
  for (let times = 0; times < 20_000; times += 1) for (const text of right) answers.add(isUrl(text));
  expect([...answers]).toEqual([true]);
  expect(wrong.map((text) => isUrl(text))).toEqual([false, false, false, false]);
  expect([
    isUrl('ä', 'https://example.org/'),
    isUrl('a', 'https://bücher.example/'),
    isUrl('a', 'ä'),
  ]).toEqual([true, true, false]);
});
