import { expect, it } from 'vitest';
import { cellOf, projectRow } from '../../../src/domain/query/row.ts';

it('takes names of strangers for names only', () => {
  expect(cellOf({}, 'constructor')).toBeNull();
  expect(cellOf({ a: 0 }, 'a')).toBe(0);
  expect(Object.keys(projectRow({ a: 1, b: 2 }, ['__proto__', 'b']))).toEqual(['__proto__', 'b']);
});
