/** How a check of links goes: a moving line on a terminal, plain lines elsewhere. */
import type { LinkEvent, LinkTally } from '../ports/links.ts';
import { createMovingLine } from './moving-line.ts';
import { count, timeSpan } from './text.ts';
import type { World } from './world.ts';

export interface LinksProgress {
  apply(event: LinkEvent): void;
  /** Leaves what is shown as it is and moves below it. */
  end(): void;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, one) => all + one, 0);
}

/** `54 of 3,000 addresses · 50 alive · 3 dead · 1 unknown · 60 requests to 4 hosts · 1 min 02 s` */
export function tallyLine(tally: LinkTally, of: number | null, ms: number): string {
  const { checked, alive, dead, unknown, requests, hosts } = tally;
  return [
    of === null ? `${count(checked)} addresses` : `${count(checked)} of ${count(of)} addresses`,
    `${count(alive)} alive`,
    `${count(sum(dead))} dead`,
    `${count(sum(unknown))} unknown`,
    `${count(requests)} ${requests === 1 ? 'request' : 'requests'} to ${count(hosts)} ${hosts === 1 ? 'host' : 'hosts'}`,
    timeSpan(ms),
  ].join(' · ');
}

/** `springfield: 1,204 addresses, 1,204 in the sample, 300 due` */
export function plannedLine(event: Omit<Extract<LinkEvent, { readonly type: 'planned' }>, 'type'>): string {
  const { portal, addresses, sample, due } = event;
  return `${portal}: ${count(addresses)} addresses, ${count(sample)} in the sample, ${count(due)} due`;
}

export function showLinksProgress(world: World, how: 'live' | 'silent'): LinksProgress {
  const startedAt = world.now().getTime();
  const line = createMovingLine(world, how);
  return {
    apply(event) {
      if (event.type === 'planned') line.say(plannedLine(event));
      else line.show(tallyLine(event.tally, event.of, world.now().getTime() - startedAt));
    },
    end: () => line.end(),
  };
}
