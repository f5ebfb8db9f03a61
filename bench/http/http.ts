/** Requests per second of a query for twenty datasets, against a raw node:http server that sends the same bytes. */
import Sqlite from 'better-sqlite3';
import { toGlobalId } from '../../src/domain/ids.ts';
import { startChild, type Child } from '../child.ts';
import { spreadOf } from '../measure.ts';
import type { Figure, PartOptions, PartResult } from '../part.ts';
import { openCorpus, type Corpus } from '../search/corpus.ts';
import type { GatewayTask } from './gateway.ts';
import type { LoadResult, LoadTask, Round } from './load.ts';
import { QUESTION_KINDS, questionMaker, type QuestionFacts, type QuestionKind } from './questions.ts';
import type { RawTask } from './raw.ts';
import type { ServerUsage } from './usage.ts';

const WARM_UP_MS = 3_000;
const ROUND_MS = 5_000;
const SOME_IDS = `SELECT portal, local_id AS localId FROM dataset WHERE removed_at IS NULL AND id % 7 = 0 LIMIT 10000`;

interface Server {
  readonly child: Child;
  readonly url: string;
}
interface Served {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU time of the server, µs. */
  readonly cpuPerRequest: number;
}
interface Pair {
  readonly ours: Served;
  readonly raw: Served;
}
interface Run {
  readonly kinds: { readonly [kind in QuestionKind]: Pair };
  readonly peakMb: number;
  readonly rawPeakMb: number;
}

function factsOf({ files, words }: Corpus): QuestionFacts {
  const db = new Sqlite(files.store, { readonly: true });
  const rows = db.prepare<[], { readonly portal: string; readonly localId: string }>(SOME_IDS).all();
  db.close();
  return { words: words.common, ids: rows.map((row) => toGlobalId({ type: 'Dataset', ...row })) };
}

async function startServer(name: string, task: unknown): Promise<Server> {
  const child = startChild(name, task);
  const { url } = await child.next<{ readonly url: string }>();
  return { child, url };
}

async function usageOf({ child }: Server): Promise<ServerUsage> {
  child.send('usage');
  return child.next();
}

async function serveRound(load: Child, server: Server, round: Omit<Round, 'url'>): Promise<Served> {
  const before = await usageOf(server);
  load.send({ ...round, url: server.url });
  const { requests, durationMs, p50, p99 } = await load.next<LoadResult>();
  const after = await usageOf(server);
  const cpuPerRequest = (1000 * (after.cpuMs - before.cpuMs)) / requests;
  return { rps: (1000 * requests) / durationMs, p50, p99, cpuPerRequest };
}

/** One answer of the gateway, which the raw server then sends. */
async function answerOf({ url }: Server, kind: QuestionKind, facts: QuestionFacts): Promise<RawTask> {
  const body = questionMaker(kind, facts)();
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await answer.text();
  if (answer.status !== 200 || text.includes('"errors"') || text.split('"landingPage"').length !== 21)
    throw new Error(`${kind}: not an answer of twenty datasets: ${text.slice(0, 500)}`);
  const { connection: _, 'keep-alive': _alive, date: _date, ...headers } = Object.fromEntries(answer.headers);
  return { headers, body: text };
}

async function measureKind(
  load: Child,
  gateway: Server,
  kind: QuestionKind,
  facts: QuestionFacts,
): Promise<Pair & { readonly rawPeakMb: number }> {
  const answer = await answerOf(gateway, kind, facts);
  const server = await startServer('http/raw', answer);
  try {
    const leastBytes = answer.body.length / 5;
    for (const warm of [gateway, server])
      await serveRound(load, warm, { kind, durationMs: WARM_UP_MS, leastBytes });
    const round = { kind, durationMs: ROUND_MS, leastBytes };
    const ours = await serveRound(load, gateway, round);
    const raw = await serveRound(load, server, round);
    return { ours, raw, rawPeakMb: (await usageOf(server)).peakMb };
  } finally {
    await server.child.end();
  }
}

async function runOnce(corpus: Corpus, facts: QuestionFacts): Promise<Run> {
  const task: GatewayTask = { store: corpus.files.store, portals: corpus.portals };
  const loadTask: LoadTask = { facts };
  const gateway = await startServer('http/gateway', task);
  const load = startChild('http/load', loadTask);
  try {
    await load.next();
    const repeated = await measureKind(load, gateway, 'repeated', facts);
    const kinds = {
      repeated,
      'by words': await measureKind(load, gateway, 'by words', facts),
      'by id': await measureKind(load, gateway, 'by id', facts),
    };
    return { kinds, peakMb: (await usageOf(gateway)).peakMb, rawPeakMb: repeated.rawPeakMb };
  } finally {
    await load.end();
    await gateway.child.end();
  }
}

function figuresOf(runs: readonly Run[]): readonly Figure[] {
  const figure = (
    what: string,
    unit: string,
    pick: (run: Run) => number,
    aim: Figure['aim'] = null,
  ): Figure => ({ what, unit, value: spreadOf(runs.map(pick)), aim });
  const ofKind = (kind: QuestionKind): readonly Figure[] => {
    const ours = (pick: (served: Served) => number) => (run: Run) => pick(run.kinds[kind].ours);
    const both = (pick: (served: Served) => number) => (run: Run) =>
      pick(run.kinds[kind].ours) / pick(run.kinds[kind].raw);
    return [
      figure(
        `${kind}, gateway`,
        'requests/s',
        ours((served) => served.rps),
      ),
      figure(`${kind}, raw`, 'requests/s', (run) => run.kinds[kind].raw.rps),
      figure(
        `${kind}, gateway : raw`,
        'ratio',
        both(({ rps }) => rps),
        { least: 0.4 },
      ),
      figure(
        `${kind}, CPU time, gateway : raw`,
        'ratio',
        both(({ cpuPerRequest }) => cpuPerRequest),
      ),
      figure(
        `${kind}, gateway p50`,
        'ms',
        ours(({ p50 }) => p50),
      ),
      figure(
        `${kind}, gateway p99`,
        'ms',
        ours(({ p99 }) => p99),
      ),
    ];
  };
  return [
    ...QUESTION_KINDS.flatMap(ofKind),
    figure('peak memory, gateway', 'MB', ({ peakMb }) => peakMb, { most: 300 }),
    figure('peak memory, raw', 'MB', ({ rawPeakMb }) => rawPeakMb),
  ];
}

export async function benchHttp({ runs, seed, note }: PartOptions): Promise<PartResult> {
  const corpus = await openCorpus(seed, note);
  const facts = factsOf(corpus);
  const done: Run[] = [];
  for (let run = 1; run <= runs; run += 1) {
    done.push(await runOnce(corpus, facts));
    note(`http ${run}/${runs}`);
  }
  return {
    part: 'http',
    on: `20 datasets × 10 fields, 32 connections, store of ${corpus.datasets} datasets (${corpus.source})`,
    figures: figuresOf(done),
  };
}
