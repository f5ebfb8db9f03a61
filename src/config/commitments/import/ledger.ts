/** What imports wrote into a folder, so that the next one knows its own work from that of people. */
import { isJsonObject, type Json } from '../../../domain/json.ts';

/** Hidden, so that it is no part of the commitments. */
export const IMPORT_FOLDER = '.imports';
export const LEDGER = `${IMPORT_FOLDER}/ledger.json`;

export interface WrittenFile {
  /** Of the text as it was written, SHA-256. */
  readonly sha256: string;
  /** Of the same without days of retrieval: tells whether a source has anything new for it. */
  readonly content: string;
  readonly source: string;
}
export interface ImportedSource {
  /** As the person named it. */
  readonly name: string;
  readonly importer: string;
  /** YYYY-MM-DD */
  readonly retrievedOn: string;
}
export interface ImportLedger {
  /** By path in the folder. */
  readonly files: Readonly<Record<string, WrittenFile>>;
  /** By SHA-256 of the file that was imported. */
  readonly sources: Readonly<Record<string, ImportedSource>>;
}
export const EMPTY_LEDGER: ImportLedger = { files: {}, sources: {} };

function textsOf<K extends string>(value: Json | undefined, keys: readonly K[]): Record<K, string> | null {
  if (!isJsonObject(value)) return null;
  const texts: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const text = value[key];
    if (typeof text !== 'string') return null;
    texts[key] = text;
  }
  const isWhole = (one: Partial<Record<K, string>>): one is Record<K, string> =>
    keys.every((key) => key in one);
  return isWhole(texts) ? texts : null;
}
function recordOf<K extends string>(
  value: Json | undefined,
  keys: readonly K[],
): Record<string, Record<K, string>> {
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.flatMap(([name, one]) => {
      const texts = textsOf(one, keys);
      return texts === null ? [] : [[name, texts] as const];
    }),
  );
}

/** What is no ledger counts as none: then every file is taken for a person's, and none is written over. */
export function readLedger(text: string | null): ImportLedger {
  if (text === null) return EMPTY_LEDGER;
  try {
    const value: Json = JSON.parse(text);
    if (!isJsonObject(value)) return EMPTY_LEDGER;
    return {
      files: recordOf(value['files'], ['sha256', 'content', 'source']),
      sources: recordOf(value['sources'], ['name', 'importer', 'retrievedOn']),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return EMPTY_LEDGER;
    throw error;
  }
}

/** In order of names, so that it makes small differences in git. */
export function ledgerText(ledger: ImportLedger): string {
  const inOrder = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: 1, files: inOrder(ledger.files), sources: inOrder(ledger.sources) }, null, 2)}\n`;
}
