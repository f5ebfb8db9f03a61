import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutput, writeError } from '../../../src/files/write/output.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const piece = Buffer.from('abc');

describe('a file', () => {
  it('gets its name when it is whole, and takes the place of one that was there', async () => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'before');
    const output = await openOutput({ to: 'file', path });
    await output.write(piece);
    await output.write(piece);
    expect(readFileSync(path, 'utf8')).toBe('before');
    await output.end();
    expect([readFileSync(path, 'utf8'), output.bytes, readdirSync(folder)]).toEqual(['abcabc', 6, ['a.csv']]);
    await output.abort();
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('leaves nothing when it is given up', async () => {
    const output = await openOutput({ to: 'file', path: join(folder, 'a.csv') });
    await output.write(piece);
    await output.abort();
    await output.abort();
    expect(readdirSync(folder)).toEqual([]);
    await expect(output.write(piece)).rejects.toMatchObject({ fault: 'CLOSED' });
    await expect(output.end()).rejects.toMatchObject({ fault: 'CLOSED' });
  });

  it('that cannot be made is refused, with its name', async () => {
    const path = join(folder, 'none', 'a.csv');
    await expect(openOutput({ to: 'file', path })).rejects.toMatchObject({
      name: 'TableWriteError',
      fault: 'REFUSED',
      message: expect.stringContaining(path),
    });
    const output = await openOutput({ to: 'file', path: folder });
    await expect(output.end()).rejects.toMatchObject({ fault: 'REFUSED' });
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  it.skipIf(!existsSync('/dev/full'))('on a full disk fails with that', async () => {
    // Through a link, so that nothing can be done to the device.
    const path = join(folder, 'full');
    symlinkSync('/dev/full', path);
    const output = await openOutput({ to: 'file', path });
    await expect(output.write(piece)).rejects.toMatchObject({
      fault: 'FULL',
      message: expect.stringContaining('ENOSPC'),
    });
    await output.abort();
    expect(readdirSync(folder)).toEqual(['full']);
  });

  it.skipIf(!existsSync('/dev/null'))('that is a device is written to, and never replaced', async () => {
    const path = join(folder, 'null');
    symlinkSync('/dev/null', path);
    const output = await openOutput({ to: 'file', path });
    await output.write(piece);
    await output.end();
    expect([output.bytes, statSync(path).isCharacterDevice(), readdirSync(folder)]).toEqual([
      3,
      true,
      ['null'],
    ]);
  });
});

describe('a stream', () => {
  it('gets everything, is waited for, and is not ended', async () => {
    const taken: string[] = [];
    let isTaking = false;
    const stream = new Writable({
      highWaterMark: 1,
      write: (chunk: Buffer, _encoding, done) => {
        expect(isTaking).toBe(false);
        isTaking = true;
        setImmediate(() => {
          isTaking = false;
          taken.push(chunk.toString());
          done();
        });
      },
    });
    const output = await openOutput({ to: 'stream', stream });
    for (let count = 0; count < 5; count += 1) await output.write(piece);
    await output.end();
    expect([taken.length, output.bytes, stream.writableEnded]).toEqual([5, 15, false]);
  });

  it('that nobody reads any more ends the writing, whenever that happens', async () => {
    const stream = new PassThrough();
    const output = await openOutput({ to: 'stream', stream });
    await output.write(piece);
    stream.destroy();
    await expect(output.write(piece)).rejects.toMatchObject({ fault: 'CLOSED' });
    await expect(output.end()).rejects.toMatchObject({ fault: 'CLOSED' });
    const broken = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const pipe = await openOutput({ to: 'stream', stream: broken });
    await expect(pipe.write(piece)).rejects.toMatchObject({
      fault: 'CLOSED',
      message: 'Nobody reads the output any more (EPIPE)',
    });
    await pipe.abort();
    // An error that comes late must not end the process.
    broken.emit('error', new Error('late'));
  });

  it('that hangs when it is destroyed does not hang the writer', async () => {
    const stream = new Writable({ write: () => undefined });
    const output = await openOutput({ to: 'stream', stream });
    const writing = expect(output.write(piece)).rejects.toMatchObject({ fault: 'CLOSED' });
    stream.destroy();
    await writing;
  });
});

describe('errors of writing', () => {
  it.each([
    ['ECONNRESET', 'CLOSED'],
    ['EDQUOT', 'FULL'],
    ['EACCES', 'REFUSED'],
  ])('%s is %s', (code, fault) => {
    const error = writeError(Object.assign(new Error('why'), { code }), 'the file');
    expect([error.fault, error.message.includes('the file')]).toEqual([fault, true]);
    expect(writeError(error, 'other')).toBe(error);
  });
});
