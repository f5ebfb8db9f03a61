/** Which address answers what: the page, the graph, the state of the gateway. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatewayError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import type { Log } from '../ports/log.ts';
import { serveAsset } from './assets.ts';
import type { CommitmentFeeds } from './commitment-feeds.ts';
import { sendFeed } from './send-feed.ts';

export interface WebParts {
  /** Answers /graphql. */
  readonly graph: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** `isWell: false` is answered with 503. */
  readonly health: () => Promise<{ readonly isWell: boolean; readonly facts: Json }>;
  readonly status: () => Promise<Json>;
  readonly feeds: CommitmentFeeds;
  /** Folder of the bundled page. */
  readonly assets: string;
  readonly log: Log;
}
export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const OPEN = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' } as const;

function sendJson(response: ServerResponse, status: number, body: Json): void {
  const text = `${JSON.stringify(body)}\n`;
  response
    .writeHead(status, {
      ...OPEN,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}

/** A person who opens /graphql in a browser wants the page. */
function wantsPage({ method, url, headers }: IncomingMessage): boolean {
  return method === 'GET' && url === '/graphql' && (headers.accept ?? '').includes('text/html');
}

/** What cannot be asked is told with 400, in the words of the graph. */
async function serveFeed(
  feeds: CommitmentFeeds,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '';
  const at = url.indexOf('?');
  try {
    // Read first: what changes meanwhile is told with a moment that is too early, so that it is fetched again.
    const modifiedAt = await feeds.modifiedAt();
    const feed = await feeds.read(path, new URLSearchParams(at < 0 ? '' : url.slice(at + 1)));
    sendFeed(request, response, feed, modifiedAt);
  } catch (error) {
    const isTheirs =
      error instanceof GatewayError && (error.code === 'BAD_INPUT' || error.code === 'BAD_CURSOR');
    if (!isTheirs) throw error;
    const { code, message, facts } = error;
    sendJson(response, 400, {
      error: message,
      code,
      ...(facts.hint === undefined ? {} : { hint: facts.hint }),
    });
  }
}

async function route(parts: WebParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path === '/graphql') {
    if (wantsPage(request)) return void response.writeHead(302, { location: '/' }).end();
    return parts.graph(request, response);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  if (path === '/health') {
    const { isWell, facts } = await parts.health();
    return sendJson(response, isWell ? 200 : 503, facts);
  }
  if (path === '/status') return sendJson(response, 200, await parts.status());
  if (parts.feeds.has(path)) return serveFeed(parts.feeds, path, request, response);
  if (path === '/') return serveAsset(parts.assets, 'index.html', request, response);
  if (path.startsWith('/assets/'))
    return serveAsset(parts.assets, path.slice('/assets/'.length), request, response);
  return sendJson(response, 404, {
    error: 'There is nothing here.',
    see: ['/', '/graphql', '/commitments.jsonld', '/commitments.atom', '/health', '/status'],
  });
}

/** Never throws: what fails unexpectedly is logged and answered with 500. */
export function createWebListener(parts: WebParts): Listener {
  return (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    route(parts, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parts.log.write('error', 'a request failed unexpectedly', { path: request.url ?? '', message });
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: 'Unexpected error.' });
    });
  };
}
