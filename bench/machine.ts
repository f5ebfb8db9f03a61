import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

function revision(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown revision';
  }
}

/** Where and when, in one line: absolute figures mean nothing without it. */
export function describeMachine(now: Date): string {
  const [cpu] = cpus();
  const parts = [
    now.toISOString().slice(0, 10),
    revision(),
    `Node ${process.versions.node}`,
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
  ];
  return parts.join(', ');
}
