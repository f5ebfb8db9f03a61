/**
 * One harvest in a process of its own, to be killed at any moment. Says what it was acknowledged on standard output,
 * a line each: "page <seen>" after a page is stored, "remapped <count>", and at the end "run <verdict>" or "busy".
 */
import { createHash, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import ckan from '../../connectors/ckan/index.ts';
import socrata from '../../connectors/socrata/index.ts';
import { admitConnector, type Connector, ConnectorError } from '../../src/connector/index.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { thisMachinesProcesses } from '../../src/gateway-processes.ts';
import { createHarvester } from '../../src/harvest/harvester.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { DOMAIN } from '../connectors/socrata/support.ts';
import { aPortal } from '../support/graph.ts';

const DAY = 86_400_000;
const [
  file = '',
  url = '',
  mode = 'full',
  startedAt = '',
  leaseMs = '0',
  mapVersion = '1',
  machine = 'elsewhere',
  platform = 'ckan',
] = process.argv.slice(2);

const log = { write: () => {} };
/** The day is the test's, the seconds are the machine's. */
const offset = Date.parse(startedAt) - Date.now();
const clock = {
  now: () => new Date(Date.now() + offset),
  sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
};
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Pages of ten, so that a small catalogue has many; a newer mapping says so in every description. */
function changed(connector: Connector): Connector {
  const { manifest } = connector;
  return {
    ...connector,
    manifest: { ...manifest, mapVersion: Number(mapVersion) },
    open: (config, context) => {
      const { capabilities, catalogue } = connector.open(config, context);
      const small = { ...capabilities.catalogue, maxPageSize: 10 };
      return { capabilities: { ...capabilities, catalogue: small }, catalogue };
    },
    map: (record, config) => {
      const draft = connector.map(record, config);
      if (draft.title?.startsWith('unreadable') === true) throw new ConnectorError('BAD_SHAPE', 'unreadable');
      return mapVersion === '1' ? draft : { ...draft, provenance: `mapped by version ${mapVersion}` };
    },
  };
}

const portal = aPortal({
  slug: 'springfield',
  url,
  platform,
  config: platform === 'socrata' ? { domain: DOMAIN } : {},
  pace: { concurrency: 1, minIntervalMs: 0 },
});
const store = openSqliteStore({ file, log, searchable: false });
// The name of the store tells the twins of several lives apart, which share one address.
const http = createHttpClient({ userAgent: file, clock, log, allowLoopback: true });
const harvester = createHarvester({
  store,
  http,
  clock,
  log,
  registry: {
    cities: [],
    portals: [portal],
  },
  connectors: [admitConnector(ckan, 'ckan'), admitConnector(socrata, 'socrata')].map(changed),
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  newId: randomUUID,
  random: () => 0.5,
  parallelPortals: 1,
  intervalMs: DAY,
  fullWalkIntervalMs: 7 * DAY,
  leaseMs: Number(leaseMs),
  ...(machine === 'here' ? { processes: thisMachinesProcesses() } : {}),
});
harvester.subscribe((event) => {
  if (event.type === 'page') say(`page ${event.seen}`);
  if (event.type === 'remapped') say(`remapped ${event.done}`);
});
say('ready');
try {
  if (mode === 'remap') say(`run ${JSON.stringify(await harvester.remap('springfield'))}`);
  else say(`run ${String((await harvester.harvest('springfield', { full: mode === 'full' })).verdict)}`);
} catch (error) {
  if (!(error instanceof GatewayError)) throw error;
  say(error.code.toLowerCase());
}
await harvester.close();
await http.close();
await store.close();
