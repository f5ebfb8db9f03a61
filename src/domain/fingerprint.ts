/** What of a dataset counts as content, in one spelling: equal texts mean that nothing changed. */
import type { Dataset } from './dataset.ts';
import type { Json } from './json.ts';

/** JSON with the keys of every object in code-unit order and without white space. A value has one spelling. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) {
    let list = '[';
    for (const member of value) list += list === '[' ? canonicalJson(member) : `,${canonicalJson(member)}`;
    return `${list}]`;
  }
  let object = '{';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    object += `${object === '{' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `${object}}`;
}

/** Without quotation marks, backslashes, control characters and halves of characters, JSON needs no escapes. */
const CLEAN = /^[\x20\x21\x23-\x5b\x5d-\x7e\u00a0-\ud7ff\ue000-\uffff]*$/;

function quoted(text: string): string {
  return text.length < 200 && CLEAN.test(text) ? `"${text}"` : JSON.stringify(text);
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
  return isData(content) ? content : null;
}

/** A dataset is plain data by its type; TypeScript wants to be told, since interfaces have no index signature. */
function isData(value: unknown): value is Json {
  return typeof value === 'object';
}
