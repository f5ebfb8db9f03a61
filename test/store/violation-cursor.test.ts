import { expect, it } from 'vitest';
import { violationPage } from '../../src/store/violation-cursor.ts';

const one = (localId: string, points: number) => ({ localId, indicator: 'doc.title', points });

it('goes on behind a violation that was mended since', () => {
  const all = [one('a', 5), one('b', 5), one('c', 1)];
  const page = violationPage(all, { first: 2, after: null }, ['x']);
  const after = page.items.at(-1)?.cursor ?? '';
  const rest = violationPage([one('a', 5), one('c', 1), one('d', 0)], { first: 5, after }, ['x']);
  expect(rest.items.map(({ item }) => item.localId)).toEqual(['c', 'd']);
  expect(violationPage([], { first: 5, after }, ['x']).items).toEqual([]);
});
