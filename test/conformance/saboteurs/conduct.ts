/** Saboteurs of errors/ and manners/. */
import {
  ConnectorError,
  isJsonObject,
  type Call,
  type Http,
  type HttpJson,
} from '../../../src/connector/index.ts';
import { http, list, portal, source, type Sabotage, type Saboteurs } from './sabotage.ts';

const NOTHING = { success: true, result: { count: 0, results: [] } };

function json(change: (own: Http, ...args: Parameters<Http['json']>) => Promise<HttpJson>): Sabotage {
  return http((own) => ({ json: (...args) => change(own, ...args), text: (...args) => own.text(...args) }));
}

/** Rethrows what a walk throws as something else. */
function renames(change: (error: ConnectorError) => Error): Sabotage {
  return list(async function* (pages) {
    try {
      yield* pages();
    } catch (error) {
      throw error instanceof ConnectorError ? change(error) : error;
    }
  });
}

function ownCall(): Call {
  return { signal: new AbortController().signal, requestId: 'own' };
}
function quietly(asked: Promise<unknown>): void {
  asked.catch(() => undefined);
}

export const conduct: Saboteurs = {
  'errors/bad-shape-is-named': renames((error) =>
    error.code === 'BAD_SHAPE' ? new ConnectorError('BAD_SHAPE', 'bad answer') : error,
  ),
  'errors/hostile-answers': json(async (own, ...args) => {
    const answer = await own.json(...args);
    const result = isJsonObject(answer.body) ? answer.body['result'] : null;
    const count = isJsonObject(result) ? result['count'] : null;
    if (count === true) throw new TypeError('count.toFixed is not a function');
    return answer;
  }),
  'errors/upstream-passes-through': renames((error) =>
    error.code === 'RATE_LIMITED' ? new ConnectorError('UPSTREAM_FAILED', error.message) : error,
  ),
  'errors/error-inside-200': json(async (own, ...args) => {
    const answer = await own.json(...args);
    const isError = answer.status === 200 && isJsonObject(answer.body) && 'error' in answer.body;
    return isError ? { ...answer, body: NOTHING } : answer;
  }),
  'errors/not-found-is-null': source(({ get }) => ({
    get: async (ids, call) =>
      ((await get?.(ids, call)) ?? []).map((answer) => answer ?? new ConnectorError('NOT_FOUND', 'gone')),
  })),
  'errors/abort-stops-requests': source((own) => ({ list: (request) => own.list(request, ownCall()) })),
  'errors/no-secret-in-message': (sound) => ({
    ...sound,
    open: (config, context) => {
      const { apiKey } = config;
      if (apiKey !== undefined) context.note('debug', `reading with ${String(apiKey)}`);
      return sound.open(config, context);
    },
  }),
  'manners/stops-when-told': list(async function* (pages, _request, context) {
    let isReading = false;
    try {
      for await (const one of pages()) {
        isReading = true;
        yield one;
        isReading = false;
      }
    } finally {
      if (isReading) quietly(context.http.json(new URL('https://data.alder-bay.example/bye'), ownCall()));
    }
  }),
  'manners/nothing-before-use': portal((opened, { http: own }) => {
    quietly(own.json(new URL('https://data.alder-bay.example/hello'), ownCall()));
    return opened;
  }),
  // A data: address, so that nothing is sent where there is no trap.
  'manners/only-via-http': list((pages) => {
    try {
      quietly(fetch('data:,hello'));
    } catch {
      // Noticed by whoever set the trap.
    }
    return pages();
  }),
  'manners/stays-on-declared-hosts': json(async (own, url, call, init) => {
    await own.json(new URL('https://tracker.example/'), call).catch(() => undefined);
    return own.json(url, call, init);
  }),
  'manners/same-requests-twice': (sound) => {
    let opened = 0;
    return http((own) => {
      opened += 1;
      const isEven = opened % 2 === 0;
      return {
        text: (...args) => own.text(...args),
        async json(...args) {
          const answer = await own.json(...args);
          return isEven ? own.json(...args) : answer;
        },
      };
    })(sound);
  },
};
