/** From bytes to a value with places, or to what keeps it from being read. */
import { readTree, type Tree } from '../yaml-tree.ts';
import type { Problem } from '../problem.ts';
import type { ProblemCode } from './codes.ts';

export interface CommitmentSource {
  /** The folder that it belongs to, as shown. */
  readonly folder: string;
  /** From there, with "/": "cities/chicago/city.yaml". */
  readonly path: string;
  /** As shown in problems. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
export type CodedProblem = Problem & { readonly code: ProblemCode; readonly hint: string | null };
export type TextReading = { readonly text: string } | { readonly problem: CodedProblem };
export type DocumentReading = { readonly tree: Tree } | { readonly problems: readonly CodedProblem[] };

/** Of one file. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** Of ASCII, but for tabs, ends of lines and U+007F. */
const CONTROL = /[^\P{Cc}\t\n\r\u007f-\u009f]/u;

function unreadable(file: string, message: string, line = 1, column = 1): CodedProblem {
  return { code: 'E-SYN-01', hint: null, file, line, column, pointer: '', message };
}
function placed(file: string, text: string, offset: number, message: string): CodedProblem {
  const before = text.slice(0, offset);
  return unreadable(file, message, before.split('\n').length, offset - before.lastIndexOf('\n'));
}

/** Of the first byte that is no UTF-8. */
function brokenAt(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  const loose = new TextDecoder('utf-8').decode(bytes);
  const before = loose.slice(0, Math.max(0, loose.indexOf('\ufffd')));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

export function readText({ name, bytes }: CommitmentSource): TextReading {
  if (bytes.byteLength > MAX_FILE_BYTES) {
    const problem = unreadable(name, `expected at most ${MAX_FILE_BYTES} bytes, got more`);
    return { problem: { ...problem, hint: 'Divide it into several files.' } };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const { line, column } = brokenAt(bytes);
    return { problem: unreadable(name, 'expected UTF-8, got bytes that are none', line, column) };
  }
  const control = CONTROL.exec(text);
  if (control === null) return { text };
  const code = control[0].charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
  return { problem: placed(name, text, control.index, `expected text, got the control character U+${code}`) };
}

/** JSON.parse says "position 12" or "line 1 column 13", and not always. */
function jsonProblem(name: string, text: string): CodedProblem | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [, position] = /position (\d+)/.exec(error.message) ?? [];
    const isEnd = /end of JSON input/.test(error.message);
    const offset = position === undefined ? (isEnd ? text.length : 0) : Number(position);
    return placed(name, text, offset, `not JSON: ${error.message.slice(0, 120)}`);
  }
}

/** YAML or JSON, as its name says. */
export function readDocument(source: CommitmentSource): DocumentReading {
  const reading = readText(source);
  if ('problem' in reading) return { problems: [reading.problem] };
  const inJson = source.path.endsWith('.json') ? jsonProblem(source.name, reading.text) : null;
  if (inJson !== null) return { problems: [inJson] };
  const tree = readTree(source.name, reading.text);
  if ('tree' in tree) return tree;
  return { problems: tree.problems.map((problem) => ({ ...problem, code: 'E-SYN-01', hint: null })) };
}
