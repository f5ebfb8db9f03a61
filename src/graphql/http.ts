/** The graph over HTTP (https://graphql.github.io/graphql-over-http/draft/): GET and POST, open to all origins for reading. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import { adminCheck } from './admin.ts';
import { BadRequest, parseBody, readBody } from './body.ts';
import type { Log } from '../ports/log.ts';
import type { Caller, Keep } from './context.ts';
import type { KeptAnswers } from './kept-answers.ts';

/** Enough for a hundred ids and a long query; nothing larger is parsed. */
export const MAX_BODY_BYTES = 131_072;

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** One HTTP request whose body is read already. */
export type ExecuteHttp = (request: HTTPGraphQLRequest, caller: Caller) => Promise<HTTPGraphQLResponse>;

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Any page may read. `authorization` is not among the allowed headers, so a foreign page cannot send the admin token;
 * nothing else would make a mutation run.
 */
const CORS = { 'access-control-allow-origin': '*' } as const;
const PREFLIGHT = {
  ...CORS,
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type, accept, x-request-id',
  'access-control-max-age': '86400',
} as const;

const RESPONSE_JSON = 'application/graphql-response+json';

function errorReply(request: IncomingMessage, requestId: string, error: unknown): Reply {
  const type = (request.headers.accept ?? '').includes(RESPONSE_JSON) ? RESPONSE_JSON : 'application/json';
  const isBad = error instanceof BadRequest;
  const message = isBad ? error.message : 'Unexpected error.';
  const extensions = isBad ? { code: error.code, remedy: 'fix' } : { code: 'INTERNAL_SERVER_ERROR' };
  return {
    status: isBad ? error.status : 500,
    headers: { 'content-type': `${type}; charset=utf-8` },
    body: Buffer.from(
      `${JSON.stringify({ errors: [{ message, extensions: { ...extensions, requestId } }] })}\n`,
    ),
  };
}

/** Errors that came before the graph knew the request's id get it here. */
function withRequestId(body: string, requestId: string): string {
  if (body.includes('"requestId"')) return body;
  const answer: unknown = JSON.parse(body);
  if (typeof answer !== 'object' || answer === null || !('errors' in answer) || !Array.isArray(answer.errors))
    return body;
  const errors = answer.errors.map((error: { readonly extensions?: object }) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  return `${JSON.stringify({ ...answer, errors })}\n`;
}

function replyOf({ status, headers, body }: HTTPGraphQLResponse, requestId: string): Reply {
  if (body.kind !== 'complete') throw new Error('The graph answers in one piece');
  return {
    status: status ?? 200,
    headers: Object.fromEntries(headers),
    body: Buffer.from((status ?? 200) < 400 ? body.string : withRequestId(body.string, requestId)),
  };
}

function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}

function searchOf(url: string | undefined): string {
  const at = url?.indexOf('?') ?? -1;
  return at < 0 ? '' : (url ?? '').slice(at);
}

function send(response: ServerResponse, requestId: string, reply: Reply): void {
  response.writeHead(reply.status, {
    ...CORS,
    ...reply.headers,
    'content-length': reply.body.length,
    'x-request-id': requestId,
    'cache-control': 'no-store',
  });
  response.end(reply.body);
}

/** Aborted when the connection ends before the answer was written. */
function hangUpOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

export interface HandleOptions {
  readonly adminToken: string | null;
  readonly log: Log;
  /** Of the catalogue and of the verdicts; what was kept of another revision is not given again. */
  readonly revision: () => Promise<number>;
  readonly kept: KeptAnswers;
  readonly maxBodyBytes?: number;
}
interface Asked {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly search: string;
  /** As sent; null: there is none. */
  readonly text: string | null;
  /** Aborted when the client has hung up. */
  readonly gone: AbortSignal;
}

/** How long an answer with live parts may be given again, in milliseconds. */
const MOMENT_MS = 1_000;

function executor(executeHttp: ExecuteHttp, isAdmin: (authorization: string | undefined) => boolean) {
  return async (
    { request, requestId, search, text, gone }: Asked,
    mayKeep: Caller['mayKeep'],
  ): Promise<Reply> => {
    const headers = new HeaderMap();
    for (const name of ['accept', 'content-type'] as const) {
      const value = request.headers[name];
      if (value !== undefined) headers.set(name, value);
    }
    const caller = { requestId, isAdmin: isAdmin(request.headers.authorization), gone, mayKeep };
    const body = text === null ? undefined : parseBody(text);
    const answered = await executeHttp({ method: request.method ?? 'GET', headers, search, body }, caller);
    return replyOf(answered, requestId);
  };
}

/** The same bytes ask the same: nobody's answer depends on who asks, since mutations and errors are never kept. */
function questionOf({ request, search, text }: Asked): string {
  const { accept = '', 'content-type': type = '' } = request.headers;
  return JSON.stringify([request.method, accept, type, search, text]);
}

/** Answers every request to the graph's address, whatever comes. */
export function graphHandle(executeHttp: ExecuteHttp, options: HandleOptions): Handle {
  const { kept, log, maxBodyBytes = MAX_BODY_BYTES } = options;
  const execute = executor(executeHttp, adminCheck(options.adminToken));
  const answer = async (request: IncomingMessage, requestId: string, gone: AbortSignal): Promise<Reply> => {
    const text = request.method === 'POST' ? await readBody(request, maxBodyBytes) : null;
    const asked: Asked = { request, requestId, search: searchOf(request.url), text, gone };
    const question = questionOf(asked);
    // Read before the answer is made: a change meanwhile makes it one of an older revision.
    const revision = await options.revision();
    const known = kept.find(question, revision);
    if (known !== null) return { status: 200, ...known };
    const judged: { keep: Keep | null } = { keep: null };
    const made = await execute(asked, (keep) => {
      judged.keep = keep;
    });
    if (made.status === 200 && judged.keep !== null)
      kept.keep(question, revision, judged.keep === 'until-change' ? null : MOMENT_MS, made);
    return made;
  };
  return async (request, response) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, PREFLIGHT).end();
      return;
    }
    const requestId = requestIdOf(request);
    try {
      send(response, requestId, await answer(request, requestId, hangUpOf(response)));
    } catch (error) {
      if (!(error instanceof BadRequest))
        log.write('error', 'a request failed unexpectedly', { requestId, message: String(error) });
      // What was not read of the body would be taken for the next request.
      response.setHeader('connection', 'close');
      send(response, requestId, errorReply(request, requestId, error));
    }
  };
}
