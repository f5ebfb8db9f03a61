/** Copies of files as tables: kept within a budget, the least recently used go first, none that is in use. */
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { hashFile } from './hash-file.ts';
import type { KeptAbout } from './kept-about.ts';
import type { KeptEntry, KeptFolder } from './kept-folder.ts';
import type { OpenTables, TableLease } from './open-tables.ts';

export interface KeptCopies {
  /** The copy of this file, checked; a damaged one is removed. null: there is none. */
  find(key: string): Promise<KeptEntry | null>;
  /** Of this very content, also where a newer one has come meanwhile; null: there is none any more. */
  ofVersion(key: string, version: string): Promise<KeptAbout | null>;
  /** Throws what the engine says of a file that it cannot open, or that was removed meanwhile. */
  open(key: string, about: KeptAbout): Promise<TableLease>;
  /** The table is already in the folder. */
  put(key: string, about: KeptAbout): Promise<void>;
  /** The portal says that the copy is still what it has. */
  confirm(key: string, about: KeptAbout): Promise<void>;
}
export interface KeptCopiesOptions {
  readonly folder: KeptFolder;
  readonly tables: OpenTables;
  readonly keptBytes: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** A file that nothing is written about may be one that another process is about to write about. */
const ORPHAN_MS = 3_600_000;

export function createKeptCopies(options: KeptCopiesOptions): KeptCopies {
  const { folder, tables, clock, log } = options;
  /** Files whose content was found to be what was written, by this process. */
  const sound = new Set<string>();
  /** By key: the copy that the present one took the place of, for those who still read it. */
  const former = new Map<string, KeptAbout>();

  const isSound = async (about: KeptAbout): Promise<boolean> => {
    if ((await folder.sizeOf(about.file)) !== about.bytes) return false;
    if (sound.has(about.file)) return true;
    if ((await hashFile(folder.pathOf(about.file))) !== about.digest) return false;
    sound.add(about.file);
    return true;
  };
  const remove = async (file: string): Promise<void> => {
    await tables.drop(folder.pathOf(file));
    await folder.removeFile(file);
    sound.delete(file);
  };
  const discard = async (entry: KeptEntry): Promise<void> => {
    log.write('warn', 'kept file damaged', { portal: entry.portal, url: entry.url });
    await folder.forget(entry.key);
    await remove(entry.file);
  };

  const removable = async (except: ReadonlySet<string>): Promise<readonly (() => Promise<void>)[]> => {
    const entries = await folder.entries();
    const known = new Set(entries.map(({ file }) => file));
    const isFree = (file: string): boolean => !except.has(file) && !tables.isUsed(folder.pathOf(file));
    const replaced = [...former].filter(([, { file }]) => isFree(file));
    return [
      ...replaced.map(([key, { file }]) => async () => {
        former.delete(key);
        await remove(file);
      }),
      ...entries
        .filter(({ file }) => isFree(file) && known.has(file))
        .toSorted((a, b) => a.usedMs - b.usedMs)
        .map((entry) => async () => {
          await folder.forget(entry.key);
          await remove(entry.file);
          log.write('debug', 'kept file removed', {
            portal: entry.portal,
            url: entry.url,
            bytes: entry.bytes,
          });
        }),
    ];
  };
  const removeOrphans = async (): Promise<void> => {
    const known = new Set([...(await folder.entries()), ...former.values()].map(({ file }) => file));
    for (const { name, changedMs } of await folder.files()) {
      const isOld = clock.now().getTime() - changedMs > ORPHAN_MS;
      if (!known.has(name) && isOld && !tables.isUsed(folder.pathOf(name))) await remove(name);
    }
  };
  const evict = async (except: ReadonlySet<string>): Promise<void> => {
    await removeOrphans();
    const total = async (): Promise<number> =>
      (await folder.files()).reduce((sum, { bytes }) => sum + bytes, 0);
    for (const next of await removable(except)) {
      if ((await total()) <= options.keptBytes) return;
      await next();
    }
  };

  const write = async (key: string, about: KeptAbout): Promise<void> => {
    await folder.write(key, about);
    await folder.touch(key, clock.now());
  };
  const find = async (key: string): Promise<KeptEntry | null> => {
    const entry = await folder.find(key);
    if (entry === null) return null;
    if (await isSound(entry)) return entry;
    await discard(entry);
    return null;
  };
  return {
    find,
    async ofVersion(key, version) {
      const entry = await find(key);
      if (entry?.version === version) return entry;
      const before = former.get(key);
      return before?.version === version && (await isSound(before)) ? before : null;
    },
    async open(key, about) {
      const lease = await tables.open(folder.pathOf(about.file));
      await folder.touch(key, clock.now());
      return lease;
    },
    async put(key, about) {
      const before = await folder.find(key);
      const older = former.get(key);
      await write(key, about);
      sound.add(about.file);
      if (older !== undefined && !tables.isUsed(folder.pathOf(older.file))) await remove(older.file);
      if (before === null) former.delete(key);
      else former.set(key, before);
      await evict(new Set([about.file]));
    },
    confirm: write,
  };
}
