/** A file that is there whole or not at all: written beside its place, and moved there at the end. */
import { link, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CliError } from './world.ts';

export interface OutputFile {
  /** As the person named it. */
  readonly name: string;
  /** Where it is written until it is whole, here or by somebody else: in the same folder, ending in ".partial". */
  readonly partial: string;
  send(chunk: string | Uint8Array): Promise<void>;
  /** Gives it its name; CliError 2 when another came there in the meantime. */
  keep(): Promise<void>;
  /** Takes away what was written. Harmless after `keep`. */
  discard(): Promise<void>;
}
export interface OutputFileOptions {
  readonly cwd: string;
  /** Replaces what is there. */
  readonly isForced: boolean;
  /** Tells two programs apart that write the same file. */
  readonly tag: string;
}

function taken(name: string): CliError {
  return new CliError(2, `${name} is there already.`, 'Replace it with --force, or name another file.');
}

/** The system's own words, which name the path, and what to do about it. */
function refused(name: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  return new CliError(
    1,
    `${name} cannot be written: ${error.message}.`,
    'Choose another place with --output.',
  );
}

/** Folders and devices are never replaced. */
async function refuseTaken(path: string, { isForced }: OutputFileOptions, name: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null) return;
  if (there.isDirectory()) throw new CliError(2, `${name} is a folder.`, 'Name a file in it.');
  if (!there.isFile())
    throw new CliError(2, `${name} is no ordinary file.`, 'Leave --output out to write to stdout.');
  if (!isForced) throw taken(name);
}

/** Links, so that a file which came there meanwhile is not replaced; where links are not to be had, looks and renames. */
async function moveNew(partial: string, path: string, name: string): Promise<void> {
  try {
    await link(partial, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') throw taken(name);
    if ((await stat(path).catch(() => null)) !== null) throw taken(name);
    return rename(partial, path);
  }
  await rm(partial);
}

/** What was written is on the disk before it gets its name, whoever wrote it. */
async function settle(partial: string): Promise<void> {
  const handle = await open(partial, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens it at once, so that a place that cannot be written is known before anything is asked of a portal. */
export async function openOutputFile(name: string, options: OutputFileOptions): Promise<OutputFile> {
  const named = resolve(options.cwd, name);
  // Behind a link, so that the link stays one.
  const path = await realpath(named).catch(() => named);
  await refuseTaken(path, options, name);
  const partial = join(dirname(path), `${basename(path)}.${options.tag}.partial`);
  const handle = await open(partial, 'w').catch((error: unknown) => {
    throw refused(name, error);
  });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await handle.close();
  };
  return {
    name,
    partial,
    async send(chunk) {
      await handle.writeFile(chunk).catch((error: unknown) => {
        throw refused(name, error);
      });
    },
    async keep() {
      try {
        await close();
        await settle(partial);
        if (options.isForced) await rename(partial, path);
        else await moveNew(partial, path, name);
      } catch (error) {
        throw error instanceof CliError ? error : refused(name, error);
      }
    },
    async discard() {
      await close();
      await rm(partial, { force: true });
    },
  };
}
