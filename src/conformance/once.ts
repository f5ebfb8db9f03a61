/** A live portal for many checks: each question is sent once, however often it is asked. */
import { ConnectorError, type Call, type Http } from '../connector/index.ts';

interface Memory<T> {
  get(key: string, ask: () => Promise<T>): Promise<T>;
}

/** Failures are remembered like answers, except that a caller gave up. */
function createMemory<T>(): Memory<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    get(key, ask) {
      const known = answers.get(key);
      if (known !== undefined) return known;
      const asked = ask().catch((error: unknown) => {
        if (error instanceof ConnectorError && error.code === 'ABORTED') answers.delete(key);
        throw error;
      });
      answers.set(key, asked);
      return asked;
    },
  };
}

function stopIfAborted(call: Call): void {
  if (call.signal.aborted) throw new ConnectorError('ABORTED', 'the caller gave up');
}

/** Headers do not tell questions apart: a tape does not keep them either. */
export function askedOnce(http: Http): Http {
  const json = createMemory<Awaited<ReturnType<Http['json']>>>();
  const text = createMemory<Awaited<ReturnType<Http['text']>>>();
  return {
    async json(url, call, init) {
      stopIfAborted(call);
      const key = JSON.stringify([url.href, init?.body ?? null, init?.accept ?? []]);
      return json.get(key, () => http.json(url, call, init));
    },
    async text(url, call) {
      stopIfAborted(call);
      return text.get(url.href, () => http.text(url, call));
    },
  };
}
