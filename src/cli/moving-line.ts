/** How far something is, in one line: on a terminal it moves in place, elsewhere it is told now and then. */
import { createCanvas } from './canvas.ts';
import { fit } from './text.ts';
import type { World } from './world.ts';

export interface MovingLine {
  /** The state of now, in the place of the one before. */
  show(line: string): void;
  /** A line that stays. */
  say(line: string): void;
  /** Takes the moving line away. */
  end(): void;
}

const REDRAW_MS = 120;
/** Without a terminal it reports this often at most. */
const REPORT_MS = 5_000;

export function createMovingLine(world: World, how: 'live' | 'silent'): MovingLine {
  if (how === 'silent') return { show: () => undefined, say: () => undefined, end: () => undefined };
  const canvas = createCanvas(world.stderr);
  const moves = world.stderr.isTTY;
  let latest = '';
  let reportedAt = world.now().getTime();
  const draw = (): void =>
    canvas.draw(latest === '' ? [] : [fit(latest, Math.max(20, world.stderr.columns - 1))]);
  const stop = moves ? world.every(REDRAW_MS, draw) : (): void => undefined;
  return {
    show(line) {
      latest = line;
      const now = world.now().getTime();
      if (moves || now - reportedAt < REPORT_MS) return;
      reportedAt = now;
      world.stderr.write(`${line}\n`);
    },
    say(line) {
      if (moves) canvas.above(line);
      else world.stderr.write(`${line}\n`);
    },
    end() {
      stop();
      if (moves) canvas.draw([]);
    },
  };
}
