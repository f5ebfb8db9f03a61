import { expect, it } from 'vitest';
import { createKeptSizes } from '../../../src/federate/rows/kept-sizes.ts';

it('forgets the oldest answers when all together are too large, and counts one that is kept anew once', async () => {
  const forgotten: unknown[] = [];
  const sizes = createKeptSizes(10, async ({ of }) => void forgotten.push(of));
  const note = (name: string, chars: number): void => sizes.note(name, [{ kind: 'rows', of: name }], chars);
  note('a', 4);
  note('b', 4);
  note('a', 5);
  expect(sizes.chars).toBe(9);
  note('c', 3);
  expect([forgotten, sizes.chars]).toEqual([['b'], 8]);
  note('d', 11);
  expect([forgotten, sizes.chars]).toEqual([['b', 'a', 'c', 'd'], 0]);
});
