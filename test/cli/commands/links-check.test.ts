import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgedLines } from '../../../src/cli/commands/links-check.ts';
import { aSettlement } from '../../support/builders.ts';
import { aLinkedCity, type LinkedCity } from '../../support/linked-city.ts';

function linesOf(text: string): unknown[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('civicgraph links check', { timeout: 30_000 }, () => {
  let city: LinkedCity;
  beforeAll(async () => {
    city = await aLinkedCity(['/file.csv', '/gone.csv', '/ok/3']);
  });
  afterAll(() => city.close());

  it('goes on where a budget ended, until nothing is due', async () => {
    await city.withStore(async (store) => {
      const [log] = await store.log.portals(['springfield']);
      await store.writer.settle(aSettlement({ runId: log?.running?.id ?? '', verdict: 'COMPLETE' }));
    });
    const first = city.world();
    const code = await first.run('links', 'check', 'springfield', '--budget', '2', '--json');
    const events = linesOf(first.out());
    expect(events[0]).toMatchObject({ type: 'planned', portal: 'springfield', addresses: 3, due: 2 });
    expect(events.at(-1)).toMatchObject({ type: 'summary', requests: 2, stopped: 'BUDGET' });
    expect(code).toBe(0);

    const second = city.world();
    expect(await second.run('links', 'check')).toBe(1);
    expect(second.out()).toMatch(/^Verdict +Reason +Addresses\nalive +– +\d\ndead +GONE +1\n/);
    expect(second.err()).toContain('springfield: 3 addresses, 3 in the sample');
    expect(second.err()).toMatch(/\d addresses · \d alive · 1 dead · 0 unknown · \d requests to 1 host/);

    const measured = city.world();
    await measured.run('metrics', 'show', 'portal:springfield', '--indicators', 'p.alive', '--json');
    // What was found is measured at once.
    expect(JSON.parse(measured.out())).toMatchObject({
      snapshot: { linkMode: 'ALL' },
      points: [{ known: 3, unknown: 0 }],
    });

    const third = city.world();
    expect(await third.run('links', 'check')).toBe(0);
    expect(third.out()).toBe('');
    expect(third.err()).toContain('Nothing is due');
  });

  it.each([
    [['links', 'check', 'springfeild'], 'Did you mean "springfield"?'],
    [['links', 'check', '--all', '--budget', '3'], 'Either --all'],
    [['links', 'check', '--budget', 'many'], '--budget: expected a number from 1 to 99999999, got "many".'],
    [['links', 'check', '--bugdet', '3'], 'Did you mean --budget?'],
  ])('takes %j for misuse', async (argv, message) => {
    const world = city.world();
    expect(await world.run(...argv)).toBe(2);
    expect(world.err()).toContain(message);
    expect(world.out()).toBe('');
  });

  it('says so when there is nothing to check', async () => {
    const world = city.world({ env: { CIVICGRAPH_STORE: ':memory:' } });
    expect(await world.run('links', 'check')).toBe(0);
    expect(world.err()).toContain('Read the catalogues first');
  });
});

describe('civicgraph links check, stopped', { timeout: 30_000 }, () => {
  it('keeps what it has and goes on the next time', async () => {
    const city = await aLinkedCity(['/ok/1', '/ok/2', '/ok/3', '/ok/4']);
    try {
      const world = city.world({
        onData: (text, self) => {
          if (text.includes('"checked"')) self.stop();
        },
      });
      expect(await world.run('links', 'check', '--json')).toBe(1);
      expect(linesOf(world.out()).at(-1)).toMatchObject({
        type: 'summary',
        stopped: 'ABORTED',
        checked: 1,
        left: 3,
      });
      expect(world.err()).toContain('Stopping.');
      const again = city.world();
      expect(await again.run('links', 'check')).toBe(0);
      expect(again.err()).toContain('3 due');
    } finally {
      await city.close();
    }
  });
});

it('tells whose commitments were judged again, and whose were to be and were not', () => {
  expect(judgedLines({ cities: [], judged: [] })).toEqual([]);
  expect(judgedLines({ cities: ['austin', 'lima'], judged: ['lima'] })).toEqual([
    'Commitments judged again: lima.',
    'Not judged again: austin. Try it by itself: civicgraph commitments evaluate austin',
  ]);
});
