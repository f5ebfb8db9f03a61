/** CSV files behind the resources of a CKAN twin, as its FileStore serves uploads. */
import { createHash } from 'node:crypto';
import type { Cell } from '../../src/domain/query/ast.ts';
import type { TableSource } from './ckan-datastore.ts';
import type { TwinTable } from './rows.ts';
import type { Twin, TwinRequest, TwinResponse } from './twin.ts';

export interface FilesOptions {
  /** Where the records say that the site is, without a slash at its end. */
  readonly site: string;
  /** Path that the site is mounted on. */
  readonly root: string;
  readonly files: TableSource;
}

function csvCell(cell: Cell): string {
  const text = cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function csvOf({ columns, rows }: TwinTable): string {
  const head = columns.map(({ name }) => csvCell(name)).join(',');
  const lines = rows.map((row) => columns.map(({ name }) => csvCell(row[name] ?? null)).join(','));
  return `${[head, ...lines].join('\n')}\n`;
}

const UPLOAD = /\/dataset\/[0-9a-f-]+\/resource\/([0-9a-f-]+)\/download\/[^/"]+\.csv/;
const UPLOADS = new RegExp(UPLOAD, 'g');

function fileAnswer(table: TwinTable | null, request: TwinRequest): TwinResponse {
  if (table === null)
    return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Resource not found</h1>' };
  const body = csvOf(table);
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const headers = { 'content-type': 'text/csv; charset=utf-8', etag };
  return request.headers['if-none-match'] === etag
    ? { status: 304, headers, body: '' }
    : { status: 200, headers, body };
}

/** The twin with its uploads where it is really served, so that their addresses lead somewhere. */
export function withFiles(twin: Twin, { site, root, files }: FilesOptions): Twin {
  return {
    async handle(request) {
      const { origin, pathname } = request.url;
      const resource = pathname.startsWith(`${root}/dataset/`) ? UPLOAD.exec(pathname)?.[1] : undefined;
      if (resource !== undefined) return fileAnswer(files(resource), request);
      const response = await twin.handle(request);
      if (typeof response.body !== 'string') return response;
      const body = response.body.replace(UPLOADS, (path, _id, at: number, whole: string) =>
        whole.slice(at - site.length, at) === site ? `\u0000${path}` : path,
      );
      return { ...response, body: body.replaceAll(`${site}\u0000`, `${origin}${root}`) };
    },
  };
}
