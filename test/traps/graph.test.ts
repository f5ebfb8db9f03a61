/** Traps of docs/traps.md that graphs fall into. */
import { describe, expect, it } from 'vitest';
import { createBench, dataOf, fill } from '../support/graph.ts';

const TYPES = '{ __schema { types { name } directives { name } } }';

describe('graphs in traps', () => {
  it('trap G4: the schema is the same however much is harvested', async () => {
    const bench = createBench();
    const before = dataOf(await bench.ask(TYPES));
    const many = Array.from({ length: 300 }, (_, n) => ({ localId: `d${n}`, title: `Dataset ${n}` }));
    await fill(bench.store, 'springfield', many);
    const after = dataOf(await bench.ask(TYPES));
    expect(after).toEqual(before);
    const { types }: { types: readonly unknown[] } = JSON.parse(JSON.stringify(after['__schema']));
    // One type for each concept of the API; a catalogue of thousands would show here at once.
    expect(types.length).toBeLessThan(250);
  });

  it('trap G7: a query with @defer is refused in words, not answered with nulls', async () => {
    const answer = await createBench().ask('{ datasets(first: 1) { ... @defer { totalCount } } }');
    expect(answer.errors?.[0]?.message).toContain('@defer');
    expect(answer.data ?? null).toBeNull();
  });
});
