import { expect, it } from 'vitest';
import { comparison, oneOf } from '../../../src/domain/query/comparison.ts';

it('asks whether there is a value where it is compared with null', () => {
  expect(comparison('a', 'eq', null)).toEqual({ op: 'isNull', column: 'a' });
  expect(comparison('a', 'ne', null)).toEqual({ op: 'not', of: { op: 'isNull', column: 'a' } });
  expect(comparison('a', 'eq', 1)).toEqual({ op: 'eq', column: 'a', value: 1 });
  expect(() => comparison('a', 'lt', null)).toThrow('Column "a": nothing is less or greater than null.');
});

it('drops null out of lists', () => {
  expect(oneOf('a', [1, null, 'x'])).toEqual({ op: 'in', column: 'a', values: [1, 'x'] });
  expect(oneOf('a', [null])).toEqual({ op: 'in', column: 'a', values: [] });
});
