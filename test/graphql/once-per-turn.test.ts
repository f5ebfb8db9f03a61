import { describe, expect, it } from 'vitest';
import { oncePerTurn } from '../../src/graphql/once-per-turn.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what is read once per turn', () => {
  it('is the same for all who ask in it, however many awaits apart, and another in the next', async () => {
    let times = 0;
    const read = oncePerTurn(async () => ++times);
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    await Promise.resolve();
    expect(await read()).toBe(1);
    await nextTurn();
    expect(await read()).toBe(2);
  });

  it('fails for all of a turn, and is tried again in the next', async () => {
    let isBroken = true;
    const read = oncePerTurn(async () => {
      if (isBroken) throw new Error('disk full');
      return 1;
    });
    const both = await Promise.allSettled([read(), read()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    await nextTurn();
    expect(await read()).toBe(1);
  });
});
