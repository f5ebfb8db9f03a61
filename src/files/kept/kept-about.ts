/** What is written down of a kept copy: enough to trust it after a restart. */
import { hash } from 'node:crypto';
import type { Validators } from '../../connector/index.ts';
import type { TableAbout } from '../table-about.ts';

/** Raised when the reader makes other rows or types of the same file: copies of before are fetched anew. */
export const READER_VERSION = 1;

export interface KeptAbout {
  readonly portal: string;
  readonly url: string;
  readonly format: string;
  /** Name of the database file beside this one. */
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 of the database file. */
  readonly digest: string;
  /** Of the content of the file as it came. */
  readonly version: string;
  readonly validators: Validators;
  /** RFC 3339 UTC. */
  readonly fetchedAt: string;
  /** When the portal last said that this is the file. */
  readonly checkedAt: string;
  readonly table: TableAbout;
}

function stampOf(body: string): string {
  return `${String(READER_VERSION)} ${hash('sha256', body, 'hex')}`;
}

/** One line for checking, one of JSON. */
export function writeAbout(about: KeptAbout): string {
  const body = JSON.stringify(about);
  return `${stampOf(body)}\n${body}\n`;
}

/** null: cut off, changed, or of another version of the reader. */
export function readAbout(text: string): KeptAbout | null {
  const [stamp, body = '', end] = text.split('\n');
  if (stamp !== stampOf(body) || end !== '') return null;
  // Its checksum says that it is what was written here.
  const about: KeptAbout = JSON.parse(body);
  return about;
}
