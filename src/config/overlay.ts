/** Adding entries to a registry file of one's own, without disturbing what a person wrote in it. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMap, isSeq, parseDocument, type Document } from 'yaml';
import type { Json } from '../domain/json.ts';

/** An entry as it is written: keys in this order. */
export type EntryText = Readonly<Record<string, Json>>;

const HEADING = ` Your own portals and cities, read beside the registry that comes with CivicGraph.
 "civicgraph portals add <url>" adds to it; edit it as you like, then: civicgraph registry check`;

function append(document: Document, key: 'cities' | 'portals', entry: EntryText): void {
  const list = document.get(key);
  const node = document.createNode(entry);
  if (isSeq(list)) {
    list.flow = false;
    list.items.push(node);
  } else document.set(key, document.createNode([entry]));
}

/** As a document that is a mapping in block style, whatever it was. */
function openDocument(text: string): Document {
  const document: Document = parseDocument(text);
  if (!isMap(document.contents)) document.contents = document.createNode({});
  if (isMap(document.contents)) document.contents.flow = false;
  return document;
}

/** The text of the file with the entries added at the end of its lists; comments and order stay. */
export function withEntries(
  text: string,
  entries: { readonly cities: readonly EntryText[]; readonly portals: readonly EntryText[] },
): string {
  const document = openDocument(text);
  if (text.trim() === '') document.commentBefore = HEADING;
  for (const city of entries.cities) append(document, 'cities', city);
  for (const portal of entries.portals) append(document, 'portals', portal);
  return document.toString({ lineWidth: 0 });
}

/** A file of this one entry. */
export function entryText(key: 'cities' | 'portals', entry: EntryText): string {
  const document = openDocument('');
  append(document, key, entry);
  return document.toString({ lineWidth: 0 });
}

/**
 * Whole or not at all: the text goes to `<path>.lock` first, which also keeps a second writer out, and is renamed.
 * Throws EEXIST when another writer is at work.
 */
export function writeWhole(path: string, compose: () => string): void {
  mkdirSync(dirname(path), { recursive: true });
  const lock = `${path}.lock`;
  const file = openSync(lock, 'wx');
  try {
    try {
      writeSync(file, compose());
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(lock, path);
  } catch (error) {
    unlinkSync(lock);
    throw error;
  }
}
