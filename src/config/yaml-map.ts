/** Reads YAML that people wrote: typed values, and every problem with its line and pointer. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { nameOfValue } from '../connector/describe.ts';
import { nearest } from '../connector/suggest.ts';
import { inPointer } from '../domain/json-pointer.ts';
import { isJsonObject, type Json } from '../domain/json.ts';
import type { Problem } from './problem.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
}
/** A mapping of a YAML file. What is missing or wrong is null, with a problem noted where it matters. */
export interface YamlMap {
  readonly place: Place;
  keys(): readonly string[];
  has(key: string): boolean;
  /** null when it is absent. */
  value(key: string): Json;
  placeOf(key: string): Place;
  /** Notes a problem at the value of `key`, or at the mapping itself. */
  complain(key: string | null, message: string): void;
  /** Every key that is not `known` is a problem. */
  only(known: readonly string[]): void;
  /** Trimmed, not empty. `need`: its absence is a problem. */
  text(key: string, need?: 'required'): string | null;
  oneOf<T extends string>(key: string, values: readonly T[]): T | null;
  number(key: string, range: NumberRange): number | null;
  flag(key: string): boolean | null;
  texts(key: string, need?: 'required'): readonly string[];
  map(key: string): YamlMap | null;
  maps(key: string): readonly YamlMap[];
  /** A mapping of names to JSON values. */
  json(key: string): Readonly<Record<string, Json>>;
  /** A mapping of names to texts. */
  record(key: string): Readonly<Record<string, string>>;
}
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly isInteger: boolean;
}

interface Source {
  readonly file: string;
  readonly lines: LineCounter;
  readonly document: Document;
  readonly problems: Problem[];
}

function placeAt(source: Source, offset: number, pointer: string): Place {
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line: Math.max(1, line), column: Math.max(1, col), pointer };
}

type Child = { readonly node: Node | null; readonly place: Place };

function resolved(source: Source, node: unknown): Node | null {
  if (isAlias(node)) return node.resolve(source.document) ?? null;
  return isScalar(node) || isMap(node) || isSeq(node) ? node : null;
}
function valueOf(source: Source, node: Node | null): Json {
  if (node === null) return null;
  const value: unknown = node.toJS(source.document);
  return isJson(value) ? value : String(value);
}
function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === 'object' && Object.values(value).every(isJson);
}

function childrenOf(source: Source, node: Node, pointer: string): ReadonlyMap<string, Child> {
  const children = new Map<string, Child>();
  if (!isMap(node)) return children;
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const value = resolved(source, pair.value);
    const start = value?.range?.[0] ?? (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? 0;
    children.set(key, { node: value, place: placeAt(source, start, inPointer(pointer, key)) });
  }
  return children;
}

interface Scope {
  readonly source: Source;
  readonly place: Place;
  readonly children: ReadonlyMap<string, Child>;
}

function note(scope: Scope, key: string | null, message: string): void {
  const place = key === null ? scope.place : (scope.children.get(key)?.place ?? scope.place);
  scope.source.problems.push({ ...place, message });
}
function given(scope: Scope, key: string): Json {
  return valueOf(scope.source, scope.children.get(key)?.node ?? null);
}
function wrong(scope: Scope, key: string, wanted: string): null {
  note(scope, key, `expected ${wanted}, got ${nameOfValue(given(scope, key))}`);
  return null;
}
function missing(scope: Scope, key: string, wanted: string): null {
  note(scope, null, `expected "${key}": ${wanted}, got nothing`);
  return null;
}

/** null: there is something, and it is no list. */
function itemsOf(scope: Scope, key: string): readonly Child[] | null {
  const child = scope.children.get(key);
  if (child === undefined || child.node === null) return [];
  if (!isSeq(child.node)) return null;
  return child.node.items.map((item, index) => {
    const node = resolved(scope.source, item);
    const pointer = `${child.place.pointer}/${index}`;
    return { node, place: placeAt(scope.source, node?.range?.[0] ?? 0, pointer) };
  });
}

function only(scope: Scope, known: readonly string[]): void {
  for (const key of scope.children.keys()) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    const hint = near === null ? `Known: ${known.join(', ')}.` : `Did you mean "${near}"?`;
    note(scope, key, `unknown key "${key}". ${hint}`);
  }
}

function readText(scope: Scope, key: string, need: 'required' | undefined): string | null {
  const value = given(scope, key);
  if (value === null) return need === 'required' ? missing(scope, key, 'text') : null;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : wrong(scope, key, 'text');
}

function readNumber(scope: Scope, key: string, { min, max, isInteger }: NumberRange): number | null {
  const value = given(scope, key);
  if (value === null) return null;
  const isFit =
    typeof value === 'number' && value >= min && value <= max && (!isInteger || Number.isInteger(value));
  return isFit ? value : wrong(scope, key, `${isInteger ? 'an integer' : 'a number'} from ${min} to ${max}`);
}

function readTexts(scope: Scope, key: string, need: 'required' | undefined): readonly string[] {
  const items = itemsOf(scope, key);
  if (items === null) wrong(scope, key, 'a list of texts');
  if (items?.length === 0 && need === 'required') missing(scope, key, 'a list of at least one text');
  return (items ?? []).flatMap((item) => {
    const value = valueOf(scope.source, item.node);
    if (typeof value === 'string' && value.trim() !== '') return [value.trim()];
    scope.source.problems.push({ ...item.place, message: `expected text, got ${nameOfValue(value)}` });
    return [];
  });
}

function readMap(scope: Scope, key: string): YamlMap | null {
  const child = scope.children.get(key);
  if (child === undefined || child.node === null) return null;
  return isMap(child.node) ? mapOf(scope.source, child.node, child.place) : wrong(scope, key, 'a mapping');
}

function readMaps(scope: Scope, key: string): readonly YamlMap[] {
  const items = itemsOf(scope, key);
  if (items === null) wrong(scope, key, 'a list');
  return (items ?? []).flatMap((item) => {
    if (item.node !== null && isMap(item.node)) return [mapOf(scope.source, item.node, item.place)];
    const message = `expected a mapping, got ${nameOfValue(valueOf(scope.source, item.node))}`;
    scope.source.problems.push({ ...item.place, message });
    return [];
  });
}

function readRecord(scope: Scope, key: string): Readonly<Record<string, string>> {
  const inner = readMap(scope, key);
  if (inner === null) return {};
  const names = inner.keys();
  const entries = names.map((name) => [name, inner.text(name, 'required')] as const);
  return Object.fromEntries(entries.flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

function mapOf(source: Source, node: Node, place: Place): YamlMap {
  const scope: Scope = { source, place, children: childrenOf(source, node, place.pointer) };
  return {
    place,
    keys: () => [...scope.children.keys()],
    has: (key) => scope.children.has(key),
    value: (key) => given(scope, key),
    placeOf: (key) => scope.children.get(key)?.place ?? place,
    complain: (key, message) => note(scope, key, message),
    only: (known) => only(scope, known),
    text: (key, need) => readText(scope, key, need),
    oneOf(key, values) {
      const value = given(scope, key);
      if (value === null) return null;
      return values.find((known) => known === value) ?? wrong(scope, key, `one of ${values.join(', ')}`);
    },
    number: (key, range) => readNumber(scope, key, range),
    flag(key) {
      const value = given(scope, key);
      return value === null || typeof value === 'boolean' ? value : wrong(scope, key, 'true or false');
    },
    texts: (key, need) => readTexts(scope, key, need),
    map: (key) => readMap(scope, key),
    maps: (key) => readMaps(scope, key),
    json(key) {
      const value = given(scope, key);
      if (value === null) return {};
      return isJsonObject(value) ? value : (wrong(scope, key, 'a mapping') ?? {});
    },
    record: (key) => readRecord(scope, key),
  };
}

/** The mapping of a whole file; syntax errors and repeated keys are problems too. null: there is no mapping to read. */
export function readYaml(file: string, text: string, problems: Problem[]): YamlMap | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const source: Source = { file, lines, document, problems };
  for (const error of document.errors) {
    problems.push({
      ...placeAt(source, error.pos[0], ''),
      message: `not YAML: ${error.message.split('\n')[0] ?? ''}`,
    });
  }
  const root = resolved(source, document.contents);
  const place = placeAt(source, root?.range?.[0] ?? 0, '');
  if (root !== null && isMap(root)) return mapOf(source, root, place);
  const isEmpty = root === null || (isScalar(root) && root.value === null);
  if (!isEmpty)
    problems.push({ ...place, message: `expected a mapping, got ${nameOfValue(valueOf(source, root))}` });
  return null;
}
