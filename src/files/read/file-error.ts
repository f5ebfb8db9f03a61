/** How files fail to be tables, in words. */
import { ConnectorError } from '../../connector/index.ts';

const MAX_SHOWN = 100;

export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

/** Safe to print whatever it holds. */
export function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
}

/** The file is something else than it should be, or damaged. */
export function badShape(message: string, cause?: unknown): ConnectorError {
  return new ConnectorError('BAD_SHAPE', message, cause === undefined ? {} : { cause });
}
/** "The file has 12 columns; at most 10 are read"; `size` in words. */
export function tooLarge(size: string, limit: number, unit: string): ConnectorError {
  return new ConnectorError('TOO_LARGE', `The file has ${size} ${unit}; at most ${grouped(limit)} are read`);
}
/** A row that begins in this line; `remark`: what else may be the reason. */
export function rowTooLong(line: number, maxBytes: number, remark = ''): ConnectorError {
  return new ConnectorError(
    'TOO_LARGE',
    `The row that begins in line ${grouped(line)} has more than ${grouped(maxBytes)} bytes, the most that are read${remark}`,
  );
}
