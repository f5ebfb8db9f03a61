import { describe, expect, it } from 'vitest';
import { showProgress } from '../../src/cli/show-progress.ts';
import { aWorld } from '../support/cli-world.ts';
import { finished, page, started } from '../support/harvest-events.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 23, 12, 0, seconds));

describe('progress without a terminal', () => {
  it('is told in plain lines, each portal at most every five seconds', () => {
    const world = aWorld();
    world.setNow(at(0));
    const shown = showProgress(world, 1, 'live');
    shown.apply(started('austin', true));
    for (let second = 1; second <= 12; second += 1) {
      world.setNow(at(second));
      shown.apply(page('austin', second * 5));
    }
    shown.apply(finished('austin'));
    shown.end();
    expect(world.err().trimEnd().split('\n')).toEqual([
      'austin: resumed (FULL)',
      'austin: 5 of 100 seen, 0/s',
      'austin: 30 of 100 seen, 4/s',
      'austin: 55 of 100 seen, 5/s',
      'austin: COMPLETE, 100 seen (+100 ~0 -0) in 12 s',
    ]);
    expect(world.err()).not.toContain('\u001b');
    expect(world.out()).toBe('');
  });

  it('says why a portal was skipped, without obeying it', () => {
    const world = aWorld();
    showProgress(world, 1, 'live').apply({ type: 'skipped', portal: 'austin', reason: 'off\u001b[2J' });
    expect(world.err()).toBe('austin: skipped: off[2J\n');
  });

  it('tells how far mapping again is', () => {
    const world = aWorld();
    const event = {
      type: 'remapped',
      portal: 'a',
      done: 5,
      changed: 2,
      rejected: 1,
      finished: true,
    } as const;
    showProgress(world, 1, 'live').apply(event);
    expect(world.err()).toBe('a: mapped again 5, 2 changed, 1 rejected\n');
  });
});

describe('progress on a terminal', () => {
  it('draws over itself, keeps what has ended above, and clears itself away', () => {
    const world = aWorld({ isTTY: true, columns: 80, env: { NO_COLOR: '1' } });
    world.setNow(at(0));
    const shown = showProgress(world, 2, 'live');
    shown.apply(started('austin'));
    world.tick();
    world.setNow(at(2));
    shown.apply(page('austin', 50));
    world.tick();
    shown.apply(finished('austin'));
    shown.end();
    world.tick();
    expect(screenOf(world.err())).toEqual(['austin: COMPLETE, 100 seen (+100 ~0 -0) in 2 s']);
    expect(world.err()).toContain('50 of 100');
  });

  it('is silent when a program reads', () => {
    const world = aWorld({ isTTY: true });
    const shown = showProgress(world, 1, 'silent');
    shown.apply(started('austin'));
    world.tick();
    shown.end();
    expect(world.err()).toBe('');
    expect(shown.tally.underWay()).toHaveLength(1);
  });
});

const ESCAPE = String.fromCharCode(27);
const MOVES = new RegExp(`(${ESCAPE}\\[\\d+A\\r${ESCAPE}\\[J|\\n)`);

/** What a terminal shows in the end: knows "n lines up and clear below". */
function screenOf(written: string): string[] {
  let lines: string[] = [''];
  for (const part of written.split(MOVES)) {
    const up = part.startsWith(ESCAPE) ? Number(/\d+/.exec(part)?.[0]) : null;
    if (up !== null) lines = [...lines.slice(0, lines.length - 1 - up), ''];
    else if (part === '\n') lines.push('');
    else lines[lines.length - 1] += part;
  }
  return lines.filter((line) => line !== '');
}
