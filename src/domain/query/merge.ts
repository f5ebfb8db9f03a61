/** Several sorted sequences as one. */
import { Heap } from './heap.ts';

interface Head<T> {
  readonly value: T;
  readonly source: number;
}

/**
 * Each source must be sorted by `order`; what it cannot tell apart comes in the order of the sources. At most one item
 * per source is held, and none is asked for before it is needed. When one source fails, or the reader stops, all others
 * are told to stop.
 */
export async function* mergeSorted<T>(
  sources: readonly AsyncIterable<T>[],
  order: (a: T, b: T) => number,
): AsyncGenerator<T, void, undefined> {
  const open = new Map(sources.map((source, at) => [at, source[Symbol.asyncIterator]()]));
  const heads = new Heap<Head<T>>((a, b) => order(a.value, b.value) || a.source - b.source);
  try {
    const first = await Promise.all(sources.map((_, source) => pull(open, source)));
    for (const head of first) if (head !== null) heads.push(head);
    for (let least = heads.peek(); least !== undefined; least = heads.peek()) {
      yield least.value;
      const next = await pull(open, least.source);
      if (next === null) heads.pop();
      else heads.replace(next);
    }
  } finally {
    await Promise.allSettled([...open.values()].map((iterator) => iterator.return?.()));
  }
}

/** Null at the end. An iterator that ended or failed is not open any more. */
async function pull<T>(open: Map<number, AsyncIterator<T>>, source: number): Promise<Head<T> | null> {
  const iterator = open.get(source);
  if (iterator === undefined) return null;
  try {
    const result = await iterator.next();
    if (result.done !== true) return { value: result.value, source };
  } catch (error) {
    open.delete(source);
    throw error;
  }
  open.delete(source);
  return null;
}
