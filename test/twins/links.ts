/** Servers that data portals link to, with the habits that link checkers are fooled by; real HTTP on loopback. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface LinkHit {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
export interface LinkSite {
  /** Without a trailing slash. */
  readonly url: string;
  /** With its port. */
  readonly host: string;
  /** Oldest first. */
  readonly hits: readonly LinkHit[];
  /** "HEAD /a", oldest first, robots.txt left out. */
  asked(): readonly string[];
  /** Most connections that stood at the same time with a request on them. */
  most(): number;
  close(): Promise<void>;
}
type Behave = (out: ServerResponse, request: IncomingMessage, nth: number) => void;

const CSV = { 'content-type': 'text/csv', etag: '"v1"', 'last-modified': 'Mon, 23 Nov 2026 10:00:00 GMT' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const SIZE = 5_000;

function send(
  out: ServerResponse,
  request: IncomingMessage,
  status: number,
  headers: object,
  body = '',
): void {
  out.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  out.end(request.method === 'HEAD' ? undefined : body);
}
const status =
  (code: number, headers: object = {}): Behave =>
  (out, request) =>
    send(out, request, code, headers);
const csv: Behave = (out, request) => send(out, request, 200, CSV, 'a,b\n'.repeat(SIZE / 4));
const byMethod =
  (head: Behave, get: Behave): Behave =>
  (out, request, nth) =>
    (request.method === 'HEAD' ? head : get)(out, request, nth);
const to = (location: string, code = 302): Behave => status(code, { location });

/** What is behind each path; what is not listed is 404. */
export const LINK_PATHS: Readonly<Record<string, Behave>> = {
  '/file.csv': csv,
  '/no-head.csv': byMethod(status(405), csv),
  // Several portal stacks answer HEAD with 404 for files that are there.
  '/wrong-head.csv': byMethod(status(404), csv),
  '/no-range.csv': byMethod(status(501), csv),
  '/range.csv': byMethod(status(405), (out, request) => {
    if (request.headers.range !== 'bytes=0-0') return csv(out, request, 1);
    send(out, request, 206, { ...CSV, 'content-range': `bytes 0-0/${SIZE}` }, 'a');
  }),
  '/empty.csv': byMethod(status(403), status(416, { 'content-range': 'bytes */0' })),
  '/export': status(202),
  '/nothing': status(204),
  '/soft-404.csv': (out, request) => send(out, request, 200, HTML, '<html>Not found</html>'),
  '/members': status(401, { 'www-authenticate': 'Basic' }),
  '/forbidden': status(403, { 'content-type': 'text/plain' }),
  '/wall': status(403, { ...HTML, server: 'cloudflare', 'cf-mitigated': 'challenge' }),
  '/moved.csv': to('/file.csv', 301),
  '/to-login': to('/account/login?next=%2Fto-login'),
  '/account/login': status(200, HTML),
  '/loop': to('/loop2'),
  '/loop2': to('/loop'),
  '/long': to('/long/1'),
  ...Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`/long/${i + 1}`, to(`/long/${i + 2}`)])),
  '/nowhere': to('http://['),
  '/to-ftp': to('ftp://x.example/a'),
  '/to-private': to('http://10.0.0.1/secret'),
  '/broken': status(500),
  '/recovers': (out, request, nth) =>
    (nth === 1 ? status(503, { 'retry-after': '7' }) : csv)(out, request, nth),
  '/busy': (out, request, nth) => (nth <= 2 ? status(429, { 'retry-after': '9' }) : csv)(out, request, nth),
  '/always-busy': status(429),
  '/silent': () => undefined,
  '/cut': (out) => void out.socket?.destroy(),
  '/cut-head.csv': byMethod((out) => void out.socket?.destroy(), csv),
  '/endless.csv': byMethod(status(405), (out) => {
    out.writeHead(200, CSV);
    const pour = (): void => {
      while (!out.destroyed && out.write('x'.repeat(16_384)));
    };
    out.on('drain', pour);
    pour();
  }),
};

/** `robots`: its text, or the status that asking for it gives. */
export async function serveLinks(robots: string | number | Behave = 404): Promise<LinkSite> {
  const hits: LinkHit[] = [];
  const counts = new Map<string, number>();
  let [now, most] = [0, 0];
  const server = createServer((request, out) => {
    const path = request.url ?? '/';
    hits.push({ method: request.method ?? '', path, headers: request.headers });
    now += 1;
    most = Math.max(most, now);
    out.on('close', () => (now -= 1));
    const nth = (counts.get(path) ?? 0) + 1;
    counts.set(path, nth);
    if (path === '/robots.txt') {
      if (typeof robots === 'function') robots(out, request, nth);
      else if (typeof robots === 'number') send(out, request, robots, {});
      else send(out, request, 200, { 'content-type': 'text/plain' }, robots);
      return;
    }
    const known = LINK_PATHS[path.split('?')[0] ?? ''] ?? (/^\/ok\//.test(path) ? csv : status(404));
    known(out, request, nth);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    url: `http://${host}`,
    host,
    hits,
    asked: () =>
      hits.filter(({ path }) => path !== '/robots.txt').map(({ method, path }) => `${method} ${path}`),
    most: () => most,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
