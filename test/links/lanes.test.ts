import { describe, expect, it } from 'vitest';
import { runLanes } from '../../src/links/lanes.ts';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
  it('keep their order, run beside each other, and begin with the longest', async () => {
    const done: string[] = [];
    const lanes = [['b1'], ['a1', 'a2', 'a3'], ['c1', 'c2']];
    let [now, most] = [0, 0];
    await runLanes(
      lanes,
      2,
      async (item) => {
        most = Math.max(most, ++now);
        done.push(item);
        await soon();
        now -= 1;
      },
      () => false,
    );
    expect(most).toBe(2);
    expect(done.slice(0, 2)).toEqual(['a1', 'c1']);
    expect([...done].sort()).toEqual(lanes.flat().sort());
    expect(done.filter((item) => item.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  });

  it('end between two items when it is over', async () => {
    const done: number[] = [];
    await runLanes(
      [[1, 2, 3, 4]],
      4,
      async (item) => void done.push(item),
      () => done.length >= 2,
    );
    expect(done).toEqual([1, 2]);
  });

  it('all stop when one fails, and then that is thrown', async () => {
    const done: string[] = [];
    const work = async (item: string): Promise<void> => {
      await soon();
      if (item === 'b1') throw new Error('b1 failed');
      done.push(item);
    };
    await expect(
      runLanes(
        [
          ['a1', 'a2', 'a3'],
          ['b1', 'b2'],
        ],
        2,
        work,
        () => false,
      ),
    ).rejects.toThrow('b1 failed');
    expect(done).not.toContain('a3');
    expect(done).not.toContain('b2');
  });

  it('may be none', async () => {
    await expect(
      runLanes(
        [],
        4,
        async () => {},
        () => false,
      ),
    ).resolves.toBeUndefined();
  });
});
