/** How a harvester signs its leases: an id of its own, and the process that it lives in. */
import type { Processes } from '../ports/processes.ts';

export function holderName(id: string, process: string | null): string {
  return process === null ? id : `${id} ${process}`;
}

export function isHolderOver(holder: string, processes: Processes | null): boolean {
  const process = holder.split(' ')[1];
  return process !== undefined && processes !== null && processes.isOver(process);
}
