/** CKAN's action protocol: how parameters arrive and how answers and errors leave. */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import type { TwinRequest, TwinResponse } from './twin.ts';

/** An answer with `success: false`. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly status: number;
  readonly type: string;
  /** Fields of a validation error; empty for all others. */
  readonly fields: JsonObject;
  constructor(status: number, type: string, message: string, fields: JsonObject = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.fields = fields;
  }
}
/** An answer that is a bare JSON text. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

export interface Action {
  readonly name: string;
  readonly params: JsonObject;
  readonly isPost: boolean;
}

const PATH = /^\/(?:[a-z]{2}(?:_[A-Z]{2})?\/)?api\/(?:3\/)?action\/([^/]+)\/?$/;

/** The name of the action, or null for a path that is not of the API; `root` is where CKAN is mounted. */
export function actionName(url: URL, root: string): string | null {
  if (!url.pathname.startsWith(root)) return null;
  return PATH.exec(url.pathname.slice(root.length))?.[1] ?? null;
}

/** One value is a text, a repeated key a list. */
function fromQuery(url: URL): JsonObject {
  const names = [...new Set(url.searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = url.searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function fromBody(request: TwinRequest): JsonObject {
  if (request.body === '') return {};
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('json')) throw new BadRequest('Bad request - JSON Error: No request body data');
  let body: unknown;
  try {
    body = JSON.parse(request.body);
  } catch (cause) {
    throw new BadRequest(`Bad request - JSON Error: Error decoding JSON data. Error: ${String(cause)}`);
  }
  if (isJsonObject(body)) return body;
  throw new BadRequest(
    'Bad request - JSON Error: Request data JSON decoded to a list but it needs to be a dictionary.',
  );
}

export function readAction(name: string, request: TwinRequest): Action {
  const isPost = request.method === 'POST';
  const fromUrl = fromQuery(request.url);
  return { name, isPost, params: isPost ? { ...fromUrl, ...fromBody(request) } : fromUrl };
}

export function jsonAnswer(status: number, body: string): TwinResponse {
  return { status, headers: { 'content-type': 'application/json;charset=utf-8' }, body };
}

function helpOf(request: TwinRequest, root: string, name: string): string {
  return JSON.stringify(`${request.url.origin}${root}/api/3/action/help_show?name=${name}`);
}

/** `result` is JSON text already. */
export function success(request: TwinRequest, root: string, name: string, result: string): TwinResponse {
  return jsonAnswer(200, `{"help": ${helpOf(request, root, name)}, "success": true, "result": ${result}}`);
}

export function failure(request: TwinRequest, root: string, name: string, error: ActionError): TwinResponse {
  const hasFields = Object.keys(error.fields).length > 0;
  const body = hasFields ? error.fields : { message: error.message };
  const text = JSON.stringify({ __type: error.type, ...body });
  return jsonAnswer(
    error.status,
    `{"help": ${helpOf(request, root, name)}, "success": false, "error": ${text}}`,
  );
}

export function htmlAnswer(status: number, title: string): TwinResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}

export function validation(fields: Readonly<Record<string, readonly string[]>>): ActionError {
  return new ActionError(409, 'Validation Error', 'Validation Error', fields);
}

/** A whole number, or the text of one; 409 otherwise. */
export function integerParam(params: JsonObject, name: string, fallback: number): number {
  const value = params[name];
  if (value === undefined || value === null || value === '') return fallback;
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : NaN;
  if (!Number.isInteger(number)) throw validation({ [name]: ['Invalid integer'] });
  if (number < 0) throw validation({ [name]: ['Must be a natural number'] });
  return number;
}

export function flagParam(params: JsonObject, name: string, fallback: boolean): boolean {
  const value = params[name];
  if (value === undefined) return fallback;
  return ['true', 'yes', 't', 'y', '1', 'on'].includes(String(value).toLowerCase());
}

/** A list as such, or as JSON text, or one value. */
export function listParam(params: JsonObject, name: string): readonly string[] {
  const value = params[name];
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'string' || value === '') return [];
  if (!value.startsWith('[')) return value.split(/[,\s]+/);
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed.map(String) : [];
  } catch {
    throw validation({ [name]: ['Could not parse as valid JSON'] });
  }
}

export function textParam(params: JsonObject, name: string): string {
  const value: Json | undefined = params[name];
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value);
}
