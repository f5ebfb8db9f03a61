import { expect, it } from 'vitest';
import { TokenReader } from '../../../src/domain/query/token-reader.ts';
import { tokensOf } from '../../../src/domain/query/tokens.ts';

it('takes what is there and says what was expected where it is not', () => {
  const reader = new TokenReader(tokensOf('In (1, 2) x'));
  expect([reader.takeWord('not'), reader.takeWord('in')]).toEqual([false, true]);
  const items = reader.list(() => {
    const { value } = reader.current;
    reader.skip();
    return value;
  });
  expect(items).toEqual(['1', '2']);
  expect(() => reader.needSign(')', 'a bracket')).toThrow('at character 11: expected a bracket, got "x".');
  reader.skip();
  reader.skip();
  expect(reader.current.kind).toBe('end');
});
