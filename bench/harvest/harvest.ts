/** Harvest rate of a twin's catalogue through the whole gateway, against a bare loop over the same pages. */
import { join } from 'node:path';
import { runChild, startChild } from '../child.ts';
import { spreadOf } from '../measure.ts';
import type { Figure, PartOptions, PartResult } from '../part.ts';
import type { BareHarvest, BareTask } from './bare.ts';
import type { GatewayHarvest, GatewayTask } from './gateway.ts';
import type { TwinReady, TwinTask } from './twin.ts';

const DATASETS = 20_000;

interface Pair {
  readonly ours: GatewayHarvest;
  readonly bare: BareHarvest;
}

function figuresOf(pairs: readonly Pair[]): readonly Figure[] {
  const of = (pick: (pair: Pair) => number) => spreadOf(pairs.map(pick));
  const rate = (seen: number, ms: number): number => (1000 * seen) / ms;
  const ratio = (pair: Pair): number =>
    rate(pair.ours.seen, pair.ours.firstMs) / rate(pair.bare.seen, pair.bare.firstMs);
  return [
    {
      what: 'first harvest, gateway',
      unit: 'datasets/s',
      value: of(({ ours }) => rate(ours.seen, ours.firstMs)),
      aim: null,
    },
    {
      what: 'first harvest, bare loop',
      unit: 'datasets/s',
      value: of(({ bare }) => rate(bare.seen, bare.firstMs)),
      aim: null,
    },
    { what: 'first harvest, gateway : bare loop', unit: 'ratio', value: of(ratio), aim: { least: 0.5 } },
    {
      what: 'first harvest until all is measured, gateway',
      unit: 'datasets/s',
      value: of(({ ours }) => rate(ours.seen, ours.measuredMs)),
      aim: null,
    },
    {
      what: 'harvest again, nothing changed',
      unit: 'datasets/s',
      value: of(({ ours }) => rate(ours.seen, ours.againMs)),
      aim: null,
    },
    {
      what: 'peak memory, gateway, measuring included',
      unit: 'MB',
      value: of(({ ours }) => ours.peakMb),
      aim: { most: 300 },
    },
    { what: 'peak memory, bare loop', unit: 'MB', value: of(({ bare }) => bare.peakMb), aim: null },
  ];
}

/** Each run in fresh processes on fresh files; gateway and loop take turns, and ratios are taken pair by pair. */
export async function benchHarvest({ runs, seed, folder, note }: PartOptions): Promise<PartResult> {
  const task: TwinTask = { count: DATASETS, seed };
  const twin = startChild('harvest/twin', task);
  const { url } = await twin.next<TwinReady>();
  const pairs: Pair[] = [];
  try {
    const harvest = (store: string): Promise<GatewayHarvest> => {
      const gateway: GatewayTask = { url, store: join(folder, store) };
      return runChild('harvest/gateway', gateway);
    };
    // Makes the twin prepare every page, and tells which ones they are.
    await harvest('first.sqlite');
    twin.send('paths');
    const asked = await twin.next<readonly string[]>();
    const paths = asked.filter((path) => path.includes('package_search'));
    for (let run = 1; run <= runs; run += 1) {
      const ours = await harvest(`gateway-${run}.sqlite`);
      const loop: BareTask = { url, paths, store: join(folder, `bare-${run}.sqlite`) };
      const bare = await runChild<BareHarvest>('harvest/bare', loop);
      pairs.push({ ours, bare });
      note(`harvest ${run}/${runs}: ${ours.firstMs.toFixed(0)} ms, bare ${bare.firstMs.toFixed(0)} ms`);
    }
  } finally {
    await twin.end();
  }
  const seen = pairs[0]?.ours.seen ?? 0;
  return { part: 'harvest', on: `${seen} datasets of a CKAN twin, seed ${seed}`, figures: figuresOf(pairs) };
}
