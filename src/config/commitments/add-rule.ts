/** Adding a rule to the file of a plan, with everything that a person wrote in it left as it is, byte by byte. */
import { isMap, isScalar, isSeq, parseDocument, stringify, type Document, type YAMLMap } from 'yaml';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';

export interface AddedRule {
  readonly text: string;
  /** Id of the rule, which no other of the commitment has. */
  readonly id: string;
}

function commitmentIn(document: Document, id: string): YAMLMap | null {
  const list = document.get('commitments');
  if (!isSeq(list)) return null;
  for (const item of list.items) if (isMap(item) && item.get('id') === id) return item;
  return null;
}

/** "e1", "e2", … */
function freeId(commitment: YAMLMap): string {
  const evidence = commitment.get('evidence');
  const taken = new Set(
    isSeq(evidence) ? evidence.items.map((item) => (isMap(item) ? item.get('id') : undefined)) : [],
  );
  let at = 1;
  while (taken.has(`e${at}`)) at += 1;
  return `e${at}`;
}

function lineEndAfter(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
function indented(block: string, columns: number): string {
  return block.replace(/^(?=.)/gm, ' '.repeat(columns));
}
function inserted(text: string, offset: number, block: string): string {
  const before = text.slice(0, offset);
  return `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${block}${text.slice(offset)}`;
}

/** As lines in their place; null: the file is written in a style that has no lines for it. */
function byLines(text: string, commitment: YAMLMap, rule: JsonObject): string | null {
  const [first] = commitment.items;
  const start = isScalar(first?.key) ? first.key.range?.[0] : undefined;
  const end = commitment.range?.[1];
  if (commitment.flow === true || start === undefined || end === undefined) return null;
  const evidence = commitment.get('evidence');
  const options = { version: '1.2', schema: 'core', lineWidth: 110 } as const;
  if (evidence === undefined) {
    const block = stringify({ evidence: [rule] }, options);
    return inserted(text, lineEndAfter(text, end), indented(block, columnOf(text, start)));
  }
  if (!isSeq(evidence) || evidence.flow === true || evidence.items.length === 0) return null;
  const [dash, last] = [evidence.range?.[0], evidence.range?.[1]];
  if (dash === undefined || last === undefined) return null;
  return inserted(text, lineEndAfter(text, last), indented(stringify([rule], options), columnOf(text, dash)));
}

function valueOf(document: Document): Json {
  const value: unknown = document.toJS();
  return isJsonObject(value) ? value : null;
}

/** null: the file holds no such commitment, or is no YAML. */
export function addRule(text: string, commitmentId: string, rule: JsonObject): AddedRule | null {
  const document: Document = parseDocument(text, { version: '1.2', schema: 'core' });
  const commitment = document.errors.length > 0 ? null : commitmentIn(document, commitmentId);
  if (commitment === null) return null;
  const id = freeId(commitment);
  const whole = { id, ...rule };
  const lines = byLines(text, commitment, whole);
  const evidence = commitment.get('evidence');
  if (isSeq(evidence)) {
    evidence.flow = false;
    evidence.items.push(document.createNode(whole));
  } else commitment.set('evidence', document.createNode([whole]));
  // What was put in by lines has to read as what was put in by meaning.
  if (lines !== null) {
    const read = parseDocument(lines, { version: '1.2', schema: 'core' });
    if (read.errors.length === 0 && isDeepStrictEqual(valueOf(read), valueOf(document)))
      return { text: lines, id };
  }
  return { text: document.toString({ lineWidth: 0 }), id };
}
