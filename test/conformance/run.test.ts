import { describe, expect, it } from 'vitest';
import {
  Breach,
  conformance,
  runConformance,
  type Check,
  type Subject,
} from '../../src/conformance/index.ts';
import { demand } from '../../src/conformance/check.ts';
import { declared } from './saboteurs/declared.ts';
import { brokenBy, soundSubject } from './saboteurs/sabotage.ts';

const ID = 'manifest/id-is-folder';

function aCheck(run: Check['run'], more: Partial<Check> = {}): Check {
  return { id: ID, promise: 'It holds.', run, ...more };
}
async function outcomeOf(check: Check, bypass: Subject['bypass'] = []): Promise<unknown> {
  const { results } = await runConformance({ ...soundSubject, bypass }, [check]);
  return results[0]?.outcome;
}
const passing = aCheck(async () => undefined);
const failing = aCheck(async () => demand(false, 'it broke'));

describe('a run of checks', () => {
  it('tells what was broken', async () => {
    expect(await outcomeOf(passing)).toEqual({ is: 'passed' });
    expect(await outcomeOf(failing)).toEqual({ is: 'failed', because: 'it broke' });
  });

  it('takes any other error of a check for a failure', async () => {
    const clumsy = aCheck(async () => {
      throw new RangeError('odd');
    });
    expect(await outcomeOf(clumsy)).toEqual({ is: 'failed', because: 'RangeError: odd' });
  });

  it('excuses a failure that the subject explains', async () => {
    const bypass = [{ check: ID, reason: 'the folder is older than the rule' }];
    expect(await outcomeOf(failing, bypass)).toEqual({
      is: 'bypassed',
      reason: 'the folder is older than the rule',
    });
  });

  it('excuses nothing without a reason', async () => {
    expect(await outcomeOf(failing, [{ check: ID, reason: ' ' }])).toEqual({
      is: 'failed',
      because: 'the bypass gives no reason',
    });
  });

  it('fails a bypass whose check passes, or does not apply', async () => {
    const bypass = [{ check: ID, reason: 'once it failed' }];
    const outcome = (now: string): unknown => ({
      is: 'failed',
      because: `the bypass is stale: the check ${now}`,
    });
    expect(await outcomeOf(passing, bypass)).toEqual(outcome('passes'));
    const moot = aCheck(passing.run, { inapplicable: () => 'no such thing here' });
    expect(await outcomeOf(moot, bypass)).toEqual(outcome('does not apply'));
  });

  it('fails a bypass of a check that does not exist', async () => {
    const subject = { ...soundSubject, bypass: [{ check: 'rows/nothing', reason: 'a guess' }] };
    const report = await runConformance(subject, [passing]);
    expect([report.isPassed, report.unknownBypasses]).toEqual([false, ['rows/nothing']]);
    const last = conformance(subject).at(-1);
    expect(last?.id).toBe('rows/nothing');
    await expect(last?.run()).rejects.toThrow(Breach);
  });

  it('rejects in a test runner with the id and what was broken', async () => {
    const sabotage = declared[ID];
    if (sabotage === undefined) throw new Error('no saboteur');
    const check = conformance(brokenBy(sabotage)).find(({ id }) => id === ID);
    await expect(check?.run()).rejects.toThrow(/^manifest\/id-is-folder: manifest\.id: expected "ckan"/);
  });
});
