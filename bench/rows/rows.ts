/** What the gateway adds to a portal's own answer, how fast rows go out into files, and in how much memory. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { LARGE_DATASET, largeTablePortal } from '../../test/twins/large-table.ts';
import { runChild, startChild, type Child } from '../child.ts';
import { quantile, spreadOf, type Spread } from '../measure.ts';
import type { Figure, PartOptions, PartResult } from '../part.ts';
import type { BareRows, BareRowsTask } from './bare.ts';
import type { ClientDone, ClientTask } from './client.ts';
import type { CommandDone, CommandTask } from './command.ts';
import type { RowsGatewayReady, RowsGatewayTask } from './gateway.ts';
import type { AskedPage, PortalReady, PortalTask } from './portal.ts';

/** The least and the greatest tell whether memory grows with the table. */
const SIZES = [100_000, 500_000, 1_000_000] as const;
const RATE_SIZE = 500_000;
const FORMATS = ['csv', 'ndjson', 'parquet'] as const;
const PAGE_ROWS = 100;
const PAGES = 400;
/** Pages by which both sides are warm. */
const WARM_PAGES = 100;

type Format = (typeof FORMATS)[number];
interface Latency {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}
interface Export {
  readonly format: Format;
  readonly rows: number;
  readonly done: CommandDone;
  /** The same pages, fetched and parsed only. */
  readonly bare: BareRows;
}
interface Portal {
  readonly child: Child;
  readonly url: string;
  /** Questions for rows since it was last asked. */
  asked(): Promise<readonly AskedPage[]>;
}

async function startPortal(rows: number, seed: number): Promise<Portal> {
  const task: PortalTask = { rows, seed };
  const child = startChild('rows/portal', task);
  const { url } = await child.next<PortalReady>();
  return {
    child,
    url,
    asked: () => {
      child.send('asked');
      return child.next();
    },
  };
}

async function startBare({ url }: Portal): Promise<Child> {
  const task: BareRowsTask = { url };
  const bare = startChild('rows/bare', task);
  await bare.next();
  return bare;
}

/** A gateway that has answered nothing yet serves a client; the bare loop then asks what the gateway asked. */
async function measureLatency(portal: Portal, store: string): Promise<Latency> {
  const gatewayTask: RowsGatewayTask = { url: portal.url, store };
  const gateway = startChild('rows/gateway', gatewayTask);
  const bare = await startBare(portal);
  try {
    const ready = await gateway.next<RowsGatewayReady>();
    const client: ClientTask = { ...ready, pages: PAGES, first: PAGE_ROWS };
    const { times } = await runChild<ClientDone>('rows/client', client);
    const asked = await portal.asked();
    if (asked.length < PAGES) throw new Error(`The gateway asked for ${asked.length} pages of ${PAGES}`);
    bare.send(asked);
    const peer = await bare.next<BareRows>();
    return { ours: times.slice(WARM_PAGES), bare: peer.times.slice(WARM_PAGES - PAGES) };
  } finally {
    await bare.end();
    await gateway.end();
  }
}

/** Settings, registry and a store that knows the dataset. */
async function makeHome(portal: Portal, home: string): Promise<void> {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'registry.yaml'), stringify({ portals: [yamlOf(portal.url)] }));
  writeFileSync(
    join(home, 'civicgraph.yaml'),
    stringify({
      registry: [join(home, 'registry.yaml')],
      dataDir: home,
      allowLoopback: true,
      logLevel: 'silent',
    }),
  );
  await runCommand(home, ['harvest', 'alder-bay']);
}
function yamlOf(url: string): unknown {
  const { slug, title, platform, language, pace, sources } = largeTablePortal(url);
  return { slug, title, url: `${url}/`, platform, city: null, language, pace, sources };
}

async function runCommand(folder: string, argv: readonly string[]): Promise<CommandDone> {
  const task: CommandTask = { argv: [...argv, '--config', join(folder, 'civicgraph.yaml')], folder };
  const done = await runChild<CommandDone>('rows/command', task);
  if (done.exitCode !== 0) throw new Error(`${argv.join(' ')} ended with ${done.exitCode}: ${done.messages}`);
  return done;
}

async function measureExport(portal: Portal, home: string, format: Format, rows: number): Promise<Export> {
  const file = join(home, `rows-${rows}.${format}`);
  const argv = ['rows', `alder-bay/${LARGE_DATASET}`, '--format', format, '--output', file, '--force'];
  await portal.asked();
  const done = await runCommand(home, argv);
  const asked = await portal.asked();
  const bare = await startBare(portal);
  bare.send(asked);
  const peer = await bare.next<BareRows>();
  await bare.end();
  if (peer.rows < rows) throw new Error(`The bare loop saw ${peer.rows} rows of ${rows}`);
  return { format, rows, done, bare: peer };
}

async function exportsOf(rows: number, options: PartOptions): Promise<readonly Export[]> {
  const portal = await startPortal(rows, options.seed);
  const home = join(options.folder, `rows-${rows}`);
  const all: Export[] = [];
  try {
    await makeHome(portal, home);
    // The portal prepares its pages.
    await measureExport(portal, home, 'csv', rows);
    const runs = rows === RATE_SIZE ? options.runs : 1;
    for (let run = 1; run <= runs; run += 1)
      for (const format of FORMATS) {
        const done = await measureExport(portal, home, format, rows);
        all.push(done);
        options.note(
          `rows ${rows} ${format} ${run}/${runs}: ${done.done.ms.toFixed(0)} ms, bare ${done.bare.ms.toFixed(0)} ms, ${done.done.peakMb.toFixed(0)} MB`,
        );
      }
  } finally {
    await portal.child.end();
  }
  return all;
}

function latencyFigures(runs: readonly Latency[]): readonly Figure[] {
  const at = (q: number, pick: (run: Latency) => readonly number[]): Spread =>
    spreadOf(runs.map((run) => quantile(pick(run), q)));
  const added = ({ ours, bare }: Latency): readonly number[] =>
    ours.map((ms, page) => ms - (bare[page] ?? 0));
  const unit = 'ms';
  return [
    {
      what: `page of ${PAGE_ROWS} rows, portal itself, p50`,
      unit,
      value: at(0.5, (run) => run.bare),
      aim: null,
    },
    { what: 'the same through the gateway, p50', unit, value: at(0.5, (run) => run.ours), aim: null },
    { what: 'added, p50', unit, value: at(0.5, added), aim: null },
    { what: 'added, p95', unit, value: at(0.95, added), aim: { most: 10 } },
  ];
}

function exportFigures(all: readonly Export[]): readonly Figure[] {
  const rate = (rows: number, ms: number): number => (1000 * rows) / ms;
  return FORMATS.flatMap((format): readonly Figure[] => {
    const of = all.filter((one) => one.format === format);
    const rated = of.filter(({ rows }) => rows === RATE_SIZE);
    const peak = (rows: number): number =>
      spreadOf(of.filter((one) => one.rows === rows).map(({ done }) => done.peakMb)).median;
    // Below, the heap has not yet grown to what one page takes.
    const growth = peak(SIZES[2]) / peak(SIZES[1]);
    return [
      {
        what: `${RATE_SIZE} rows to ${format}`,
        unit: 'rows/s',
        value: spreadOf(rated.map(({ rows, done }) => rate(rows, done.ms))),
        aim: null,
      },
      {
        what: `${format} : bare fetch of the same pages`,
        unit: 'ratio',
        value: spreadOf(rated.map(({ done, bare }) => bare.ms / done.ms)),
        aim: { least: 0.5 },
      },
      ...SIZES.map((rows) => ({
        what: `${format}, peak memory, ${rows} rows`,
        unit: 'MB',
        value: spreadOf(of.filter((one) => one.rows === rows).map(({ done }) => done.peakMb)),
        aim: null,
      })),
      {
        what: `${format}, peak memory, ${SIZES[2]} : ${SIZES[1]} rows`,
        unit: 'ratio',
        value: spreadOf([growth]),
        aim: { most: 1.2 },
      },
    ];
  });
}

export async function benchRows(options: PartOptions): Promise<PartResult> {
  const { runs, seed, folder, note } = options;
  const latencies: Latency[] = [];
  const portal = await startPortal(SIZES[0], seed);
  try {
    // The portal prepares its pages.
    await measureLatency(portal, join(folder, 'rows-first.sqlite'));
    for (let run = 1; run <= runs; run += 1) {
      latencies.push(await measureLatency(portal, join(folder, `rows-${run}.sqlite`)));
      note(`rows, latency ${run}/${runs}`);
    }
  } finally {
    await portal.child.end();
  }
  const exported: Export[] = [];
  for (const rows of SIZES) exported.push(...(await exportsOf(rows, options)));
  return {
    part: 'rows',
    on: `a CKAN table of 7 columns, ${PAGES - WARM_PAGES} pages of ${PAGE_ROWS} rows; ${SIZES.join(', ')} rows into files; seed ${seed}`,
    figures: [...latencyFigures(latencies), ...exportFigures(exported)],
  };
}
