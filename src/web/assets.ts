/** Files of the bundled page, from our own disk. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ttf': 'font/ttf',
};
/** Everything the page needs comes from here; the editor writes styles of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
const NOT_BUILT =
  'The page is not built. Run: npm run build:web\nQuestions can be sent to /graphql all the same.\n';

/** A plain file name of a known type: nothing that could leave the folder. */
function isAssetName(name: string): boolean {
  return /^[\w-]+(\.[\w-]+)*$/.test(name) && extname(name) in TYPES;
}

async function readAsset(folder: string, name: string): Promise<Buffer | null> {
  try {
    return await readFile(join(folder, name));
  } catch {
    return null;
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

/** Compressed where the client takes it; names with a hash in them may be kept for ever. */
export async function serveAsset(
  folder: string,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isAssetName(name)) return sendText(response, 404, 'There is no such file.\n');
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const zipped = takesGzip ? await readAsset(folder, `${name}.gz`) : null;
  const bytes = zipped ?? (await readAsset(folder, name));
  if (bytes === null)
    return name === 'index.html'
      ? sendText(response, 503, NOT_BUILT)
      : sendText(response, 404, 'There is no such file.\n');
  const isHashed = /-[A-Z0-9]{8}\.\w+$/.test(name);
  response.writeHead(200, {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'content-length': bytes.length,
    vary: 'accept-encoding',
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(zipped === null ? {} : { 'content-encoding': 'gzip' }),
    ...(name === 'index.html' ? { 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
