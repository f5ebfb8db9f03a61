/** Reads XML strictly, as much of it as feeds need: elements, attributes, text, the five entities and numbers. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const TOKEN = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([0-9a-fA-F]+));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The characters that XML 1.0 allows. */
const CHARS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

function decoded(text: string): string {
  return text.replace(ENTITY, (found, name: string | undefined, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name] ?? '';
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (Number.isNaN(code)) throw new Error(`a bare ${found}`);
    return String.fromCodePoint(code);
  });
}
function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([A-Za-z][\w:.-]*)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name)) throw new Error(`${name} stands twice`);
    found[name] = decoded(value);
  }
  return found;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Throws at whatever is not well-formed. */
export function readXml(document: string): XmlElement {
  if (!CHARS.test(document)) throw new Error('a character that XML cannot hold');
  const body = document.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*/, '').trimEnd();
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(body);
    if (token === null) throw new Error(`no XML at ${at}: ${body.slice(at, at + 40)}`);
    const [, closing = '', name = '', attributes = '', empty = '', text] = token;
    const top = open.at(-1) ?? root;
    if (text !== undefined) top.text += decoded(text);
    else if (closing === '/') {
      if (top.name !== name) throw new Error(`${top.name} is closed by ${name}`);
      open.pop();
    } else {
      const element: Open = { name, attributes: attributesOf(attributes), children: [], text: '' };
      top.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  const [only, ...more] = root.children;
  if (open.length > 1 || only === undefined || more.length > 0 || root.text.trim() !== '')
    throw new Error('not one whole element');
  return only;
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}
export function textOf(element: XmlElement, name: string): string | null {
  return childrenOf(element, name)[0]?.text ?? null;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;
const REFERENCE = /^[^\s<>"{}|\\^`]*$/;

function troublesOf(element: XmlElement, where: string): readonly string[] {
  const one = (name: string, isFine: (text: string) => boolean): readonly string[] => {
    const found = childrenOf(element, name);
    return found.length === 1 && isFine(found[0]?.text ?? '') ? [] : [`${where}: ${name}`];
  };
  const links = childrenOf(element, 'link').filter(
    ({ attributes: { rel, href } }) => rel === undefined || href === undefined || !REFERENCE.test(href),
  );
  return [
    ...one('id', (text) => IRI.test(text)),
    ...one('title', (text) => text.trim() !== ''),
    ...one('updated', (text) => MOMENT.test(text)),
    ...links.map(() => `${where}: link`),
    ...childrenOf(element, 'category').flatMap(({ attributes }) =>
      attributes['term'] === undefined ? [`${where}: category`] : [],
    ),
  ];
}

/** What RFC 4287 asks for and the document does not have; empty: it is a feed. */
export function atomTroubles(document: string): readonly string[] {
  const feed = readXml(document);
  const entries = childrenOf(feed, 'entry');
  const ids = entries.map((entry) => textOf(entry, 'id'));
  const hasSelf = childrenOf(feed, 'link').some(({ attributes }) => attributes['rel'] === 'self');
  const hasAuthor = childrenOf(feed, 'author').some((author) => textOf(author, 'name') !== null);
  return [
    ...(feed.name === 'feed' && feed.attributes['xmlns'] === 'http://www.w3.org/2005/Atom'
      ? []
      : ['no feed']),
    ...troublesOf(feed, 'feed'),
    ...(hasSelf ? [] : ['feed: no link to itself']),
    ...(new Set(ids).size === ids.length ? [] : ['feed: an id stands twice']),
    ...entries.flatMap((entry, at) => [
      ...troublesOf(entry, `entry ${at}`),
      ...(hasAuthor || childrenOf(entry, 'author').length > 0 ? [] : [`entry ${at}: author`]),
      ...(childrenOf(entry, 'content').length > 0 ||
      childrenOf(entry, 'link').some(({ attributes }) => attributes['rel'] === 'alternate')
        ? []
        : [`entry ${at}: neither content nor alternate`]),
    ]),
  ];
}
