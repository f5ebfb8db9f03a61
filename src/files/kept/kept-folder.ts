/** The folder of kept copies: what lies there, written so that a process may die at any moment. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAbout, writeAbout, type KeptAbout } from './kept-about.ts';

export interface KeptFile {
  readonly name: string;
  readonly bytes: number;
  readonly changedMs: number;
}
export interface KeptEntry extends KeptAbout {
  readonly key: string;
  /** When it was last asked for, milliseconds since 1970. */
  readonly usedMs: number;
}

const ABOUT = '.about';
const TABLE = '.table';
/** Folders of processes, for what is under way. */
const WORK = /^work-(\d+)-/;
const HOUR_MS = 3_600_000;

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
async function unlessGone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export class KeptFolder {
  readonly folder: string;
  /** Of this process: everything in it is under way. */
  readonly work: string;
  constructor(folder: string) {
    this.folder = folder;
    this.work = join(folder, `work-${String(process.pid)}-${randomUUID()}`);
  }

  /** Makes what is needed, and removes what processes that are gone had under way. */
  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder)) {
      const pid = WORK.exec(name)?.[1];
      if (pid === undefined || isAlive(Number(pid))) continue;
      const path = join(this.folder, name);
      // A process of another machine may use the same folder.
      const found = await unlessGone(stat(path));
      if (found !== null && Date.now() - found.mtimeMs > HOUR_MS)
        await rm(path, { recursive: true, force: true });
    }
    await mkdir(this.work, { recursive: true });
  }
  async close(): Promise<void> {
    await rm(this.work, { recursive: true, force: true });
  }

  pathOf(file: string): string {
    return join(this.folder, file);
  }
  /** A name for a table that nobody has. */
  newFile(key: string): string {
    return `${key}-${randomUUID()}${TABLE}`;
  }

  async find(key: string): Promise<KeptEntry | null> {
    const path = this.pathOf(`${key}${ABOUT}`);
    const text = await unlessGone(readFile(path, 'utf8'));
    const found = text === null ? null : await unlessGone(stat(path));
    const about = text === null ? null : readAbout(text);
    return about === null || found === null ? null : { ...about, key, usedMs: found.mtimeMs };
  }
  async write(key: string, about: KeptAbout): Promise<void> {
    const path = join(this.work, `${randomUUID()}${ABOUT}`);
    await writeFile(path, writeAbout(about), { flush: true });
    await rename(path, this.pathOf(`${key}${ABOUT}`));
  }
  /** It was asked for just now. */
  async touch(key: string, now: Date): Promise<void> {
    await unlessGone(utimes(this.pathOf(`${key}${ABOUT}`), now, now));
  }
  async forget(key: string): Promise<void> {
    await rm(this.pathOf(`${key}${ABOUT}`), { force: true });
  }
  async removeFile(file: string): Promise<void> {
    await rm(this.pathOf(file), { force: true });
  }
  async sizeOf(file: string): Promise<number | null> {
    return (await unlessGone(stat(this.pathOf(file))))?.size ?? null;
  }

  async entries(): Promise<readonly KeptEntry[]> {
    const names = await readdir(this.folder);
    const keys = names.filter((name) => name.endsWith(ABOUT)).map((name) => name.slice(0, -ABOUT.length));
    const found = await Promise.all(keys.map((key) => this.find(key)));
    return found.filter((entry) => entry !== null);
  }
  /** All tables, written about or not. */
  async files(): Promise<readonly KeptFile[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith(TABLE));
    const found = await Promise.all(
      names.map(async (name): Promise<KeptFile | null> => {
        const at = await unlessGone(stat(this.pathOf(name)));
        return at === null ? null : { name, bytes: at.size, changedMs: at.mtimeMs };
      }),
    );
    return found.filter((file) => file !== null);
  }
}
