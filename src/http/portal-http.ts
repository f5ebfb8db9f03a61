/** The `Http` of one portal: its headers, its pace, its answers. */
import type { Call, Http, HttpInit, HttpJson, Validators } from '../connector/index.ts';
import type { PortalHttpOptions } from '../ports/http.ts';
import { decompressHead } from './body.ts';
import { decodeHead } from './charset.ts';
import { jsonValue } from './json-text.ts';
import { TEXT_BYTES, FAILURE_BYTES } from './limits.ts';
import { conditionsOf, type AnswerMemory } from './memory.ts';
import { createPortalHeaders, lowerCased, type HeaderedRequest } from './portal-headers.ts';
import { isWanted, readJson, type JsonAnswer } from './read-json.ts';
import { send, type Read, type Sender } from './send.ts';
import type { Meters } from './usage.ts';
import type { Arrival } from './walk.ts';

/** What the Http of every portal shares. */
export interface Shared {
  readonly sender: Sender;
  readonly meters: Meters;
  readonly memory: AnswerMemory;
  readonly userAgent: string;
}
interface Request extends HeaderedRequest {
  readonly call: Call;
  readonly body: string | null;
}

/** A 304: the caller gets the remembered body, or the question is asked again without conditions. */
const NOT_MODIFIED = Symbol('not modified');
const TEXT_TRIES = 2;

/** No request is sent before the first call. */
export function createPortalHttp(shared: Shared, portal: PortalHttpOptions): Http {
  const { sender, meters, memory } = shared;
  const headers = createPortalHeaders(shared.userAgent, portal, portal.hosts ?? null);
  const { common } = headers;

  const journeyOf = (request: Request, bodyCap: (status: number) => number) => ({
    url: request.url,
    body: request.body,
    headersFor: headers.forHops(request),
    pace: portal.pace,
    bodyCap,
    meter: meters.of(request.call.requestId),
  });

  const sending = (request: Request, init: HttpInit) => {
    const secrets = [...Object.values(portal.headers), ...Object.values(init.headers ?? {})];
    const cap = (status: number): number => (isWanted(status, init) ? sender.caps.wireBytes : FAILURE_BYTES);
    const read = (arrival: Arrival): Promise<Read<JsonAnswer>> =>
      readJson(arrival, {
        portalId: portal.portalId,
        init,
        caps: sender.caps,
        now: sender.clock.now(),
        secrets,
      });
    const { call } = request;
    return {
      portalId: portal.portalId,
      call,
      journey: journeyOf(request, cap),
      tries: sender.caps.tries,
      read,
    };
  };
  const ask = (request: Request, init: HttpInit): Promise<JsonAnswer> => send(sender, sending(request, init));
  const askIfChanged = (request: Request, init: HttpInit): Promise<JsonAnswer | typeof NOT_MODIFIED> => {
    const plain = sending(request, init);
    return send<JsonAnswer | typeof NOT_MODIFIED>(sender, {
      ...plain,
      read: async (arrival) =>
        arrival.answer.status === 304 ? { value: NOT_MODIFIED } : await plain.read(arrival),
    });
  };

  const json = async (url: URL, call: Call, init: HttpInit = {}): Promise<HttpJson> => {
    const { validators, ...plain } = init;
    const body = plain.body === undefined ? null : JSON.stringify(plain.body);
    const typed = body === null ? {} : { 'content-type': 'application/json' };
    const own = { ...typed, ...lowerCased(plain.headers ?? {}) };
    const request = { url, call, own, common: common('application/json, application/geo+json;q=0.9'), body };
    if (validators === undefined) return shownOf(await ask(request, plain));
    const key = `${portal.portalId} ${url.href} ${body ?? ''}`;
    const asked = await askIfChanged({ ...request, own: { ...own, ...conditionsOf(validators) } }, plain);
    const known = memory.get(key);
    if (asked === NOT_MODIFIED && known !== null && agrees(known.validators, validators)) {
      return {
        body: jsonValue(known.text, plain.exactNumbers === true),
        url,
        status: 304,
        headers: known.headers,
        validators: known.validators,
      };
    }
    const answer = asked === NOT_MODIFIED ? await ask(request, plain) : asked;
    if (answer.status < 300 && Object.keys(answer.validators).length > 0) {
      memory.set(key, { text: answer.text, validators: answer.validators, headers: answer.headers });
    }
    return shownOf(answer);
  };

  const text = (url: URL, call: Call): ReturnType<Http['text']> =>
    send(sender, {
      portalId: portal.portalId,
      call,
      journey: journeyOf(
        { url, call, own: {}, common: common('text/html, */*;q=0.5'), body: null },
        () => TEXT_BYTES,
      ),
      tries: TEXT_TRIES,
      read: async (arrival) => ({ value: await readText(arrival) }),
    });
  return { json, text };
}

function agrees(known: Validators, given: Validators): boolean {
  return given.etag !== undefined ? known.etag === given.etag : known.lastModified === given.lastModified;
}
/** Without what is only kept for remembering. */
function shownOf(answer: JsonAnswer): HttpJson {
  const { body, url, status, headers, validators } = answer;
  return { body, url, status, headers, validators };
}
async function readText(arrival: Arrival): Promise<Awaited<ReturnType<Http['text']>>> {
  const { bytes, headers, status } = arrival.answer;
  const head = await decompressHead(bytes, headers['content-encoding'], TEXT_BYTES);
  return { body: decodeHead(head, headers['content-type']), status, headers };
}
