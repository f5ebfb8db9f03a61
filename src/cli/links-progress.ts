/** How a check of links goes: a moving line on a terminal, plain lines elsewhere. */
import type { LinkEvent, LinkTally } from '../ports/links.ts';
import { createCanvas } from './canvas.ts';
import { count, fit, timeSpan } from './text.ts';
import type { World } from './world.ts';

export interface LinksProgress {
  apply(event: LinkEvent): void;
  /** Leaves what is shown as it is and moves below it. */
  end(): void;
}

const REDRAW_MS = 120;
/** Without a terminal it reports this often at most. */
const REPORT_MS = 5_000;

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
  if (how === 'silent') return { apply: () => undefined, end: () => undefined };
  const startedAt = world.now().getTime();
  const canvas = createCanvas(world.stderr);
  const moves = world.stderr.isTTY;
  let latest = '';
  let reportedAt = startedAt;
  const draw = (): void =>
    canvas.draw(latest === '' ? [] : [fit(latest, Math.max(20, world.stderr.columns - 1))]);
  const stop = moves ? world.every(REDRAW_MS, draw) : (): void => undefined;
  return {
    apply(event) {
      if (event.type === 'planned') {
        if (moves) canvas.above(plannedLine(event));
        else world.stderr.write(`${plannedLine(event)}\n`);
        return;
      }
      const now = world.now().getTime();
      latest = tallyLine(event.tally, event.of, now - startedAt);
      if (moves || now - reportedAt < REPORT_MS) return;
      reportedAt = now;
      world.stderr.write(`${latest}\n`);
    },
    end() {
      stop();
      if (moves) canvas.draw([]);
    },
  };
}
