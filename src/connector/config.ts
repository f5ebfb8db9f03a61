/** Reads a portal's settings by a connector's declared fields; every problem is found at once. */
import { isUrl } from '../domain/web-address.ts';
import type { Json } from '../domain/json.ts';
import type { ConfigField, ConfigFields, ConfigOf } from './contract.ts';
import { nameOfValue } from './describe.ts';
import { unknownName } from './suggest.ts';

export type ConfigReading<F extends ConfigFields> =
  | { readonly is: 'valid'; readonly config: ConfigOf<F> }
  | { readonly is: 'invalid'; readonly problems: readonly string[] };

type Field = { readonly value: unknown } | { readonly problem: string };

function readUrl(value: Json, wanted: string): Field {
  const url = typeof value === 'string' && isUrl(value.trim()) ? new URL(value.trim()) : null;
  if (url === null) return { problem: `${wanted}, got ${nameOfValue(value)}` };
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { problem: `${wanted}, got the scheme "${url.protocol}"` };
  if (url.username !== '' || url.password !== '')
    return { problem: `${wanted} without a user name or password in it` };
  return { value: url };
}

/** Secrets are never quoted in a problem. */
function readField(field: ConfigField, value: Json): Field {
  switch (field.type) {
    case 'url':
      return readUrl(value, 'expected an http(s) URL');
    case 'text':
      return typeof value === 'string' && value.trim() !== ''
        ? { value: value.trim() }
        : { problem: `expected text, got ${nameOfValue(value)}` };
    case 'secret':
      return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
        ? { value }
        : { problem: 'expected a secret: visible ASCII text without spaces' };
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= field.min && value <= field.max
        ? { value }
        : { problem: `expected an integer from ${field.min} to ${field.max}, got ${nameOfValue(value)}` };
    case 'flag':
      return typeof value === 'boolean'
        ? { value }
        : { problem: `expected true or false, got ${nameOfValue(value)}` };
  }
}

function readAbsent(field: ConfigField): Field {
  if ('default' in field) return { value: field.default };
  return field.required ? { problem: `is required: ${field.help}` } : { value: undefined };
}

function holds(field: ConfigField, value: unknown): boolean {
  if (value === undefined) return 'required' in field && !field.required;
  if (field.type === 'url') return value instanceof URL;
  if (field.type === 'integer') return typeof value === 'number';
  return field.type === 'flag' ? typeof value === 'boolean' : typeof value === 'string';
}

function isConfigOf<F extends ConfigFields>(
  fields: F,
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, unknown>> & ConfigOf<F> {
  return Object.entries(fields).every(([name, field]) => holds(field, value[name]));
}

/**
 * The typed settings, or all problems as sentences that start with the field's name. `null` counts as not given;
 * an unknown name is a problem, with the nearest known one named.
 */
export function readConfig<const F extends ConfigFields>(
  fields: F,
  values: Readonly<Record<string, Json>>,
): ConfigReading<F> {
  const problems = Object.keys(values)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => unknownName('setting', name, Object.keys(fields)));
  const config: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const given = Object.hasOwn(values, name) ? (values[name] ?? null) : null;
    const result = given === null ? readAbsent(field) : readField(field, given);
    if ('problem' in result) problems.push(`${name}: ${result.problem}`);
    else config[name] = result.value;
  }
  if (problems.length === 0 && isConfigOf(fields, config)) return { is: 'valid', config };
  return { is: 'invalid', problems };
}
