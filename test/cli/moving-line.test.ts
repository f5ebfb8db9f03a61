import { describe, expect, it } from 'vitest';
import { createMovingLine } from '../../src/cli/moving-line.ts';
import { aWorld } from '../support/cli-world.ts';

describe('a moving line', () => {
  it('is told every five seconds where there is no terminal, and what stays at once', () => {
    const world = aWorld();
    const line = createMovingLine(world, 'live');
    line.show('1 of 9');
    line.say('begun');
    world.setNow(new Date('2026-11-23T12:00:06Z'));
    line.show('5 of 9');
    line.show('6 of 9');
    line.end();
    expect(world.err()).toBe('begun\n5 of 9\n');
  });

  it('moves in place on a terminal, below what stays, and is gone at the end', () => {
    const world = aWorld({ isTTY: true, columns: 30 });
    const line = createMovingLine(world, 'live');
    line.show(`1 of 9 ${'x'.repeat(40)}`);
    world.tick();
    expect(world.err()).toMatch(/^1 of 9 x+…\n$/);
    line.say('begun');
    line.end();
    expect(world.err()).toContain('begun\n1 of 9');
    expect(world.err().endsWith('\u001b[1A\r\u001b[J')).toBe(true);
  });

  it('is silent where that is wanted', () => {
    const world = aWorld();
    const line = createMovingLine(world, 'silent');
    line.say('begun');
    line.show('1 of 9');
    line.end();
    expect(world.err()).toBe('');
  });
});
