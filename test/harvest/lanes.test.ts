import { describe, expect, it } from 'vitest';
import { createLanes } from '../../src/harvest/lanes.ts';
import { settle } from '../support/fake-clock.ts';

describe('lanes', () => {
  it('run so many side by side and the others in turn', async () => {
    const lanes = createLanes(2);
    let busy = 0;
    let most = 0;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 7 }, (_, n) =>
        lanes.run(async () => {
          order.push(n);
          most = Math.max(most, (busy += 1));
          await settle();
          busy -= 1;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
  it('are not blocked by a task that fails', async () => {
    const lanes = createLanes(1);
    await expect(lanes.run(() => Promise.reject(new Error('one')))).rejects.toThrow('one');
    await expect(lanes.run(async () => 'two')).resolves.toBe('two');
  });
  it('refuse those that wait when closed, and finish those that run', async () => {
    const lanes = createLanes(1);
    let finish = (): void => {};
    const running = lanes.run(() => new Promise<string>((resolve) => (finish = () => resolve('done'))));
    const waiting = lanes.run(async () => 'never');
    lanes.close(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
    await expect(lanes.run(async () => 'late')).rejects.toThrow('closed');
    await settle();
    finish();
    await expect(running).resolves.toBe('done');
  });
});
