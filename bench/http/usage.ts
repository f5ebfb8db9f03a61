import { peakMemoryMb } from '../measure.ts';

/** Of this process, from its start. */
export interface ServerUsage {
  readonly cpuMs: number;
  readonly peakMb: number;
}

export function serverUsage(): ServerUsage {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, peakMb: peakMemoryMb() };
}
