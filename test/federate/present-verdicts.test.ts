import { describe, expect, it } from 'vitest';
import { createPresentVerdicts } from '../../src/federate/present-verdicts.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { anEvaluation } from '../support/an-evaluation.ts';

const AT = '2026-11-01T06:00:00.000Z';

describe('the present verdicts', () => {
  it('are those that there are', async () => {
    const { verdicts } = createMemoryStore();
    await verdicts.save({ at: AT, evaluations: [anEvaluation('a', { state: 'STALE' })] });
    const present = await createPresentVerdicts(verdicts, ['a', 'b'])();
    expect([...present]).toEqual([
      ['a', { state: 'STALE', dueState: 'NO_DUE_DATE', suggestedStatus: 'COMPLETE' }],
    ]);
  });

  it('are read once for many who ask at a time, and anew after a reading that failed', async () => {
    const { verdicts } = createMemoryStore();
    let reads = 0;
    const failing = {
      revision: () => verdicts.revision(),
      latest: async (...args: Parameters<typeof verdicts.latest>) => {
        reads += 1;
        if (reads === 1) throw new Error('the disk is gone');
        return verdicts.latest(...args);
      },
    };
    const present = createPresentVerdicts(failing, ['a']);
    await expect(present()).rejects.toThrow('the disk is gone');
    await Promise.all([present(), present(), present()]);
    await present();
    expect(reads).toBe(2);
  });
});
