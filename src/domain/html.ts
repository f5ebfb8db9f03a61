/** HTML to plain text in one pass per round: no regular expression that could run away on a hostile text. */
import { decodeEntities } from './html-entities.ts';

export interface PlainText {
  readonly text: string;
  readonly hadTags: boolean;
}

const INLINE =
  'a abbr acronym audio b base basefont bdi bdo big button canvas circle cite code col colgroup data datalist del dfn ' +
  'em embed font frame g i iframe image img input ins kbd label link map area mark math meta meter noscript object ' +
  'option output param path picture progress q rp rt ruby s samp select slot small source span strike strong sub sup ' +
  'svg template textarea time track tt u use var video wbr';
const BLOCK =
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption ' +
  'figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main marquee menu nav ol p pre ' +
  'section summary table tbody tfoot thead title tr ul';
const blocks = new Set(BLOCK.split(' '));
const known = new Set([...INLINE.split(' '), ...blocks, 'td', 'th', 'script', 'style']);
/** Elements whose content is no text. */
const silent = new Set(['script', 'style']);
/** Enough for text that was escaped twice; the rest is shown as it is. */
const MAX_ROUNDS = 8;

/** Tags out, entities decoded, block ends as line breaks; repeated while that reveals more markup. */
export function htmlToText(html: string): PlainText {
  let text = html;
  let hadTags = false;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stripped = text.includes('<') ? withoutTags(text) : text;
    hadTags ||= stripped !== text;
    const decoded = stripped.includes('&') ? decodeEntities(stripped) : stripped;
    if (decoded === text) break;
    text = decoded;
  }
  return { text: hadTags ? tidied(text) : text, hadTags };
}

function withoutTags(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let lower: string | null = null;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const name = tagName(text, at);
    if (name === null) continue;
    const end = name === '!--' ? text.indexOf('-->', at + 4) : text.indexOf('>', at + 1);
    if (end < 0) break;
    const closes = text.charCodeAt(at + 1) === SLASH;
    parts.push(text.slice(from, at), gapFor(name, closes));
    from = end + (name === '!--' ? 3 : 1);
    if (silent.has(name) && !closes) {
      lower ??= text.toLowerCase();
      const close = lower.indexOf(`</${name}`, from);
      from = close < 0 ? text.length : close;
    }
    at = from - 1;
  }
  if (parts.length === 0) return text;
  parts.push(text.slice(from));
  return parts.join('');
}

const SLASH = 47;
const TAG = /<(?:(!--)|\/?(!doctype|\?xml|[a-z][a-z0-9]{0,11}(?::[a-z][a-z0-9-]{0,30})?)(?=[\s/>]|$))/iy;

/** The lower-case name when a tag of HTML, or of Word's own namespaces, begins here. */
function tagName(text: string, at: number): string | null {
  TAG.lastIndex = at;
  const match = TAG.exec(text);
  if (match === null) return null;
  const name = (match[1] ?? match[2] ?? '').toLowerCase();
  // "<o:p>" and "<st1:place>" come from Word; longer prefixes are addresses: "<https://…>".
  if (name.includes(':')) return name.indexOf(':') <= 3 ? name : null;
  return known.has(name) || name.startsWith('!') || name === '?xml' ? name : null;
}

function gapFor(name: string, closes: boolean): string {
  if (name === 'li') return closes ? '\n' : '\n- ';
  if (name === 'td' || name === 'th') return closes ? ' ' : '';
  return blocks.has(name) ? '\n' : '';
}

/** Runs of blanks and empty lines that the tags left behind. */
function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
