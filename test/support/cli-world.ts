/** A command line without a process: streams are texts, signals and time are ours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { runCli } from '../../src/cli/program.ts';
import { ReaderGone, type ExitCode, type Sink, type World } from '../../src/cli/world.ts';
import type { Registry } from '../../src/domain/registry.ts';
import { createGateway } from '../../src/gateway.ts';
import { loadGatewayConnectors } from '../../src/gateway-parts.ts';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface TestWorld extends World {
  out(): string;
  err(): string;
  /** As Ctrl-C does. */
  stop(): void;
  /** As `| head` does when it has read enough. */
  stopReading(): void;
  /** What was sent to stdout, bytes as they are. */
  sent(): Buffer;
  /** Lets every running timer tick once. */
  tick(): void;
  setNow(at: Date): void;
  run(...argv: readonly string[]): Promise<ExitCode>;
}
export interface TestWorldOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly stdin?: string;
  /** What the person at the terminal answers; left out: there is none. */
  readonly answer?: () => string | null | Promise<string | null>;
  /** Sees each text that is written to stderr, for doing something in the middle. */
  readonly onMessage?: (text: string, world: TestWorld) => void;
  /** The same for stdout. */
  readonly onData?: (text: string, world: TestWorld) => void;
  /** Of stdout alone, where it is not that of both. */
  readonly isOutTTY?: boolean;
  /** In the place of the whole gateway. */
  readonly createGateway?: World['createGateway'];
}

interface TestSink extends Sink {
  bytes(): Buffer;
  stopReading(): void;
}

function aSink(options: TestWorldOptions, isTTY: boolean, onWrite: (text: string) => void): TestSink {
  const written: Buffer[] = [];
  const gone = new AbortController();
  const write = (chunk: string | Uint8Array): void => {
    const bytes = Buffer.from(chunk);
    written.push(bytes);
    onWrite(bytes.toString('utf8'));
  };
  return {
    write,
    async send(chunk) {
      gone.signal.throwIfAborted();
      write(chunk);
    },
    gone: () => gone.signal,
    isTTY,
    columns: options.columns ?? 100,
    bytes: () => Buffer.concat(written),
    stopReading: () => gone.abort(new ReaderGone()),
  };
}

export function aWorld(options: TestWorldOptions = {}): TestWorld {
  const isTTY = options.isTTY ?? false;
  const stdout = aSink(options, options.isOutTTY ?? isTTY, (text) => options.onData?.(text, world));
  const stderr = aSink(options, isTTY, (text) => options.onMessage?.(text, world));
  const controller = new AbortController();
  const ticks = new Set<() => void>();
  let now = new Date('2026-11-23T12:00:00Z');
  const world: TestWorld = {
    stdout,
    stderr,
    readStdin: async () => options.stdin ?? '',
    ask: async (question) => {
      if (options.answer === undefined) return null;
      stderr.write(question);
      return options.answer();
    },
    env: options.env ?? {},
    cwd: options.cwd ?? projectRoot,
    now: () => now,
    every(_ms, tick) {
      ticks.add(tick);
      return () => ticks.delete(tick);
    },
    version: '0.0.0-test',
    shippedRegistry: join(projectRoot, 'registry'),
    createGateway: options.createGateway ?? createGateway,
    loadConnectors: loadGatewayConnectors,
    stopping: () => controller.signal,
    out: () => stdout.bytes().toString('utf8'),
    err: () => stderr.bytes().toString('utf8'),
    sent: () => stdout.bytes(),
    stop: () => controller.abort(),
    stopReading: () => stdout.stopReading(),
    tick: () => ticks.forEach((tick) => tick()),
    setNow: (at) => {
      now = at;
    },
    run: (...argv) => runCli(argv, world),
  };
  return world;
}

/** A registry as people write it. */
export function registryText(registry: Registry): string {
  const cities = registry.cities.map(({ slug, name, country, sources }) => ({
    slug,
    name,
    country,
    sources,
  }));
  const portals = registry.portals.map(({ slug, title, url, platform, city, config, pace, sources }) => ({
    ...{ slug, title, url, platform, city, config, pace, sources },
  }));
  return stringify({ cities, portals });
}

/** A folder that `remove` takes away again. */
export function aFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'civicgraph-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
