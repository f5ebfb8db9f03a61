/** Text for terminals: safe to print, measured in columns. */

const OBEYED = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** One line without anything a terminal would obey: portals' own texts can hold escape sequences. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(OBEYED, '').trim();
}

/** The same for a text whose spaces mean something, such as a line that is indented. */
export function harmless(line: string): string {
  return line.replace(OBEYED, '');
}

/** Lines of which every character that a terminal would obey is replaced, tabs and line ends aside. */
export function neutral(lines: string, replacement: (char: string) => string): string {
  return lines.replace(OBEYED, (char, at: number) => {
    const isLayout = char === '\n' || char === '\t' || (char === '\r' && lines[at + 1] === '\n');
    return isLayout ? char : replacement(char);
  });
}

/** Characters that only guide others: they take no room of their own. */
const UNSEEN = /^[\p{M}\p{Cf}]+$/u;
/** Emoji that are drawn as pictures; U+FE0F asks for the picture where a character has two forms. */
const PICTURE = /\p{Emoji_Presentation}|\ufe0f/u;
const ASCII = /^[\u0020-\u007e]*$/;

function clusterWidth(cluster: string): number {
  if (UNSEEN.test(cluster)) return 0;
  return WIDE.test(cluster) || PICTURE.test(cluster) ? 2 : 1;
}
const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Columns that a text takes on a terminal; East Asian characters and emoji take two. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of clusters.segment(text)) width += clusterWidth(segment);
  return width;
}

/** At most `width` columns; what is cut off is marked by "…". */
export function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let out = '';
  let used = 0;
  for (const { segment } of clusters.segment(text)) {
    const next = used + clusterWidth(segment);
    if (next > width - 1) break;
    out += segment;
    used = next;
  }
  return width < 1 ? '' : `${out}…`;
}

/** Exactly `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fitted = fit(text, width);
  const space = ' '.repeat(Math.max(0, width - widthOf(fitted)));
  return align === 'left' ? fitted + space : space + fitted;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Keeps a text that runs from right to left from moving what stands beside it. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

const counting = new Intl.NumberFormat('en');

/** "1,204" */
export function count(value: number): string {
  return counting.format(value);
}

/** "850 ms", "12 s", "3 min 05 s", "2 h 04 min" */
export function timeSpan(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (seconds < 60) return `${seconds} s`;
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${two(seconds % 60)} s`
    : `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** "in 3 h", "5 min ago"; null is told as "–". */
export function relativeTime(at: string | null, now: Date): string {
  const ms = at === null ? Number.NaN : Date.parse(at) - now.getTime();
  if (Number.isNaN(ms)) return '–';
  const size = Math.abs(ms);
  const span =
    size < 60_000
      ? 'less than a minute'
      : size < 3_600_000
        ? `${Math.floor(size / 60_000)} min`
        : size < 2 * 86_400_000
          ? `${Math.floor(size / 3_600_000)} h`
          : `${Math.floor(size / 86_400_000)} d`;
  return ms >= 0 ? `in ${span}` : `${span} ago`;
}

const COLOURS = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Colour = keyof typeof COLOURS;
export type Paint = (text: string, colour: Colour) => string;

export function painter(hasColour: boolean): Paint {
  return (text, colour) => (hasColour ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text);
}

/** The first of them, and how many more there are. */
export function atMost(lines: readonly string[], most: number): string {
  const more = lines.length - most;
  return [...lines.slice(0, most), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}
