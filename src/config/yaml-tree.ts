/** YAML 1.2 of the core schema as a JSON value, with the place of every part; what strangers write cannot hurt. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { inPointer } from '../domain/json-pointer.ts';
import type { Json } from '../domain/json.ts';
import type { Problem } from './problem.ts';
import { findBreach } from './yaml-limits.ts';
import type { Place } from './yaml-map.ts';

export interface Tree {
  readonly value: Json;
  /** Of a part, or of the nearest part around it that stands in the file. */
  placeOf(pointer: string): Place;
}
export type TreeReading = { readonly tree: Tree } | { readonly problems: readonly Problem[] };

/** Values after aliases are followed. */
const MAX_NODES = 500_000;
const MAX_ERRORS = 20;

interface Known {
  readonly value: Json;
  readonly size: number;
}
class Unreadable extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Aliases share what they stand for, so that no bomb goes off; what they would come to is counted all the same. */
class Converter {
  readonly offsets = new Map<string, number>();
  private readonly anchors = new Map<string, Known | null>();
  private size = 0;

  convert(node: unknown, pointer: string, near: number): Json {
    const offset = startOf(node) ?? near;
    this.offsets.set(pointer, offset);
    this.spend(1, offset);
    if (isAlias(node)) return this.follow(node.source, offset);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    const { anchor } = node;
    if (anchor === undefined) return this.content(node, pointer, offset);
    const before = this.size;
    this.anchors.set(anchor, null);
    const value = this.content(node, pointer, offset);
    this.anchors.set(anchor, { value, size: this.size - before });
    return value;
  }

  private spend(nodes: number, offset: number): void {
    this.size += nodes;
    if (this.size > MAX_NODES)
      throw new Unreadable(offset, `expected at most ${MAX_NODES} values with aliases followed, got more`);
  }

  private follow(anchor: string, offset: number): Json {
    const known = this.anchors.get(anchor);
    if (known === undefined)
      throw new Unreadable(offset, `expected an anchor of this name before, got the alias "*${anchor}"`);
    if (known === null) throw new Unreadable(offset, `the alias "*${anchor}" stands in what it stands for`);
    this.spend(known.size, offset);
    return known.value;
  }

  private content(node: Node, pointer: string, offset: number): Json {
    if (isSeq(node))
      return node.items.map((item, index) => this.convert(item, `${pointer}/${index}`, offset));
    if (isMap(node)) return this.mapping(node.items, pointer, offset);
    return isScalar(node) ? scalar(node.value) : null;
  }

  private mapping(
    items: readonly { readonly key: unknown; readonly value: unknown }[],
    pointer: string,
    offset: number,
  ): Json {
    const entries = new Map<string, Json>();
    for (const { key, value } of items) {
      const start = startOf(key) ?? offset;
      if (!isScalar(key)) throw new Unreadable(start, 'expected text as key, got something else');
      const name = String(key.value);
      if (entries.has(name)) throw new Unreadable(start, `expected every key once, got "${name}" again`);
      entries.set(name, this.convert(value, inPointer(pointer, name), start));
    }
    return Object.fromEntries(entries);
  }
}

function startOf(node: unknown): number | undefined {
  if (!isAlias(node) && !isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
  // A value that is left out has a place behind its key, on a line that may be another's.
  return isScalar(node) && node.value === null && node.source === '' ? undefined : node.range?.[0];
}
/** What JSON has no form for stays as it is spelt: ".nan", huge integers are numbers as JSON reads them. */
function scalar(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : String(value);
}

function problemAt(file: string, text: string, offset: number, message: string): Problem {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { file, line, column: offset - before.lastIndexOf('\n'), pointer: '', message };
}

function parse(file: string, text: string): TreeReading {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    ...{ version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false },
    lineCounter: lines,
  });
  const faults = [...document.errors, ...document.warnings].slice(0, MAX_ERRORS);
  if (faults.length > 0) {
    const said = ({ message }: Error): string => `not YAML: ${message.split('\n')[0] ?? ''}`;
    return { problems: faults.map((fault) => problemAt(file, text, fault.pos[0], said(fault))) };
  }
  const converter = new Converter();
  const value = converter.convert(document.contents, '', 0);
  const placeOf = (pointer: string): Place => {
    const offset = converter.offsets.get(pointer);
    if (offset === undefined && pointer !== '') {
      return { ...placeOf(pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))), pointer };
    }
    const { line, col } = lines.linePos(offset ?? 0);
    return { file, line: Math.max(1, line), column: Math.max(1, col), pointer };
  };
  return { tree: { value, placeOf } };
}

/** Never throws, and ends in time that grows with the length of the text alone. */
export function readTree(file: string, text: string): TreeReading {
  const breach = findBreach(text);
  if (breach !== null) return { problems: [problemAt(file, text, breach.offset, breach.message)] };
  try {
    return parse(file, text);
  } catch (error) {
    if (error instanceof Unreadable)
      return { problems: [problemAt(file, text, error.offset, error.message)] };
    throw error;
  }
}
