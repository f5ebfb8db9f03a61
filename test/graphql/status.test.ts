import { describe, expect, it } from 'vitest';
import { createBench, fill } from '../support/graph.ts';

describe('the state of the gateway', () => {
  it('tells of every portal', async () => {
    const bench = createBench();
    await fill(bench.store, 'malmoe', [{ localId: 'a' }, { localId: 'b' }]);
    const status = await bench.graph.status();
    expect(status).toMatchObject({ at: '2026-11-23T12:00:00.000Z', datasets: 2, caches: {} });
    expect(status).toHaveProperty('portals', [
      expect.objectContaining({ portal: 'springfield', state: 'NEVER', datasets: 0, lastComplete: null }),
      expect.objectContaining({ portal: 'malmoe', state: 'FRESH', datasets: 2, failures: 0, error: null }),
      expect.objectContaining({ portal: 'region', state: 'NEVER' }),
    ]);
  });

  it('is well while the store answers, and not when it does not', async () => {
    expect(await createBench().graph.health()).toMatchObject({ isWell: true, facts: { status: 'ok' } });
    const broken = createBench({
      wrap: (catalogue) => ({ ...catalogue, revision: () => Promise.reject(new Error('disk full')) }),
    });
    expect(await broken.graph.health()).toEqual({
      isWell: false,
      facts: { status: 'failing', reason: 'The store does not answer.' },
    });
    expect(broken.written.join()).toContain('disk full');
  });
});
