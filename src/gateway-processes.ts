/** Processes of this machine by names that no other process ever has, here or elsewhere. */
import { readFileSync, readlinkSync } from 'node:fs';
import type { Processes } from './ports/processes.ts';

/**
 * Where a process number means something: this boot of this kernel, and in it this process namespace, since two
 * containers count their processes apart (https://man7.org/linux/man-pages/man7/pid_namespaces.7.html). null: this is
 * no Linux, and nothing is known for sure.
 */
function thisPlace(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** Whether one of this number runs here, whoever it belongs to. */
export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not allowed to send it a signal: then it is there.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/**
 * In ticks since boot, which tells apart the processes that had one number in turn. 'over': there is none, or only
 * its entry is left (a zombie). 'hidden': there is one, of which nobody tells more.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Fields are counted behind the name, which may itself hold spaces and brackets; see proc_pid_stat(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'over' : (fields[19] ?? 'hidden');
  } catch {
    return isProcess(pid) ? 'hidden' : 'over';
  }
}

/** The name of a process that runs here; null: none does, or it cannot be told. */
export function nameOfProcess(pid: number): string | null {
  const [place, start] = [thisPlace(), startOf(pid)];
  return place === null || start === 'over' || start === 'hidden' ? null : `${place}/${pid}/${start}`;
}

const NAME = /^(.+)\/([1-9][0-9]*)\/([0-9]+)$/;

function isOver(name: string): boolean {
  const [, place, pid, start] = NAME.exec(name) ?? [];
  if (place === undefined || place !== thisPlace()) return false;
  const now = startOf(Number(pid));
  return now !== 'hidden' && now !== start;
}

export function thisMachinesProcesses(): Processes {
  return { own: nameOfProcess(process.pid), isOver };
}
