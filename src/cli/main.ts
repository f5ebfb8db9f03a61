#!/usr/bin/env node
/** The program: gives the command line this process's streams, signals and gateway. */
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { WriteStream } from 'node:tty';
import { packageRoot, packageVersion } from '../package-root.ts';
import { runCli } from './program.ts';
import { ReaderGone, type Sink, type World } from './world.ts';

const KILLED = 130;

/** A reader that went away (`| head`) ends the program quietly: at once, or by the command that asked to be told. */
function sinkOf(stream: WriteStream): Sink {
  const gone = new AbortController();
  let isAsked = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (!isAsked) process.exit(0);
    gone.abort(new ReaderGone());
  });
  return {
    write: (chunk) => {
      stream.write(chunk);
    },
    async send(chunk) {
      gone.signal.throwIfAborted();
      if (stream.write(chunk)) return;
      // Rejects too when the stream fails while it drains: then `gone` says what it was.
      await once(stream, 'drain', { signal: gone.signal }).catch(() => gone.signal.throwIfAborted());
    },
    gone: () => {
      isAsked = true;
      return gone.signal;
    },
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns > 0 ? stream.columns : 80;
    },
  };
}

/** The first signal asks a command that knows how to stop; the second, or the first of any other, ends the program. */
function createStopping(): () => AbortSignal {
  const controller = new AbortController();
  let isKnown = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (!isKnown || controller.signal.aborted) process.exit(KILLED);
      controller.abort();
    });
  return () => {
    isKnown = true;
    return controller.signal;
  };
}

/** Waits for what was written: a process that exits at once can lose the end of a pipe. */
function exitWhenWritten(code: number): void {
  process.stdout.write('', () => {
    process.stderr.write('', () => process.exit(code));
  });
}

/** The question goes to stderr, so that stdout stays data. Ctrl-C and Ctrl-D are no answer. */
async function askOnTerminal(question: string): Promise<string | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((answer) => {
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => answer(null));
    lines.question(question, (text) => {
      answer(text);
      lines.close();
    });
  });
}

const world: World = {
  stdout: sinkOf(process.stdout),
  stderr: sinkOf(process.stderr),
  readStdin: () => text(process.stdin),
  ask: askOnTerminal,
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
  version: packageVersion(),
  shippedRegistry: join(packageRoot(), 'registry'),
  // Loaded when it is needed, so that help and mistakes answer at once.
  createGateway: async (config) => (await import('../gateway.ts')).createGateway(config),
  loadConnectors: async (config) => (await import('../gateway-parts.ts')).loadGatewayConnectors(config),
  stopping: createStopping(),
};

exitWhenWritten(await runCli(process.argv.slice(2), world));
