import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { openOutput, writeError } from '../../../src/files/write/output.ts';
import { TableWriteError } from '../../../src/ports/table-writer.ts';

const folders: string[] = [];
async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'civicgraph-output-'));
  folders.push(folder);
  return folder;
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
const bytes = (text: string): Uint8Array => Buffer.from(text);
async function faultOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  return error instanceof TableWriteError ? error.fault : String(error);
}

describe('where tables are written', () => {
  it('gives a file its name when it is whole, and leaves the old one until then', async () => {
    const folder = await aFolder();
    const path = join(folder, 'a.csv');
    await writeFile(path, 'old');
    const output = await openOutput({ to: 'file', path });
    await output.write(bytes('new'));
    expect(await readFile(path, 'utf8')).toBe('old');
    await output.end();
    expect(await readFile(path, 'utf8')).toBe('new');
    expect([output.bytes, await readdir(folder)]).toEqual([3, ['a.csv']]);
  });

  it('leaves nothing behind when it is given up', async () => {
    const folder = await aFolder();
    const output = await openOutput({ to: 'file', path: join(folder, 'a.csv') });
    await output.write(bytes('half'));
    await output.abort();
    await output.abort();
    expect(await readdir(folder)).toEqual([]);
    expect(await faultOf(output.write(bytes('more')))).toBe('CLOSED');
  });

  it('refuses a name that a folder has, leaving no part', async () => {
    const folder = await aFolder();
    await mkdir(join(folder, 'taken'));
    const output = await openOutput({ to: 'file', path: join(folder, 'taken') });
    expect(await faultOf(output.end())).toBe('REFUSED');
    expect(await readdir(folder)).toEqual(['taken']);
  });

  it('says where a folder is missing', async () => {
    const path = join(await aFolder(), 'none', 'a.csv');
    await expect(openOutput({ to: 'file', path })).rejects.toThrow(path);
  });

  it('waits for a stream and does not end it', async () => {
    const stream = new PassThrough();
    const output = await openOutput({ to: 'stream', stream });
    await output.write(bytes('rows'));
    await output.end();
    expect([String(stream.read()), stream.writable]).toEqual(['rows', true]);
  });

  it('notices a reader that went away', async () => {
    const stream = new PassThrough();
    const output = await openOutput({ to: 'stream', stream });
    stream.destroy();
    expect(await faultOf(output.write(bytes('rows')))).toBe('CLOSED');
  });

  it.each([
    { code: 'ENOSPC', fault: 'FULL' },
    { code: 'EPIPE', fault: 'CLOSED' },
    { code: 'EACCES', fault: 'REFUSED' },
  ])('tells $code as $fault', async ({ code, fault }) => {
    const error = Object.assign(new Error(code), { code });
    const stream = new Writable({ write: (_piece, _encoding, done) => done(error) });
    const output = await openOutput({ to: 'stream', stream });
    expect(await faultOf(output.write(bytes('rows')))).toBe(fault);
    expect(writeError(error, 'here').fault).toBe(fault);
  });
});
