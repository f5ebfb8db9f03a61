/** `npm run bench -- [harvest|search|http|rows|metrics|commitments|all] [--runs N] [--seed N] [--json]` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCommitments } from './commitments/commitments.ts';
import { compile } from './compile.ts';
import { benchHarvest } from './harvest/harvest.ts';
import { benchHttp } from './http/http.ts';
import { describeMachine } from './machine.ts';
import { showSpread, table } from './measure.ts';
import { benchMetrics } from './metrics/metrics.ts';
import { benchRows } from './rows/rows.ts';
import { benchSearch } from './search/search.ts';
import { isMet, type Figure, type PartOptions, type PartResult } from './part.ts';

type Part = (options: PartOptions) => Promise<PartResult>;
const PARTS: Readonly<Record<string, Part>> = {
  harvest: benchHarvest,
  search: benchSearch,
  http: benchHttp,
  rows: benchRows,
  metrics: benchMetrics,
  commitments: benchCommitments,
};

function aimOf(figure: Figure): string {
  if (figure.aim === null) return '';
  const text = 'least' in figure.aim ? `≥ ${figure.aim.least}` : `≤ ${figure.aim.most}`;
  return `${text} ${isMet(figure) === true ? 'met' : 'missed'}`;
}

function show({ part, on, figures }: PartResult): string {
  const rows = figures.map((figure) => [figure.what, showSpread(figure.value), figure.unit, aimOf(figure)]);
  return `\n${part}: ${on}\n\n${table([['', 'median (min – max)', 'unit', 'aim'], ...rows])}`;
}

function wantedParts(names: readonly string[]): readonly Part[] {
  const wanted = names.length === 0 || names.includes('all') ? Object.keys(PARTS) : names;
  return wanted.map((name) => {
    const part = PARTS[name];
    if (part === undefined)
      throw new Error(`No part "${name}"; there are ${Object.keys(PARTS).join(', ')}, all`);
    return part;
  });
}

function numberOf(text: string, name: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new Error(`--${name}: expected a number from 1 to 9999, got "${text}"`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '5' },
      seed: { type: 'string', default: '2026' },
      json: { type: 'boolean', default: false },
    },
  });
  const parts = wantedParts(positionals);
  const runs = numberOf(values.runs, 'runs');
  const seed = numberOf(values.seed, 'seed');
  const machine = describeMachine(new Date());
  if (!values.json) console.log(machine);
  compile();
  const folder = mkdtempSync(join(tmpdir(), 'civicgraph-bench-'));
  const results: PartResult[] = [];
  try {
    for (const part of parts) {
      const result = await part({ runs, seed, folder, note: (line) => console.error(line) });
      results.push(result);
      if (!values.json) console.log(show(result));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (values.json) console.log(JSON.stringify({ machine, runs, seed, results }, null, 2));
}

await main();
