/** A command line without a process: streams are texts, signals and time are ours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { runCli } from '../../src/cli/program.ts';
import type { ExitCode, Sink, World } from '../../src/cli/world.ts';
import type { Registry } from '../../src/domain/registry.ts';
import { createGateway } from '../../src/gateway.ts';
import { loadGatewayConnectors } from '../../src/gateway-parts.ts';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface TestWorld extends World {
  out(): string;
  err(): string;
  /** As Ctrl-C does. */
  stop(): void;
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
}

function aSink(
  options: TestWorldOptions,
  onWrite: (text: string) => void = () => undefined,
): Sink & { text(): string } {
  let written = '';
  return {
    write: (text) => {
      written += text;
      onWrite(text);
    },
    isTTY: options.isTTY ?? false,
    columns: options.columns ?? 100,
    text: () => written,
  };
}

export function aWorld(options: TestWorldOptions = {}): TestWorld {
  const stdout = aSink(options);
  const stderr = aSink(options, (text) => options.onMessage?.(text, world));
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
    createGateway,
    loadConnectors: loadGatewayConnectors,
    stopping: () => controller.signal,
    out: () => stdout.text(),
    err: () => stderr.text(),
    stop: () => controller.abort(),
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
