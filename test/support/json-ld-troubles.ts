/** Looks through a JSON-LD document for what a processor would drop or take wrongly. */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';

const KEYWORDS = new Set(['@context', '@graph', '@id', '@type', '@value', '@language']);
/** An absolute IRI, or a reference to another page of the document. */
const ID = /^([a-z][a-z0-9+.-]*:|[a-z]+\.jsonld)[^\s<>"{}|\\^`]*$/i;

function prefixesOf(context: Json | undefined): ReadonlySet<string> {
  return new Set(isJsonObject(context) ? Object.keys(context).filter((name) => !name.startsWith('@')) : []);
}
function isTerm(name: string, prefixes: ReadonlySet<string>): boolean {
  const [prefix = '', rest = ''] = name.split(/:(.*)/s);
  return prefixes.has(prefix) && rest !== '';
}
/** "civic:FULFILLED" must be of a known prefix; "urn:…" and "https:…" stand for themselves. */
function isId(value: Json | undefined, prefixes: ReadonlySet<string>): boolean {
  if (typeof value !== 'string' || !ID.test(value)) return false;
  return /^(urn|https?|mailto):/.test(value) || /^[a-z]+\.jsonld/.test(value) || isTerm(value, prefixes);
}

function valueTroubles(value: JsonObject, prefixes: ReadonlySet<string>, at: string): readonly string[] {
  const extra = Object.keys(value).filter((key) => !['@value', '@type', '@language'].includes(key));
  const type = value['@type'];
  const isTyped = type === undefined || type === '@json' || isId(type, prefixes);
  const isPlain = type === '@json' || typeof value['@value'] !== 'object';
  return [...extra.map((key) => `${at}.${key}`), ...(isTyped && isPlain ? [] : [`${at}: @value`])];
}
function nodeTroubles(value: Json, prefixes: ReadonlySet<string>, at: string): readonly string[] {
  if (value === null) return [`${at}: null`];
  if (Array.isArray(value))
    return value.flatMap((one: Json, n) => nodeTroubles(one, prefixes, `${at}[${n}]`));
  if (!isJsonObject(value)) return [];
  if ('@value' in value) return valueTroubles(value, prefixes, at);
  return Object.entries(value).flatMap(([key, member]) => {
    const where = `${at}.${key}`;
    if (key === '@id') return isId(member, prefixes) ? [] : [where];
    if (key === '@type') return [member].flat().every((one) => isId(one, prefixes)) ? [] : [where];
    if (!KEYWORDS.has(key) && !isTerm(key, prefixes)) return [where];
    return nodeTroubles(member, prefixes, where);
  });
}

/** Paths of what would be lost; empty: nothing. */
export function jsonLdTroubles(document: JsonObject): readonly string[] {
  const { '@context': context, ...body } = document;
  return nodeTroubles(body, prefixesOf(context), '$');
}

/** Nodes with an id and something to say, by id. */
export function nodesOf(document: JsonObject): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    if (!isJsonObject(value)) return;
    const id = value['@id'];
    if (typeof id === 'string' && Object.keys(value).length > 1) found.set(id, value);
    for (const [key, member] of Object.entries(value)) if (key !== '@context') visit(member);
  };
  visit(document);
  return found;
}
