import { describe, expect, it } from 'vitest';
import { plannedLine, showLinksProgress, tallyLine } from '../../src/cli/links-progress.ts';
import type { LinkEvent } from '../../src/ports/links.ts';
import { aWorld } from '../support/cli-world.ts';

const tally = {
  checked: 1_054,
  alive: 1_000,
  dead: { GONE: 40, NO_HOST: 4 },
  unknown: { ROBOTS: 10 },
  requests: 1_200,
  hosts: 1,
};
const planned: LinkEvent = {
  type: 'planned',
  portal: 'springfield',
  addresses: 5_000,
  sample: 880,
  due: 300,
};
const checked: LinkEvent = { type: 'checked', url: 'https://a.example/', of: 3_000, tally };

describe('the progress of a check', () => {
  it('is one line', () => {
    expect(tallyLine(tally, 3_000, 62_000)).toBe(
      '1,054 of 3,000 addresses · 1,000 alive · 44 dead · 10 unknown · 1,200 requests to 1 host · 1 min 02 s',
    );
    expect(tallyLine({ ...tally, requests: 1, hosts: 2 }, null, 0)).toMatch(
      /^1,054 addresses .* 1 request to 2 hosts/,
    );
    expect(plannedLine({ portal: 'a', addresses: 5_000, sample: 880, due: 300 })).toBe(
      'a: 5,000 addresses, 880 in the sample, 300 due',
    );
  });

  it('is told every five seconds where there is no terminal', () => {
    const world = aWorld();
    const progress = showLinksProgress(world, 'live');
    progress.apply(planned);
    progress.apply(checked);
    expect(world.err()).toBe(`springfield: 5,000 addresses, 880 in the sample, 300 due\n`);
    world.setNow(new Date('2026-11-23T12:00:06Z'));
    progress.apply(checked);
    progress.apply(checked);
    progress.end();
    expect(world.err().trimEnd().split('\n')).toHaveLength(2);
  });

  it('moves on a terminal, and leaves nothing behind but the plan', () => {
    const world = aWorld({ isTTY: true, columns: 60 });
    const progress = showLinksProgress(world, 'live');
    progress.apply(planned);
    world.tick();
    progress.apply(checked);
    world.tick();
    expect(world.err()).toContain('1,054 of 3,000 addresses');
    progress.end();
    expect(world.err().endsWith('\u001b[1A\r\u001b[J')).toBe(true);
  });

  it('is silent where that is wanted', () => {
    const world = aWorld();
    const progress = showLinksProgress(world, 'silent');
    progress.apply(planned);
    progress.end();
    expect(world.err()).toBe('');
  });
});
