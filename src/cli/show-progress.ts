/** Shows harvests while they run: moving lines on a terminal, plain lines elsewhere. */
import type { HarvestEvent } from '../ports/harvester.ts';
import { createCanvas } from './canvas.ts';
import { hasColour } from './output.ts';
import { createTally, type Tally } from './progress.ts';
import { finishedLine, liveLines, pageLine } from './progress-lines.ts';
import { painter, plain } from './text.ts';
import type { World } from './world.ts';

export interface Shown {
  readonly tally: Tally;
  apply(event: HarvestEvent): void;
  /** Leaves what is shown as it is and moves below it. */
  end(): void;
}
type Look = Pick<Shown, 'apply' | 'end'>;

const REDRAW_MS = 120;
const MOST_LINES = 12;
/** Without a terminal a portal reports this often at most. */
const REPORT_MS = 5_000;

function moving(world: World, tally: Tally, total: number): Look {
  const paint = painter(hasColour(world.stderr, world.env));
  const canvas = createCanvas(world.stderr);
  const draw = (): void =>
    canvas.draw(
      liveLines(tally, total, Math.max(20, world.stderr.columns - 1), MOST_LINES, world.now().getTime()),
    );
  const stop = world.every(REDRAW_MS, draw);
  return {
    apply(event) {
      const last = tally.finished().at(-1);
      if (event.type === 'finished' && last !== undefined) canvas.above(finishedLine(last, paint));
      if (event.type === 'skipped') canvas.above(`${event.portal}: skipped: ${plain(event.reason)}`);
    },
    end() {
      stop();
      canvas.draw([]);
    },
  };
}

function reporting(world: World, tally: Tally): Look {
  const paint = painter(false);
  const reported = new Map<string, number>();
  const say = (line: string): void => world.stderr.write(`${line}\n`);
  const page = (portal: string): void => {
    const nowMs = world.now().getTime();
    const progress = tally.underWay().find((other) => other.portal === portal);
    if (progress === undefined || nowMs - (reported.get(portal) ?? 0) < REPORT_MS) return;
    reported.set(portal, nowMs);
    say(pageLine(progress, nowMs));
  };
  return {
    apply(event) {
      if (event.type === 'started')
        say(`${event.portal}: ${event.resumed ? 'resumed' : 'started'} (${event.mode})`);
      if (event.type === 'page') page(event.portal);
      if (event.type === 'skipped') say(`${event.portal}: skipped: ${plain(event.reason)}`);
      if (event.type === 'remapped')
        say(
          `${event.portal}: mapped again ${event.done}, ${event.changed} changed, ${event.rejected} rejected`,
        );
      const last = tally.finished().at(-1);
      if (event.type === 'finished' && last !== undefined) say(finishedLine(last, paint));
    },
    end: () => undefined,
  };
}

/** `total`: how many portals will be harvested. */
export function showProgress(world: World, total: number, how: 'live' | 'silent'): Shown {
  const tally = createTally(() => world.now());
  const silent: Look = { apply: () => undefined, end: () => undefined };
  const look =
    how === 'silent' ? silent : world.stderr.isTTY ? moving(world, tally, total) : reporting(world, tally);
  return {
    tally,
    apply(event) {
      tally.apply(event);
      look.apply(event);
    },
    end: () => look.end(),
  };
}
