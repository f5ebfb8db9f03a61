/** The harvesting side in a thread of its own, seen from the serving thread. */
import { Worker } from 'node:worker_threads';
import { GatewayError } from './domain/errors.ts';
import type { GatewayConfig } from './gateway-config.ts';
import type { HarvestSide } from './gateway-harvest.ts';
import {
  errorOf,
  type Abandonment,
  type CallArgs,
  type WorkerCall,
  type WorkerMessage,
} from './gateway-rpc.ts';
import type { HarvestEvent } from './ports/harvester.ts';
import type { Log } from './ports/log.ts';

interface Pending {
  /** Takes what the called method answers; which that is, only the caller knows. */
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  /** Takes the progress of the call, of which the same is true. */
  readonly hear: ((event: never) => void) | null;
}

interface Listening {
  readonly signal?: AbortSignal | undefined;
  readonly hear?: ((event: never) => void) | undefined;
}

/** From sources the thread registers the TypeScript loader itself: Node 20 runs no `--import` hooks in threads. */
function startWorker(config: GatewayConfig): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const module = new URL(`./gateway-worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
  const options = { workerData: { config }, execArgv: [] };
  if (!isSource) return new Worker(module, options);
  const loader = import.meta.resolve('tsx/esm/api');
  const boot = `import(${JSON.stringify(loader)}).then(({ register }) => {
    register();
    return import(${JSON.stringify(module.href)});
  })`;
  return new Worker(boot, { ...options, eval: true });
}

/**
 * The thread starts with the first call: a program that only reads needs none. One that dies fails the calls under way
 * and is started again by the next.
 */
export function createHarvestThread(config: GatewayConfig, log: Log): HarvestSide {
  const listeners = new Set<(event: HarvestEvent) => void>();
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let closed = false;
  let isScheduled = false;
  let worker: Promise<Worker> | null = null;

  const failAll = (error: Error): void => {
    for (const call of pending.values()) call.reject(error);
    pending.clear();
  };
  const receive = (message: WorkerMessage<never, never>): void => {
    if (message.type === 'event') for (const listener of listeners) listener(message.event);
    if (message.type === 'progress') pending.get(message.id)?.hear?.(message.event);
    if (message.type !== 'answer' && message.type !== 'failure') return;
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.type === 'answer') call?.resolve(message.value);
    else call?.reject(errorOf(message.reason));
  };
  const start = (): Promise<Worker> =>
    new Promise((resolve, reject) => {
      const started = startWorker(config);
      started.on('message', (message: WorkerMessage<never, never>) => {
        if (message.type === 'ready') resolve(started);
        else receive(message);
      });
      started.on('error', (error) => {
        worker = null;
        reject(error);
        log.write('error', 'the harvesting thread failed', { message: error.message });
        failAll(
          new GatewayError('BUSY', 'The harvesting thread failed and is being started again', {
            cause: error,
          }),
        );
      });
      started.on('exit', (code) => {
        worker = null;
        if (!closed) reject(new Error(`The harvesting thread ended with code ${code} before it was ready`));
        failAll(new GatewayError('BUSY', 'The harvesting thread has ended'));
      });
    });
  const post = <M extends WorkerCall['method']>(
    thread: Worker,
    method: M,
    args: CallArgs<M>,
    { signal, hear }: Listening = {},
  ): Promise<Awaited<ReturnType<HarvestSide[M]>>> =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      const abandonment: Abandonment = { id, method: 'abandon' };
      const abandon = (): void => thread.postMessage(abandonment);
      const settled = (): void => signal?.removeEventListener('abort', abandon);
      pending.set(id, {
        resolve: (value) => {
          settled();
          resolve(value);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
        hear: hear ?? null,
      });
      thread.postMessage({ id, method, args });
      if (signal?.aborted === true) abandon();
      else signal?.addEventListener('abort', abandon, { once: true });
    });
  const ready = async (): Promise<Worker> => {
    if (closed) throw new GatewayError('BUSY', 'The gateway is closed.');
    if (worker !== null) return worker;
    worker = start();
    const thread = await worker;
    if (isScheduled) await post(thread, 'startSchedule', []);
    return thread;
  };
  const ask = async <M extends WorkerCall['method']>(
    method: M,
    args: CallArgs<M>,
    listening: Listening = {},
  ): Promise<Awaited<ReturnType<HarvestSide[M]>>> => post(await ready(), method, args, listening);

  return {
    harvest: (...args) => ask('harvest', args),
    remap: (...args) => ask('remap', args),
    acceptHeld: (...args) => ask('acceptHeld', args),
    fetch: (portal, localIds, signal) => ask('fetch', [portal, localIds], { signal }),
    nextDue: (...args) => ask('nextDue', args),
    probe: (...args) => ask('probe', args),
    measure: (portal, anew, hear, signal) => ask('measure', [portal, anew], { hear, signal }),
    evaluate: (city, asOf, signal) => ask('evaluate', [city, asOf], { signal }),
    checkLinks: (request, hear, signal) => ask('checkLinks', [request], { hear, signal }),
    startSchedule: async () => {
      await ask('startSchedule', []);
      isScheduled = true;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      if (closed) return;
      const thread = worker === null ? null : await worker.catch(() => null);
      closed = true;
      if (thread === null) return;
      await post(thread, 'close', []).catch((error: unknown) =>
        log.write('warn', 'the harvesting thread did not close cleanly', { message: String(error) }),
      );
      await thread.terminate();
    },
  };
}
