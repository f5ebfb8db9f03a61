/** A twin on a socket: real HTTP on loopback. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { bytesOf, createFaults, type Fault, type FaultControl } from './faults.ts';
import type { Twin, TwinRequest, TwinResponse } from './twin.ts';

export interface ServeOptions {
  readonly host?: '127.0.0.1';
  /** 0 (the default): any free port. */
  readonly port?: number;
  readonly faults?: FaultControl;
  /** false: `requests` stays empty, for long runs. */
  readonly log?: boolean;
  /** Compress what the client accepts compressed. */
  readonly gzip?: boolean;
}
export interface ServedTwin {
  /** Without a trailing slash. */
  readonly url: string;
  /** The last 10,000, oldest first. */
  readonly requests: readonly TwinRequest[];
  /** How many came, logged or not. */
  served(): number;
  readonly faults: FaultControl;
  close(): Promise<void>;
}

const LOGGED = 10_000;

async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
async function toRequest(message: IncomingMessage): Promise<TwinRequest> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const method = message.method ?? 'GET';
  return {
    method,
    url: new URL(message.url ?? '/', `http://${headers['host'] ?? '127.0.0.1'}`),
    headers,
    body: method === 'GET' || method === 'HEAD' ? '' : await read(message),
  };
}

function compressed(response: TwinResponse, request: TwinRequest): TwinResponse {
  const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (!accepts || response.headers['content-encoding'] !== undefined || response.body.length < 256) {
    return response;
  }
  const headers = { ...response.headers, 'content-encoding': 'gzip' };
  return { status: response.status, headers, body: gzipSync(response.body, { level: 1 }) };
}

function send(out: ServerResponse, response: TwinResponse, method: string): void {
  const body = bytesOf(response.body);
  const { 'content-length': _length, ...headers } = response.headers;
  const hasBody = response.status !== 204 && response.status !== 304;
  out.writeHead(response.status, hasBody ? { ...headers, 'content-length': body.length } : headers);
  out.end(method === 'HEAD' || !hasBody ? undefined : body);
}
function truncate(
  out: ServerResponse,
  response: TwinResponse,
  how: Extract<Fault, { kind: 'truncate' }>,
): void {
  const body = bytesOf(response.body);
  out.writeHead(response.status, {
    ...response.headers,
    ...(how.chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.length }),
  });
  out.write(body.subarray(0, Math.min(how.bytes, Math.max(0, body.length - 1))), () => out.socket?.destroy());
}
function drip(out: ServerResponse, response: TwinResponse, how: Extract<Fault, { kind: 'slow-drip' }>): void {
  const body = bytesOf(response.body);
  out.writeHead(response.status, { ...response.headers, 'content-length': body.length });
  let sent = 0;
  const step = (): void => {
    if (out.destroyed) return;
    out.write(body.subarray(sent, sent + how.chunkBytes));
    sent += how.chunkBytes;
    if (sent >= body.length) out.end();
    else if (Number.isFinite(how.everyMs)) setTimeout(step, how.everyMs).unref();
  };
  step();
}

async function misbehave(fault: Fault, twin: Twin, request: TwinRequest, out: ServerResponse): Promise<void> {
  switch (fault.kind) {
    case 'answer':
      return send(out, fault.response, request.method);
    case 'change':
      return send(out, fault.change(await twin.handle(request), request), request.method);
    case 'reset':
      out.socket?.resetAndDestroy();
      return;
    case 'truncate':
      return truncate(out, await twin.handle(request), fault);
    case 'slow-drip':
      return drip(out, await twin.handle(request), fault);
    case 'slow-start': {
      if (!Number.isFinite(fault.ms)) return;
      const response = await twin.handle(request);
      setTimeout(() => send(out, response, request.method), fault.ms).unref();
    }
  }
}

/** Serves a twin on a free loopback port. A twin that throws answers 500 with the error's text. */
export async function serveTwin(twin: Twin, options: ServeOptions = {}): Promise<ServedTwin> {
  const faults = options.faults ?? createFaults();
  const requests: TwinRequest[] = [];
  let count = 0;
  const answer = async (message: IncomingMessage, out: ServerResponse): Promise<void> => {
    const request = await toRequest(message);
    count += 1;
    if (options.log !== false) {
      requests.push(request);
      if (requests.length > LOGGED) requests.shift();
    }
    const fault = faults.take();
    if (fault !== null) return misbehave(fault, twin, request, out);
    const response = await twin.handle(request);
    send(out, options.gzip === true ? compressed(response, request) : response, request.method);
  };
  const server = createServer({ keepAliveTimeout: 30_000 }, (message, out) => {
    answer(message, out).catch((error: unknown) => {
      if (out.headersSent) out.destroy();
      else send(out, { status: 500, headers: { 'content-type': 'text/plain' }, body: String(error) }, 'GET');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    served: () => count,
    faults,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
