import { describe, expect, it } from 'vitest';
import { createCache } from '../../../src/cache/keyv.ts';
import { SourceTrouble } from '../../../src/federate/rows/failure.ts';
import { createKeptAnswers, type KeptAnswers, type Loaded } from '../../../src/federate/rows/kept-answers.ts';
import { DEFAULT_ROW_LIMITS, type RowLimits } from '../../../src/federate/rows/limits.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createQuietLog } from '../../support/quiet-log.ts';

async function bench(
  limits: Partial<RowLimits> = {},
): Promise<{ readonly kept: KeptAnswers; readonly clock: FakeClock }> {
  const clock = createFakeClock({ start: '2026-11-25T12:00:00Z' });
  const cache = await createCache({ url: 'memory:', clock, log: createQuietLog() });
  const kept = createKeptAnswers({
    cache,
    now: () => clock.now(),
    limits: { ...DEFAULT_ROW_LIMITS, ...limits },
  });
  return { kept, clock };
}
const DOWN = new SourceTrouble({ code: 'UNREACHABLE', message: 'no route', retryAfterMs: null });
const question = (version: string | null = 'v1', of = 'q') => ({ kind: 'rows', of, version });
const whole =
  (value: string): (() => Promise<Loaded<string>>) =>
  () =>
    Promise.resolve({ value, isKept: true, trouble: null });
const failing = (): Promise<never> => Promise.reject(DOWN);

describe('kept answers', () => {
  it('are given again while they are fresh: fifteen minutes with a version, one minute without', async () => {
    const { kept, clock } = await bench();
    await kept.get(question(), whole('a'));
    await kept.get(question(null), whole('b'));
    await clock.advance(59_000);
    const again = await kept.get(question(null), whole('B'));
    expect(again).toEqual({ value: 'b', loadedAt: '2026-11-25T12:00:00.000Z', from: 'cache', trouble: null });
    await clock.advance(1_000);
    expect(await kept.get(question(null), whole('B'))).toMatchObject({ value: 'B', from: 'portal' });
    expect(await kept.get(question(), whole('A'))).toMatchObject({ value: 'a', from: 'cache' });
    await clock.advance(840_000);
    expect(await kept.get(question(), whole('A'))).toMatchObject({ value: 'A', from: 'portal' });
  });

  it('are not given for another state of the data', async () => {
    const { kept } = await bench();
    await kept.get(question('v1'), whole('a'));
    expect(await kept.get(question('v2'), whole('b'))).toMatchObject({ value: 'b', from: 'portal' });
  });

  it('stand in for a portal that fails, whatever the state was, for a day', async () => {
    const { kept, clock } = await bench();
    await kept.get(question('v1'), whole('a'));
    await clock.advance(3_600_000);
    expect(await kept.get(question('v2'), failing)).toEqual({
      value: 'a',
      loadedAt: '2026-11-25T12:00:00.000Z',
      from: 'last',
      trouble: DOWN,
    });
    expect(await kept.last(question('v3'), DOWN)).toMatchObject({ value: 'a' });
    await clock.advance(82_800_000);
    await expect(kept.get(question('v2'), failing)).rejects.toBe(DOWN);
    expect(await kept.last(question('v2'), DOWN)).toBeNull();
  });

  it('are never failures: the next one asks again', async () => {
    const { kept } = await bench();
    await expect(kept.get(question(), failing)).rejects.toBe(DOWN);
    expect(await kept.get(question(), whole('a'))).toMatchObject({ value: 'a', from: 'portal' });
  });

  it('are whole: a part is given when there is nothing older, and forgotten', async () => {
    const { kept } = await bench();
    const part = () => Promise.resolve({ value: 'part', isKept: true, trouble: DOWN });
    expect(await kept.get(question(), part)).toMatchObject({ value: 'part', from: 'portal', trouble: DOWN });
    expect(await kept.get(question(), whole('a'))).toMatchObject({ value: 'a', from: 'portal' });
    expect(await kept.get(question('v2'), part)).toMatchObject({ value: 'a', from: 'last', trouble: DOWN });
  });

  it('are small: one that is too large is given and forgotten', async () => {
    const { kept } = await bench({ keptPageChars: 10 });
    await kept.get(question(), whole('far too large to keep'));
    expect(await kept.get(question(), whole('b'))).toMatchObject({ value: 'b', from: 'portal' });
    expect(await kept.get(question(), whole('c'))).toMatchObject({ value: 'b', from: 'cache' });
  });

  it('are few enough: the oldest go when all together are too large', async () => {
    const { kept } = await bench({ keptChars: 25 });
    for (const of of ['1', '2', '3']) await kept.get(question('v1', of), whole('ten chars.'));
    expect(await kept.get(question('v1', '3'), whole('new'))).toMatchObject({ from: 'cache' });
    expect(await kept.get(question('v1', '1'), whole('new'))).toMatchObject({ from: 'portal' });
  });

  it('are loaded once for everybody who asks meanwhile, parts included', async () => {
    const { kept } = await bench();
    let loads = 0;
    const slow = async (): Promise<Loaded<string>> => {
      loads += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return { value: 'part', isKept: false, trouble: null };
    };
    const answers = await Promise.all([1, 2, 3].map(() => kept.get(question(), slow)));
    expect(loads).toBe(1);
    expect(answers.map(({ value }) => value)).toEqual(['part', 'part', 'part']);
  });
});
