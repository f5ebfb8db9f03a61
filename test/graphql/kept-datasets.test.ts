import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatasetKey } from '../../src/domain/ids.ts';
import { keepDatasets } from '../../src/graphql/kept-datasets.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { harvested } from '../store/contract.ts';
import { aRecordWrite } from '../support/builders.ts';

const keyOf = (localId: string): DatasetKey => ({ portal: 'springfield', localId });
const write = (store: Store, localId: string, title: string): Promise<unknown> =>
  store.writer.storeFetched('springfield', '2026-11-02T00:00:00.000Z', [
    aRecordWrite({ dataset: { localId, title } }),
  ]);

/** Counts what is read of the store itself. */
function watched({ catalogue }: Store) {
  const read: string[][] = [];
  return {
    read,
    catalogue: {
      revision: () => catalogue.revision(),
      datasets: (keys: readonly DatasetKey[]) => {
        read.push(keys.map(({ localId }) => localId));
        return catalogue.datasets(keys);
      },
    },
  };
}
async function filled(ids: readonly string[]): Promise<Store> {
  const store = createMemoryStore();
  await harvested(
    store,
    ids.map((localId) => aRecordWrite({ dataset: { localId } })),
  );
  return store;
}

describe('datasets that were read lately', () => {
  it('are kept from the second reading on, until something is written; unknown ones never', async () => {
    const store = await filled(['a', 'b', 'c']);
    const { read, catalogue } = watched(store);
    const datasets = keepDatasets(catalogue, 10);
    const titles = async (...ids: readonly string[]) =>
      (await datasets(ids.map(keyOf))).map((one) => one?.dataset.title ?? null);
    const [title] = await titles('a', 'x');
    expect(await titles('a', 'x')).toEqual([title, null]);
    expect(await titles('b', 'a', 'x', 'b')).toEqual([title, title, null, title]);
    await write(store, 'b', 'Changed');
    expect(await titles('a', 'b')).toEqual([title, 'Changed']);
    expect(await titles('b', 'a')).toEqual(['Changed', title]);
    expect(read).toEqual([
      ['a', 'x'],
      ['a', 'x'],
      ['b', 'x'],
      ['a', 'b'],
    ]);
  });

  it('are as many as there is room for: those that were asked for last', async () => {
    const { read, catalogue } = watched(await filled(['a', 'b', 'c']));
    const datasets = keepDatasets(catalogue, 2);
    for (const id of ['a', 'b', 'a', 'b', 'a', 'b']) await datasets([keyOf(id)]);
    expect(read.splice(0).flat()).toEqual(['a', 'b', 'a', 'b']);
    for (const id of ['c', 'a', 'b', 'c', 'c', 'a', 'b']) await datasets([keyOf(id)]);
    expect(read.flat()).toEqual(['c', 'c', 'c', 'a']);
  });

  it('are not pushed out by those that are asked for a single time', async () => {
    const { read, catalogue } = watched(await filled(['a', 'b', 'c', 'd', 'e']));
    const datasets = keepDatasets(catalogue, 1);
    for (const id of ['a', 'a', 'b', 'c', 'd', 'e', 'a']) await datasets([keyOf(id)]);
    expect(read.flat()).toEqual(['a', 'a', 'b', 'c', 'd', 'e']);
  });

  it('are never older than the question, whatever is written while they are read', async () => {
    const someStep = fc.record({
      write: fc.option(fc.constantFrom('a', 'b')),
      ask: fc.array(fc.constantFrom('a', 'b', 'x'), { maxLength: 3 }),
      during: fc.option(fc.constantFrom('a', 'b')),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { maxLength: 8 }), async (steps) => {
        const store = await filled(['a', 'b']);
        let number = 0;
        let during: string | null = null;
        const datasets = keepDatasets(
          {
            revision: () => store.catalogue.revision(),
            async datasets(keys) {
              const answer = await store.catalogue.datasets(keys);
              if (during !== null) await write(store, during, `title ${++number}`);
              return answer;
            },
          },
          10,
        );
        for (const step of steps) {
          if (step.write !== null) await write(store, step.write, `title ${++number}`);
          during = step.during;
          const keys = step.ask.map(keyOf);
          const wanted = await store.catalogue.datasets(keys);
          expect(await datasets(keys)).toEqual(wanted);
        }
      }),
    );
  });
});
