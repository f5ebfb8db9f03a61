/** Where bytes go: a stream, or a file that gets its name when it is whole. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TableWriteError, type TableOutput } from '../../ports/table-writer.ts';

export interface Output {
  readonly bytes: number;
  /** Resolves when more may be written. Throws TableWriteError. */
  write(piece: Uint8Array): Promise<void>;
  end(): Promise<void>;
  abort(): Promise<void>;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function writeError(error: unknown, where: string): TableWriteError {
  if (error instanceof TableWriteError) return error;
  const code = codeOf(error);
  if (
    /^(EPIPE|ECONNRESET|ERR_STREAM_DESTROYED|ERR_STREAM_PREMATURE_CLOSE|ERR_STREAM_WRITE_AFTER_END)$/.test(
      code,
    )
  )
    return new TableWriteError('CLOSED', `Nobody reads ${where} any more (${code})`, error);
  if (/^(ENOSPC|EDQUOT|EFBIG)$/.test(code))
    return new TableWriteError('FULL', `There is no room left for ${where} (${code})`, error);
  const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  return new TableWriteError('REFUSED', `${where} cannot be written: ${why ?? 'no reason given'}`, error);
}

class StreamOutput implements Output {
  readonly #stream: NodeJS.WritableStream;
  #error: unknown = null;
  #isClosed = false;
  bytes = 0;
  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
    stream.on('error', this.#onError);
    stream.on('close', this.#onClose);
  }
  readonly #onError = (error: unknown): void => {
    this.#error ??= error;
  };
  readonly #onClose = (): void => {
    this.#isClosed = true;
  };

  #check(): void {
    if (this.#error !== null) throw writeError(this.#error, 'the output');
    if (this.#isClosed || !this.#stream.writable)
      throw new TableWriteError('CLOSED', 'Nobody reads the output any more');
  }
  async write(piece: Uint8Array): Promise<void> {
    this.#check();
    await this.#sent(piece);
    this.#check();
    this.bytes += piece.length;
  }
  /** Until the stream has taken the piece over, or will never take one again. */
  #sent(piece: Uint8Array): Promise<void> {
    const stream = this.#stream;
    return new Promise((resolve) => {
      const done = (): void => {
        stream.off('error', done);
        stream.off('close', done);
        resolve();
      };
      stream.once('error', done);
      stream.once('close', done);
      stream.write(piece, (error) => {
        if (error !== null && error !== undefined) this.#error ??= error;
        done();
      });
    });
  }
  async end(): Promise<void> {
    this.#check();
    this.#leave();
  }
  async abort(): Promise<void> {
    this.#leave();
  }
  #leave(): void {
    this.#stream.off('close', this.#onClose);
    // An error that comes late belongs to nobody, and must not end the process.
  }
}

class FileOutput implements Output {
  readonly #path: string;
  readonly #part: string;
  readonly #file: FileHandle;
  #isOver = false;
  bytes = 0;
  constructor(path: string, part: string, file: FileHandle) {
    this.#path = path;
    this.#part = part;
    this.#file = file;
  }
  async write(piece: Uint8Array): Promise<void> {
    await this.#guarded(() => this.#file.writeFile(piece));
    this.bytes += piece.length;
  }
  async end(): Promise<void> {
    await this.#guarded(async () => {
      await this.#file.sync();
      await this.#file.close();
      await rename(this.#part, this.#path);
    });
    this.#isOver = true;
  }
  async abort(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    // It may be closed already; what counts is that the part goes.
    await this.#file.close().catch(() => undefined);
    await rm(this.#part, { force: true });
  }
  async #guarded(work: () => Promise<void>): Promise<void> {
    if (this.#isOver) throw new TableWriteError('CLOSED', `${this.#path} is closed`);
    try {
      await work();
    } catch (error) {
      await this.abort();
      throw writeError(error, this.#path);
    }
  }
}

/** Of a device or pipe: its name is not to be taken by a file. */
class DeviceOutput implements Output {
  readonly #path: string;
  readonly #file: FileHandle;
  bytes = 0;
  constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }
  async write(piece: Uint8Array): Promise<void> {
    try {
      await this.#file.writeFile(piece);
    } catch (error) {
      throw writeError(error, this.#path);
    }
    this.bytes += piece.length;
  }
  async end(): Promise<void> {
    await this.#file.close();
  }
  async abort(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }
}

/** A name in the same folder, so that renaming moves nothing. */
export function partOf(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}.part`);
}

async function isDevice(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return !found.isFile() && !found.isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Throws TableWriteError. */
export async function openOutput(output: TableOutput): Promise<Output> {
  if (output.to === 'stream') return new StreamOutput(output.stream);
  const { path } = output;
  try {
    if (await isDevice(path)) return new DeviceOutput(path, await open(path, 'w'));
    const part = partOf(path);
    return new FileOutput(path, part, await open(part, 'wx'));
  } catch (error) {
    throw writeError(error, path);
  }
}
