/** The load: 32 connections, each asking again as soon as it is answered. Every answer is checked for its size. */
import { Pool } from 'undici';
import { report, serveParent, readTask } from '../child.ts';
import { quantile } from '../measure.ts';
import { questionMaker, type QuestionKind, type QuestionFacts } from './questions.ts';

export interface LoadTask {
  readonly facts: QuestionFacts;
}
export interface Round {
  readonly url: string;
  readonly kind: QuestionKind;
  readonly durationMs: number;
  /** An answer that is shorter is no answer: an error page, an empty list. */
  readonly leastBytes: number;
}
export interface LoadResult {
  readonly requests: number;
  readonly durationMs: number;
  readonly p50: number;
  readonly p99: number;
}

const CONNECTIONS = 32;

const { facts } = await readTask<LoadTask>();
const makers = new Map<QuestionKind, () => string>();

/** One maker per kind for all rounds, so that what is asked for the first time is. */
function makerOf(kind: QuestionKind): () => string {
  const known = makers.get(kind) ?? questionMaker(kind, facts);
  makers.set(kind, known);
  return known;
}

function ask(pool: Pool, path: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let bytes = 0;
    pool.dispatch(
      { path, method: 'POST', headers: { 'content-type': 'application/json' }, body },
      {
        onConnect: () => {},
        onHeaders: (code) => {
          status = code;
          return true;
        },
        onData: (chunk) => {
          bytes += chunk.length;
          return true;
        },
        onComplete: () => (status === 200 ? resolve(bytes) : reject(new Error(`HTTP ${status}`))),
        onError: reject,
      },
    );
  });
}

async function load({ url, kind, durationMs, leastBytes }: Round): Promise<LoadResult> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const next = makerOf(kind);
  const times: number[] = [];
  const start = performance.now();
  const worker = async (): Promise<void> => {
    for (let before = start; before - start < durationMs; before = performance.now()) {
      const bytes = await ask(pool, pathname, next());
      if (bytes < leastBytes) throw new Error(`${kind}: an answer of ${bytes} bytes`);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const tookMs = performance.now() - start;
  await pool.close();
  return {
    requests: times.length,
    durationMs: tookMs,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

serveParent(load, () => {});
report('ready');
