/** A document that readers fetch again and again: they are told when it is still the same. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface FeedDocument {
  readonly type: string;
  readonly body: string;
  /** Address of the next page; null: there is none. */
  readonly next: string | null;
}

/** Weak comparison (RFC 9110, 8.8.3.2); "*" stands for any. */
function namesTag(header: string, tag: string): boolean {
  return header.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));
}
/** `If-None-Match` decides alone where it is given. */
function isKnown({ headers }: IncomingMessage, tag: string, modifiedAt: Date): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return namesTag(tags, tag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(modifiedAt.getTime() / 1_000) * 1_000 <= since;
}

export function sendFeed(
  request: IncomingMessage,
  response: ServerResponse,
  { type, body, next }: FeedDocument,
  modifiedAt: Date,
): void {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, last-modified, link',
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'",
    etag: tag,
    'last-modified': modifiedAt.toUTCString(),
    ...(next === null ? {} : { link: `<${next}>; rel="next"` }),
  };
  if (isKnown(request, tag, modifiedAt)) return void response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
