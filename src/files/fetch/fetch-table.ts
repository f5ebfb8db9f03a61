/** A file from the portal to a kept table: asked for only if it changed, read only if its content did. */
import { isUrl } from '../../domain/web-address.ts';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { ConnectorError, type Validators } from '../../connector/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileRef } from '../../ports/file-tables.ts';
import type { Download, FileHttp } from '../../ports/http.ts';
import type { Log } from '../../ports/log.ts';
import type { Engine } from '../engine/duckdb.ts';
import { hashFile } from '../kept/hash-file.ts';
import { READER_VERSION, type KeptAbout } from '../kept/kept-about.ts';
import type { KeptCopies } from '../kept/kept-copies.ts';
import type { KeptFolder } from '../kept/kept-folder.ts';
import type { FileTableCaps } from '../limits.ts';
import { readTable } from '../read-table.ts';

export interface FetchDeps {
  readonly files: (portal: string) => FileHttp;
  readonly engine: Engine;
  readonly folder: KeptFolder;
  readonly copies: KeptCopies;
  readonly caps: FileTableCaps;
  readonly clock: Clock;
  readonly log: Log;
  /** One file at a time is read into the engine. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}
export interface Fetching {
  readonly key: string;
  readonly file: FileRef;
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly progress: (bytes: number, total: number | null) => void;
}

function addressOf({ url, portal }: FileRef): URL {
  if (!isUrl(url))
    throw new ConnectorError(
      'BAD_CONFIG',
      `The address of the file cannot be read: ${JSON.stringify(url.slice(0, 200))}`,
      {
        portalId: portal,
      },
    );
  return new URL(url);
}

function charsetOf(contentType: string | undefined): string | null {
  return /;\s*charset\s*=\s*"?\s*([^\s;"]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? null;
}

/** Facts of the download on errors of reading it, so that both look alike to who handles them. */
async function withFacts<T>(file: FileRef, url: URL, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const shown = `${url.origin}${url.pathname}`.slice(0, 500);
    throw new ConnectorError(error.code, error.message, {
      portalId: file.portal,
      url: shown,
      ...error.facts,
    });
  }
}

type Changed = Extract<Download, { readonly changed: true }>;

async function readNew(
  deps: FetchDeps,
  fetching: Fetching,
  raw: string,
  got: Changed,
  version: string,
): Promise<KeptAbout> {
  const { file, key, signal } = fetching;
  const target = `${raw}.table`;
  const charset = charsetOf(got.headers['content-type']);
  const table = await withFacts(file, got.url, () =>
    deps.inTurn(() =>
      readTable(deps.engine, { path: raw, format: file.format, charset, target, caps: deps.caps, signal }),
    ),
  );
  const digest = await hashFile(target, signal);
  const { size } = await stat(target);
  const name = deps.folder.newFile(key);
  await rename(target, deps.folder.pathOf(name));
  const now = deps.clock.now().toISOString();
  return {
    portal: file.portal,
    url: file.url,
    format: file.format,
    file: name,
    bytes: size,
    digest,
    version,
    validators: got.validators,
    fetchedAt: now,
    checkedAt: now,
    table,
  };
}

async function fetchInto(
  deps: FetchDeps,
  fetching: Fetching,
  known: KeptAbout | null,
  raw: string,
): Promise<KeptAbout> {
  const { file, key, signal, requestId, progress } = fetching;
  const validators: Validators | undefined = known?.validators;
  const got = await deps.files(file.portal).download(
    addressOf(file),
    { signal, requestId },
    {
      toFile: raw,
      maxBytes: deps.caps.maxBytes,
      ...(validators === undefined || Object.keys(validators).length === 0 ? {} : { validators }),
      progress,
    },
  );
  const checkedAt = deps.clock.now().toISOString();
  if (!got.changed) {
    if (known === null)
      throw new ConnectorError(
        'BAD_SHAPE',
        'The portal says that nothing changed, without having been asked',
        {
          portalId: file.portal,
        },
      );
    const confirmed = { ...known, checkedAt };
    await deps.copies.confirm(key, confirmed);
    return confirmed;
  }
  const content = await hashFile(raw, signal);
  const version = `${content.slice(0, 32)}.${String(READER_VERSION)}`;
  if (known?.version === version) {
    const confirmed = { ...known, checkedAt, validators: got.validators };
    await deps.copies.confirm(key, confirmed);
    return confirmed;
  }
  const about = await readNew(deps, fetching, raw, got, version);
  await deps.copies.put(key, about);
  deps.log.write('info', 'file read as a table', {
    portal: file.portal,
    url: file.url.slice(0, 500),
    bytes: got.bytes,
    rows: about.table.rows,
    columns: about.table.columns.length,
    requestId,
  });
  return about;
}

/** `known`: the copy that is kept, sound but old; null: none is. Throws ConnectorError. */
export async function fetchTable(
  deps: FetchDeps,
  fetching: Fetching,
  known: KeptAbout | null,
): Promise<KeptAbout> {
  const work = join(deps.folder.work, randomUUID());
  await mkdir(work);
  try {
    return await fetchInto(deps, fetching, known, join(work, 'file'));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
