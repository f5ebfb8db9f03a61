import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/ports/metrics.ts';
import { createMeasuring } from '../../src/report/measuring.ts';
import type { MeasureOutcome, Reporter } from '../../src/report/reporter.ts';
import { createQuietLog } from '../support/quiet-log.ts';

const SNAPSHOT: Snapshot = {
  ...{ id: 'x', scope: 'portal:x', at: '2026-11-01T06:00:00.000Z', setVersion: 'v', isWhole: true, run: 'r' },
  ...{ mapVersion: 1, platform: 'ckan', records: 1, datasets: 1, linkMode: 'NONE', freshness: [] },
};

describe('measurements in the background', () => {
  it('come one after the other, log what goes wrong, and are broken off at the end', async () => {
    const log = createQuietLog();
    const order: string[] = [];
    const measuring = createMeasuring(
      {
        async measure(portal, _options, signal) {
          order.push(`${portal} begins`);
          if (portal === 'bad') throw new Error('no such thing');
          await new Promise((resolve) => setTimeout(resolve, 5));
          signal?.throwIfAborted();
          order.push(`${portal} ends`);
          return { portal, is: 'never-harvested' };
        },
      },
      log,
    );
    measuring.begin('a');
    measuring.begin('bad');
    measuring.begin('b');
    await measuring.end('b');
    expect(order).toEqual(['a begins', 'a ends', 'bad begins', 'b begins', 'b ends']);
    expect(JSON.stringify(log)).toContain('no such thing');
    measuring.begin('c');
    await measuring.close();
    expect(order).not.toContain('c ends');
  });

  it('are tidied after, whose failure is logged and fails nothing', async () => {
    const answers: MeasureOutcome[] = [
      { portal: 'springfield', is: 'unchanged', snapshot: SNAPSHOT },
      { portal: 'springfield', is: 'measured', snapshot: SNAPSHOT, city: null },
    ];
    const reporter: Reporter = {
      measure: async () => answers.pop() ?? { portal: 'springfield', is: 'never-harvested' },
    };
    const log = createQuietLog();
    let tidied = 0;
    const measuring = createMeasuring(reporter, log, async () => {
      tidied += 1;
      throw new Error('disk full');
    });
    expect((await measuring.run('springfield', { anew: false })).is).toBe('measured');
    expect((await measuring.run('springfield', { anew: false })).is).toBe('unchanged');
    await measuring.close();
    expect(tidied).toBe(1);
    expect(JSON.stringify(log)).toContain('disk full');
  });
});
