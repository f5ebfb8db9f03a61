import { describe, expect, it } from 'vitest';
import { conditionsOf, createAnswerMemory, validatorsOf, type Remembered } from '../../src/http/memory.ts';

function answer(chars: number): Remembered {
  return { text: 'x'.repeat(chars), validators: {}, headers: {} };
}

describe('remembered answers', () => {
  it('take no more room than allowed, the least recently used going first', () => {
    const memory = createAnswerMemory(100);
    memory.set('a', answer(40));
    memory.set('b', answer(40));
    memory.get('a');
    memory.set('c', answer(40));
    expect([memory.get('a') !== null, memory.get('b'), memory.get('c') !== null]).toEqual([true, null, true]);
  });

  it('do not let one large answer drive out all others', () => {
    const memory = createAnswerMemory(100);
    memory.set('a', answer(40));
    memory.set('large', answer(51));
    expect([memory.get('a') !== null, memory.get('large')]).toEqual([true, null]);
  });

  it('count an answer that is replaced or deleted only once', () => {
    const memory = createAnswerMemory(100);
    for (let i = 0; i < 50; i += 1) memory.set('a', answer(40));
    memory.set('b', answer(40));
    expect(memory.get('a')).not.toBeNull();
    memory.delete('a');
    memory.delete('a');
    memory.set('c', answer(40));
    expect(memory.get('b')).not.toBeNull();
  });

  it('turn validators into conditions and back', () => {
    expect(validatorsOf({ etag: '"1"', 'last-modified': 'x', other: 'y' })).toEqual({
      etag: '"1"',
      lastModified: 'x',
    });
    expect(conditionsOf({ etag: '"1"', lastModified: 'x' })).toEqual({
      'if-none-match': '"1"',
      'if-modified-since': 'x',
    });
    expect([validatorsOf({}), conditionsOf({})]).toEqual([{}, {}]);
  });
});
