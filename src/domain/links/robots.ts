/** robots.txt as RFC 9309 has it: what one crawler may ask of one host. https://www.rfc-editor.org/rfc/rfc9309 */

export interface RobotsRule {
  readonly allows: boolean;
  /** As written, percent-encoding made uniform: "/data/*.csv$". */
  readonly pattern: string;
}
export interface Robots {
  readonly rules: readonly RobotsRule[];
  /** Not of the RFC, but widely written; null: none. */
  readonly crawlDelayMs: number | null;
}

/** More need not be read (RFC 9309 §2.5). */
export const ROBOTS_BYTES = 500 * 1024;
export const ALLOW_ALL: Robots = { rules: [], crawlDelayMs: null };

interface Group {
  readonly agents: readonly string[];
  readonly rules: RobotsRule[];
  crawlDelayMs: number | null;
}

/** What `text` asks of the crawler with this product token: its own groups together, else those for "*", else nothing. */
export function readRobots(text: string, productToken: string): Robots {
  const groups = groupsOf(text.slice(0, ROBOTS_BYTES));
  const token = productToken.toLowerCase();
  const own = groups.filter(({ agents }) => agents.includes(token));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const delays = chosen.flatMap(({ crawlDelayMs }) => (crawlDelayMs === null ? [] : [crawlDelayMs]));
  return {
    rules: chosen.flatMap(({ rules }) => rules),
    crawlDelayMs: delays.length === 0 ? null : Math.max(...delays),
  };
}

function groupsOf(text: string): readonly Group[] {
  const groups: Group[] = [];
  let agents: string[] = [];
  let group: Group | null = null;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    // Split, not matched: a pattern with blanks on both sides of a text takes the square of a line of blanks.
    const entry = line.split('#', 1)[0] ?? '';
    const colon = entry.indexOf(':');
    const field = entry.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = entry.slice(colon + 1).trim();
    if (field === 'user-agent') {
      if (group !== null) agents = [];
      group = null;
      agents.push(agentOf(value));
    } else if (agents.length > 0 && (field === 'allow' || field === 'disallow' || field === 'crawl-delay')) {
      if (group === null) {
        group = { agents, rules: [], crawlDelayMs: null };
        groups.push(group);
      }
      addTo(group, field, value);
    }
  }
  return groups;
}

/** "CivicGraph/1.0" is meant for "civicgraph": versions are not matched (RFC 9309 §2.2.1). */
function agentOf(value: string): string {
  return value === '*' ? '*' : (/^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? '');
}

function addTo(group: Group, field: 'allow' | 'disallow' | 'crawl-delay', value: string): void {
  if (field === 'crawl-delay') {
    const seconds = /^\d{1,6}(?:\.\d+)?$/.test(value) ? Number(value) : null;
    if (seconds !== null) group.crawlDelayMs = Math.max(group.crawlDelayMs ?? 0, Math.round(seconds * 1000));
  } else if (value !== '') {
    group.rules.push({ allows: field === 'allow', pattern: uniform(value) });
  }
}

/** The longest rule that matches decides, of equals the one that allows; none: allowed. robots.txt itself always is. */
export function isAllowed({ rules }: Robots, url: URL): boolean {
  if (url.pathname === '/robots.txt') return true;
  const path = uniform(url.pathname + url.search);
  let best: RobotsRule | null = null;
  for (const rule of rules) {
    if (!matches(rule.pattern, path)) continue;
    const isBetter =
      best === null ||
      rule.pattern.length > best.pattern.length ||
      (rule.pattern.length === best.pattern.length && rule.allows);
    if (isBetter) best = rule;
  }
  return best?.allows ?? true;
}

/** "*" any characters, "$" at the end the end. Piece by piece, so that no pattern takes long. */
function matches(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const pieces = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  const first = pieces[0] ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const middle = pieces.slice(1, isAnchored ? -1 : undefined);
  for (const piece of middle) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (!isAnchored) return true;
  if (pieces.length === 1) return at === path.length;
  const end = pieces[pieces.length - 1] ?? '';
  return path.endsWith(end) && path.length - end.length >= at;
}

/** Both sides in one form: unreserved characters plain, all others encoded in capitals (RFC 9309 §2.2.2). */
function uniform(text: string): string {
  return text
    .replace(/[^\u0021-\u007E]+/g, (piece) => encodeURIComponent(piece.toWellFormed()))
    .replace(/%([0-9a-f]{2})/gi, (whole, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[a-z0-9._~-]/i.test(character) ? character : whole.toUpperCase();
    });
}
