import { describe, expect, it } from 'vitest';
import {
  gatewayConfig,
  readSettings,
  type SettingSources,
  type Settings,
} from '../../src/config/settings.ts';

const sources = (changes: Partial<SettingSources> = {}): SettingSources => ({
  options: {},
  env: {},
  file: null,
  cwd: '/home/me',
  shippedRegistry: '/opt/civicgraph/registry',
  ...changes,
});
function settingsOf(changes: Partial<SettingSources> = {}): Settings {
  const reading = readSettings(sources(changes));
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  return reading.settings;
}
function problemsOf(changes: Partial<SettingSources>): readonly string[] {
  const reading = readSettings(sources(changes));
  return 'problems' in reading ? reading.problems : [];
}
const file = (text: string): SettingSources['file'] => ({ name: 'civicgraph.yaml', text });

describe('the settings', () => {
  it('take no commitments of the package where the registry is another', () => {
    expect(settingsOf({ options: { registry: 'mine' } }).commitments).toEqual([
      '/home/me/.civicgraph/commitments',
    ]);
    expect(settingsOf({ options: { registry: 'mine', commitments: 'a, b' } }).commitments).toEqual([
      ...['/home/me/a', '/home/me/b', '/home/me/.civicgraph/commitments'],
    ]);
  });

  it('have defaults for everything', () => {
    expect(settingsOf()).toEqual({
      commitments: ['/opt/civicgraph/registry/commitments', '/home/me/.civicgraph/commitments'],
      dataDir: '/home/me/.civicgraph',
      store: '/home/me/.civicgraph/civicgraph.sqlite',
      cache: 'memory:',
      registry: ['/opt/civicgraph/registry', '/home/me/.civicgraph/portals.yaml'],
      overlay: '/home/me/.civicgraph/portals.yaml',
      connectors: [],
      contact: null,
      adminToken: null,
      parallelPortals: 4,
      harvestIntervalMs: 86_400_000,
      fullWalkIntervalMs: 604_800_000,
      linkMaxAgeMs: 2_592_000_000,
      requestDeadlineMs: 60_000,
      rows: {
        scanRows: null,
        upstreamRequests: null,
        portalTimeoutMs: null,
        maxFileBytes: null,
        maxFileRows: null,
        keptFilesBytes: null,
      },
      logLevel: null,
      allowLoopback: false,
      host: '127.0.0.1',
      port: 4000,
    });
  });

  it('take an option before the environment, and that before the file', () => {
    const env = { CIVICGRAPH_PORT: '2' };
    expect(settingsOf({ options: { port: '1' }, env, file: file('port: 3') }).port).toBe(1);
    expect(settingsOf({ env, file: file('port: 3') }).port).toBe(2);
    expect(settingsOf({ file: file('port: 3') }).port).toBe(3);
  });

  it('take an empty variable for one that is not set', () => {
    expect(settingsOf({ env: { CIVICGRAPH_PORT: '' } }).port).toBe(4000);
  });

  it('say everything that is wrong at once, and where', () => {
    expect(
      problemsOf({
        options: { port: 'abc', harvestInterval: '5x' },
        env: {
          CIVICGRAPH_LOG_LEVEL: 'warning',
          CIVICGRAPH_DATADIR: '/x',
          CIVICGRAPH_ALLOW_LOOPBACK: 'maybe',
        },
        file: file('parallelPortals: 0\ncontcat: me\ncache: sqlite://x\nregistry: 3\n'),
      }),
    ).toEqual([
      'CIVICGRAPH_DATADIR: unknown variable. Did you mean CIVICGRAPH_DATA_DIR?',
      '--harvest-interval: expected a time from 1m to 366d such as "12h" or "7d", got the text "5x"',
      expect.stringContaining(
        'CIVICGRAPH_LOG_LEVEL: expected one of debug, info, warn, error, silent, got the text "warning"',
      ),
      'CIVICGRAPH_ALLOW_LOOPBACK: expected true or false, got the text "maybe"',
      '--port: expected an integer from 0 to 65535, got the text "abc"',
      'civicgraph.yaml:2:10 /contcat: unknown key "contcat". Did you mean "contact"?',
      'civicgraph.yaml:4:11 /registry: expected a list of texts, got the number 3',
      'civicgraph.yaml:3:8 /cache: expected "memory:", "redis://…" or "valkey://…", got "sqlite:"',
      'civicgraph.yaml:1:18 /parallelPortals: expected an integer from 1 to 64, got the number 0',
    ]);
  });

  it('never show the address of a cache, which may hold a password', () => {
    expect(problemsOf({ env: { CIVICGRAPH_CACHE: 'mongodb://me:hunter2@db' } }).join()).not.toContain(
      'hunter2',
    );
  });

  it('never show what was given as a token', () => {
    expect(problemsOf({ file: file('adminToken: 12345') })).toEqual([
      'civicgraph.yaml:1:13 /adminToken: expected text',
    ]);
  });

  it('keep times within what makes sense of them', () => {
    expect(settingsOf({ options: { requestDeadline: '90s' } }).requestDeadlineMs).toBe(90_000);
    expect(problemsOf({ options: { requestDeadline: '2h', harvestInterval: '30s' } })).toEqual([
      '--harvest-interval: expected a time from 1m to 366d such as "12h" or "7d", got the text "30s"',
      '--request-deadline: expected a time from 1s to 1h such as "30s" or "2m", got the text "2h"',
    ]);
  });

  it('say what reading rows may cost', () => {
    const options = { scanRows: '5000', portalTimeout: '10s', maxFileSize: '1.5MB' };
    const settings = settingsOf({
      options,
      file: file('keptFiles: 3GB\nmaxFileRows: 10\nupstreamRequests: 7'),
    });
    const rows = {
      scanRows: 5_000,
      upstreamRequests: 7,
      portalTimeoutMs: 10_000,
      maxFileBytes: 1_500_000,
      maxFileRows: 10,
      keptFilesBytes: 3_000_000_000,
    };
    expect(settings.rows).toEqual(rows);
    expect(gatewayConfig(settings, { cities: [], portals: [] }, 'warn').rows).toEqual(rows);
    expect(problemsOf({ options: { maxFileSize: '10 bytes', keptFiles: '2PB', scanRows: '1' } })).toEqual([
      '--scan-rows: expected an integer from 1000 to 100000000, got the text "1"',
      '--max-file-size: expected a size from 1kB to 1TB such as "200MB", got the text "10 bytes"',
      '--kept-files: expected a size from 1kB to 1TB such as "200MB", got the text "2PB"',
    ]);
  });

  it('count paths from the current folder and leave package names alone', () => {
    const settings = settingsOf({
      options: {
        connectors: './mine.js, some-package ,/opt/x.mjs',
        registry: 'a, /b/c.yaml',
        store: ':memory:',
      },
    });
    expect(settings.connectors).toEqual(['file:///home/me/mine.js', 'some-package', 'file:///opt/x.mjs']);
    expect(settings.registry).toEqual(['/home/me/a', '/b/c.yaml', '/home/me/.civicgraph/portals.yaml']);
    expect(settings.store).toBe(':memory:');
  });

  it('make a gateway configuration', () => {
    const registry = { cities: [], portals: [] };
    expect(gatewayConfig(settingsOf(), registry, 'warn')).toMatchObject({ registry, logLevel: 'warn' });
    expect(gatewayConfig(settingsOf({ options: { logLevel: 'debug' } }), registry, 'warn').logLevel).toBe(
      'debug',
    );
  });
});
