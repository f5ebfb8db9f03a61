/** What of a dataset counts as content, in one spelling: equal texts mean that nothing changed. */
import type { Dataset } from './dataset.ts';
import type { Json } from './json.ts';

/** JSON with the keys of every object in code-unit order and without white space. A value has one spelling. */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${parts.join(',')}}`;
}

/** `Array.isArray` does not narrow read-only lists. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Everything but the remarks and the observed fields: those tell how we read the record, and a better reader must not
 * look like a change by the portal.
 */
export function contentOf(dataset: Dataset): Json {
  const { remarks: _remarks, fieldsObserved: _fieldsObserved, ...content } = dataset;
  return asJson(content);
}

/** The same value, as the type that says it is plain data: interfaces have no index signature of their own. */
function asJson(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object') return null;
  const copy: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    // A plain assignment to "__proto__" would set the prototype and lose the value.
    if (key === '__proto__') {
      Object.defineProperty(copy, key, { value: asJson(member), enumerable: true });
    } else if (member !== undefined) copy[key] = asJson(member);
  }
  return copy;
}
