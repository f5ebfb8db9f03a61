import { describe, expect, it } from 'vitest';
import { judgeCities } from '../../src/watch/judge-cities.ts';
import { createQuietLog } from '../support/quiet-log.ts';

function aJudging(failing: readonly string[] = []) {
  const asked: string[] = [];
  const log = createQuietLog();
  const evaluate = async (city: string) => {
    asked.push(city);
    if (failing.includes(city)) throw new Error('the disk is full');
    return { is: 'no-commitments', city } as const;
  };
  return { asked, log, judging: { watcher: { evaluate }, log, facts: { portal: 'p' } } };
}

describe('judging several cities', () => {
  it('goes on behind one that fails, and logs why', async () => {
    const { judging, asked, log } = aJudging(['b']);
    expect(await judgeCities(judging, ['a', 'b', 'c'])).toEqual(['a', 'c']);
    expect(asked).toEqual(['a', 'b', 'c']);
    expect(log.lines).toEqual([
      {
        ...{ level: 'error', message: 'judging commitments failed' },
        facts: { city: 'b', portal: 'p', message: 'the disk is full' },
      },
    ]);
  });

  it('begins with no other once it is told to stop, and calls that no mistake', async () => {
    const { judging, asked, log } = aJudging(['a']);
    expect(await judgeCities(judging, ['a', 'b'], AbortSignal.abort())).toEqual([]);
    expect([asked, log.lines]).toEqual([[], []]);
    const controller = new AbortController();
    const watcher = {
      evaluate: (city: string) => {
        controller.abort();
        return judging.watcher.evaluate(city);
      },
    };
    expect(await judgeCities({ ...judging, watcher }, ['a', 'b'], controller.signal)).toEqual([]);
    expect([asked, log.lines]).toEqual([['a'], []]);
  });
});
