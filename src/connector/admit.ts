/** The door: is this value a connector? Checked at registration, so that a wrong one fails there and not in a harvest. */
import { isUrl } from '../domain/web-address.ts';
import { OBSERVABLE_FIELDS } from '../domain/draft.ts';
import type { Connector } from './contract.ts';
import { nameOfValue } from './describe.ts';
import { ConnectorError } from './errors.ts';
import { nearest } from './suggest.ts';

export { readConfig, type ConfigReading } from './config.ts';

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects "path: expected …, got …" sentences. */
class Findings {
  readonly problems: string[] = [];
  want(isFine: boolean, path: string, wanted: string, got: unknown): void {
    if (!isFine) this.problems.push(`${path}: expected ${wanted}, got ${nameOfValue(got)}`);
  }
  object(value: unknown, path: string): Fields {
    this.want(isObject(value), path, 'an object', value);
    return isObject(value) ? value : {};
  }
  text(holder: Fields, key: string, path: string): void {
    const value = holder[key];
    this.want(typeof value === 'string' && value.trim() !== '', `${path}.${key}`, 'text', value);
  }
  oneOf(holder: Fields, key: string, path: string, allowed: readonly unknown[]): void {
    const wanted = allowed.map((option) => JSON.stringify(option)).join(' or ');
    this.want(allowed.includes(holder[key]), `${path}.${key}`, wanted, holder[key]);
  }
  atLeast(holder: Fields, key: string, path: string, minimum: number): void {
    const value = holder[key];
    const isFine = typeof value === 'number' && Number.isInteger(value) && value >= minimum;
    this.want(isFine, `${path}.${key}`, `an integer of at least ${minimum}`, value);
  }
}

const FIELD_TYPES = ['url', 'text', 'secret', 'integer', 'flag'];

function checkField(field: Fields, path: string, found: Findings): void {
  found.oneOf(field, 'type', path, FIELD_TYPES);
  found.text(field, 'help', path);
  if (field['type'] === 'integer') {
    for (const key of ['default', 'min', 'max'])
      found.want(typeof field[key] === 'number', `${path}.${key}`, 'a number', field[key]);
    return;
  }
  const key = field['type'] === 'flag' ? 'default' : 'required';
  found.want(typeof field[key] === 'boolean', `${path}.${key}`, 'true or false', field[key]);
}

function checkConfig(config: Fields, found: Findings): void {
  for (const [name, field] of Object.entries(config)) {
    const path = `manifest.config.${name}`;
    found.want(/^[a-z][A-Za-z0-9]*$/.test(name), path, 'a camelCase name', name);
    checkField(found.object(field, path), path, found);
  }
}

function checkCapabilities(capabilities: Fields, found: Findings): void {
  const path = 'manifest.capabilities.catalogue';
  const catalogue = found.object(capabilities['catalogue'], path);
  found.oneOf(catalogue, 'since', path, ['none', 'inclusive']);
  found.oneOf(catalogue, 'order', path, ['stable', 'unspecified']);
  found.oneOf(catalogue, 'count', path, ['exact', 'none']);
  found.atLeast(catalogue, 'maxPageSize', path, 1);
  if (catalogue['getMany'] !== null) found.atLeast(catalogue, 'getMany', path, 1);
  const rows = capabilities['rows'];
  found.want(rows === null || isObject(rows), 'manifest.capabilities.rows', 'an object or null', rows);
}

function checkObserves(observes: unknown, found: Findings): void {
  const path = 'manifest.observes';
  if (!Array.isArray(observes)) return found.want(false, path, 'a list of DCAT terms', observes);
  const known: readonly string[] = OBSERVABLE_FIELDS;
  observes.forEach((field: unknown, index) => {
    const near = typeof field === 'string' ? nearest(field, known) : null;
    const wanted = near === null ? 'a known DCAT term' : `a known DCAT term (did you mean "${near}"?)`;
    found.want(typeof field === 'string' && known.includes(field), `${path}[${index}]`, wanted, field);
  });
}

function checkManifest(manifest: Fields, found: Findings): void {
  const id = manifest['id'];
  found.want(
    typeof id === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id),
    'manifest.id',
    'a kebab-case id',
    id,
  );
  found.text(manifest, 'title', 'manifest');
  found.oneOf(manifest, 'contract', 'manifest', [1]);
  found.atLeast(manifest, 'mapVersion', 'manifest', 1);
  const docs = manifest['docs'];
  found.want(typeof docs === 'string' && isUrl(docs), 'manifest.docs', 'a URL', docs);
  checkConfig(found.object(manifest['config'], 'manifest.config'), found);
  checkCapabilities(found.object(manifest['capabilities'], 'manifest.capabilities'), found);
  checkObserves(manifest['observes'], found);
  const manners = found.object(manifest['manners'], 'manifest.manners');
  found.atLeast(manners, 'concurrency', 'manifest.manners', 1);
  found.atLeast(manners, 'minIntervalMs', 'manifest.manners', 0);
}

/** Every way in which `value` is not a connector; empty when it is one. */
export function problemsOf(value: unknown): readonly string[] {
  const found = new Findings();
  const connector = found.object(value, 'connector');
  if (!isObject(value)) return found.problems;
  checkManifest(found.object(connector['manifest'], 'manifest'), found);
  for (const method of ['probe', 'open', 'map'])
    found.want(typeof connector[method] === 'function', method, 'a function', connector[method]);
  return found.problems;
}

function isConnector(value: unknown, problems: readonly string[]): value is Connector {
  return isObject(value) && problems.length === 0;
}

/** The value as a Connector; throws BAD_CONFIG that names every problem and `from`, where the value came from. */
export function admitConnector(value: unknown, from: string): Connector {
  const problems = problemsOf(value);
  if (isConnector(value, problems)) return value;
  const lines = problems.map((problem) => `  ${problem}`).join('\n');
  throw new ConnectorError('BAD_CONFIG', `${from} is not a connector:\n${lines}`);
}
