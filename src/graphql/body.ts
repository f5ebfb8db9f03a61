/** Reading the body of a request: never more than allowed, never anything but JSON. */
import type { IncomingMessage } from 'node:http';

/** What is wrong with a request before it is one, as an answer of its own. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
  readonly status: number;
  readonly code: 'BAD_REQUEST' | 'LIMIT_EXCEEDED';
  constructor(status: number, code: 'BAD_REQUEST' | 'LIMIT_EXCEEDED', message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

function tooLarge(maxBytes: number): BadRequest {
  return new BadRequest(
    413,
    'LIMIT_EXCEEDED',
    `The body is larger than ${maxBytes} bytes, which is the limit.`,
  );
}

/** 415 unless it is JSON in UTF-8: other types could be sent by a foreign page's form. */
function needJson(contentType: string | undefined): void {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (type.trim() !== 'application/json' || !isUtf8)
    throw new BadRequest(415, 'BAD_REQUEST', 'The body must be sent as application/json in UTF-8.');
}

async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(bytes);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/** The body as text. Throws BadRequest. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  needJson(request.headers['content-type']);
  if (request.headers['content-encoding'] !== undefined)
    throw new BadRequest(415, 'BAD_REQUEST', 'The body must be sent without content-encoding.');
  const bytes = await readBytes(request, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadRequest(400, 'BAD_REQUEST', 'The body is not UTF-8.');
  }
}

export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest(400, 'BAD_REQUEST', 'The body is not JSON.');
  }
}
