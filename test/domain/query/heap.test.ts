import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Heap } from '../../../src/domain/query/heap.ts';

it('gives its items in order, whatever goes in and out', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('push'), value: fc.integer() }),
    fc.record({ kind: fc.constant('replace'), value: fc.integer() }),
    fc.record({ kind: fc.constant('pop'), value: fc.constant(0) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const heap = new Heap<number>((a, b) => a - b);
      let model: number[] = [];
      for (const { kind, value } of steps) {
        model.sort((a, b) => a - b);
        expect(heap.peek()).toBe(model[0]);
        if (kind === 'pop') expect(heap.pop()).toBe(model.shift());
        else if (kind === 'replace' && model.length > 0) {
          heap.replace(value);
          model = [value, ...model.slice(1)];
        } else if (kind === 'push') {
          heap.push(value);
          model.push(value);
        }
        expect(heap.size).toBe(model.length);
      }
    }),
  );
});
