import type { Sink } from './world.ts';

export interface Canvas {
  /** In the place of what was drawn before. */
  draw(lines: readonly string[]): void;
  /** A line that stays, above what is drawn. */
  above(line: string): void;
}

/** Lines that are drawn over again in place. */
export function createCanvas(sink: Sink): Canvas {
  let drawn: readonly string[] = [];
  const wipe = (): string => (drawn.length === 0 ? '' : `\u001b[${drawn.length}A\r\u001b[J`);
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  return {
    draw(lines) {
      sink.write(wipe() + text(lines));
      drawn = lines;
    },
    above(line) {
      sink.write(wipe() + text([line, ...drawn]));
    },
  };
}
