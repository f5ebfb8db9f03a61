import { expect, it } from 'vitest';
import { tokensOf } from '../../../src/domain/query/tokens.ts';

it('cuts text into words, names, texts, numbers and signs, each with its place', () => {
  expect(
    tokensOf(`a<="b c" 'it''s' -1.5e3,(😀`.slice(0, -2)).map(({ kind, value, at }) => [at, kind, value]),
  ).toEqual([
    [1, 'word', 'a'],
    [2, 'sign', '<='],
    [4, 'name', 'b c'],
    [10, 'text', "it's"],
    [18, 'number', '-1.5e3'],
    [24, 'sign', ','],
    [25, 'sign', '('],
    [26, 'end', ''],
  ]);
});

it('refuses what has no meaning, whole characters at a time', () => {
  expect(() => tokensOf('a 😀')).toThrow(
    'The filter cannot be read at character 3: "😀" has no meaning here.',
  );
});
