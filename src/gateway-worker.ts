/** The harvesting thread: answers calls of the serving thread, so that neither network nor writes hold up a query. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadGatewayConnectors, openStore, type WorkerStart } from './gateway-parts.ts';
import { createHarvestSide, type HarvestSide } from './gateway-harvest.ts';
import { reasonOf, type Abandonment, type WorkerCall, type WorkerMessage } from './gateway-rpc.ts';
import { createLog } from './log/pino.ts';

async function answer(
  side: HarvestSide,
  call: WorkerCall,
  abandoned: AbortSignal,
  send: (message: WorkerMessage<unknown>) => void,
): Promise<unknown> {
  switch (call.method) {
    case 'harvest':
      return side.harvest(...call.args);
    case 'remap':
      return side.remap(...call.args);
    case 'acceptHeld':
      return side.acceptHeld(...call.args);
    case 'fetch':
      return side.fetch(call.args[0], call.args[1], abandoned);
    case 'checkLinks': {
      const { id } = call;
      return side.checkLinks(call.args[0], (event) => send({ type: 'progress', id, event }), abandoned);
    }
    case 'startSchedule':
      return side.startSchedule();
    case 'nextDue':
      return side.nextDue(...call.args);
    case 'probe':
      return side.probe(...call.args);
    case 'measure': {
      const { id } = call;
      const [portal, anew] = call.args;
      return side.measure(portal, anew, (event) => send({ type: 'progress', id, event }), abandoned);
    }
    case 'evaluate':
      return side.evaluate(call.args[0], call.args[1], abandoned);
    case 'close':
      return side.close();
  }
}

async function main(start: WorkerStart): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('The harvesting thread was started as a program of its own');
  const send = (message: WorkerMessage<unknown>): void => port.postMessage(message);
  const log = createLog({ level: start.config.logLevel });
  const connectors = await loadGatewayConnectors(start.config);
  const store = await openStore(start.config, log, { isSearched: false });
  const side = createHarvestSide(start.config, connectors, store, log);
  side.subscribe((event) => send({ type: 'event', event }));
  const underWay = new Map<number, AbortController>();
  port.on('message', (call: WorkerCall | Abandonment) => {
    if (call.method === 'abandon') {
      underWay.get(call.id)?.abort();
      return;
    }
    const abandoned = new AbortController();
    underWay.set(call.id, abandoned);
    answer(side, call, abandoned.signal, send)
      .then(async (value) => {
        if (call.method === 'close') await store.close();
        send({ type: 'answer', id: call.id, value });
        if (call.method === 'close') port.close();
      })
      .catch((error: unknown) => send({ type: 'failure', id: call.id, reason: reasonOf(error) }))
      .finally(() => underWay.delete(call.id));
  });
  send({ type: 'ready' });
}

const start: WorkerStart = workerData;
await main(start);
