/** Real answers of real portals, recorded: read where the folder lies beside the project, never copied into it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isJsonObject, type Json, type JsonObject } from '../../../src/domain/json.ts';

export const RECORDINGS = join(import.meta.dirname, '../../../../shared/replay');

/** false, and a line that says what was skipped, where there are none. */
export function hasRecordings(what: string): boolean {
  const isHere = existsSync(RECORDINGS);
  if (!isHere) console.info(`skipped: ${what} (no recordings beside the project)`);
  return isHere;
}

function textOf(file: string): string {
  const bytes = readFileSync(join(RECORDINGS, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function withoutEnvelope(value: Json): Json {
  return isJsonObject(value) && 'success' in value ? (value['result'] ?? null) : value;
}

export function objectOf(value: Json | undefined): JsonObject {
  if (isJsonObject(value)) return value;
  throw new TypeError(`expected an object, got ${JSON.stringify(value)?.slice(0, 80) ?? 'nothing'}`);
}

/** Without those that are empty. */
export function linesOf(file: string): readonly string[] {
  return textOf(file)
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

/** One record a line, as the portal's list would hold it: without the envelope of package_show. */
export function recordsOf(file: string): readonly JsonObject[] {
  return textOf(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => objectOf(withoutEnvelope(JSON.parse(line))));
}

/** Of a CKAN package, or of a Discovery result. */
export function idOf(record: JsonObject): string {
  const { resource } = record;
  return String(isJsonObject(resource) ? resource['id'] : record['id']);
}

export function byId(records: readonly JsonObject[]): ReadonlyMap<string, JsonObject> {
  return new Map(records.map((record) => [idOf(record), record]));
}

/** One answer as it was sent, with its envelope. */
export function answerOf(file: string): JsonObject {
  return objectOf(JSON.parse(textOf(file)));
}

/** The domains whose Discovery results were recorded, in order. */
export function recordedDomains(): readonly string[] {
  return readdirSync(join(RECORDINGS, 'socrata/catalog'))
    .map((name) => name.replace('.jsonl.gz', ''))
    .sort();
}

export const BUENOS_AIRES = {
  first: 'ckan/data.buenosaires.gob.ar.2021-04-25.ndjson.gz',
  second: 'ckan/data.buenosaires.gob.ar.2021-04-30.ndjson.gz',
  interrupted: 'ckan/argentina/data.buenosaires.gob.ar.2021-04-25-interrupted.ndjson.gz',
} as const;
export const TOKYO = {
  first: 'ckan/tokyo/package_show-2021-12-18.ndjson.gz',
  second: 'ckan/tokyo/package_show.ndjson.gz',
} as const;
