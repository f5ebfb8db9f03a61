/** Update frequencies: ISO 8601 repeating intervals, EU and Dublin Core codes, and words in many languages. */
import type { UpdateFrequency } from './dataset.ts';
import {
  BIMONTHLY_WORDS,
  BIWEEKLY_WORDS,
  frequencyWords,
  PERIOD_DAYS,
  periodCodes,
  type FrequencyCode,
} from './period-table.ts';
import { readEveryPhrase } from './period-phrase.ts';
import { folded, isAbsent } from './text.ts';

export interface PeriodOptions {
  /** Days that "biweekly" means at this portal, where it is not 14. */
  readonly biweeklyDays: number | null;
}

const ISO =
  /^(?:R\d*\/)?P(?=[\dT.,])(?:([\d.,]+)Y)?(?:([\d.,]+)M)?(?:([\d.,]+)W)?(?:([\d.,]+)D)?(?:T(?:([\d.,]+)H)?(?:([\d.,]+)M)?(?:([\d.,]+)S)?)?$/i;
const VOCABULARY =
  /^https?:\/\/(?:publications\.europa\.eu\/resource\/authority\/frequency|purl\.org\/(?:cld\/freq|linked-data\/sdmx\/2009\/code#freq)|.*MD_MaintenanceFrequencyCode)\b/i;
/** Longest gap when nothing comes at weekends, in days. */
const WORKING_DAYS = 3;
const TOLERANCE = 0.1;

/** null when there is nothing to read; unknown words keep `raw` and have no code. */
export function readPeriod(raw: string | null, options: PeriodOptions): UpdateFrequency | null {
  if (raw === null || isAbsent(raw)) return null;
  const text = raw.trim().replace(/\s+/g, ' ');
  if (text.length > 300) return { raw: text.slice(0, 300), code: null, periodDays: null };
  const word = VOCABULARY.test(text) ? (text.split(/[/#]/).findLast((part) => part !== '') ?? text) : text;
  const iso = ISO.exec(word);
  if (iso !== null) return fromIso(text, word, iso, options);
  return fromWords(text, word, options) ?? { raw: text, code: null, periodDays: null };
}

function fromWords(raw: string, text: string, options: PeriodOptions): UpdateFrequency | null {
  const key = keyOf(text);
  const direct = byKey(raw, key, options);
  if (direct !== null) return direct;
  const bare = keyOf(withoutRemark(text));
  const short = withoutFiller(bare);
  return (
    byKey(raw, bare, options) ??
    byKey(raw, short, options) ??
    byParts(raw, text, options) ??
    phrase(raw, short)
  );
}

function byKey(raw: string, key: string, options: PeriodOptions): UpdateFrequency | null {
  if (BIWEEKLY_WORDS.has(key)) return biweekly(raw, options);
  if (BIMONTHLY_WORDS.has(key)) return coded(raw, 'BIMONTHLY');
  if (WEEKDAYS.test(key)) return { raw, code: 'DAILY', periodDays: WORKING_DAYS };
  const code = frequencyWords.get(key);
  return code === undefined ? null : coded(raw, code);
}

/** "daily/nightly", "Static - Not Updated": all parts mean the same. */
function byParts(raw: string, text: string, options: PeriodOptions): UpdateFrequency | null {
  const parts = text.split(/\s*(?:[/;,]|\s[-–—]\s|—|–)\s*/).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 4) return null;
  const readings = parts.map((part) => byKey(raw, withoutFiller(keyOf(withoutRemark(part))), options));
  const first = readings[0] ?? null;
  return first !== null && readings.every((other) => other?.code === first.code) ? first : null;
}

function phrase(raw: string, key: string): UpdateFrequency | null {
  const reading = readEveryPhrase(key);
  if (reading === null) return null;
  return 'code' in reading ? coded(raw, reading.code) : ofDays(raw, reading.days);
}

const WEEKDAYS =
  /^(?:(?:daily|each|business|every)? ?(?:weekdays?|working days?|business days?)(?: only)?|business daily|(?:daily )?(?:monday|mon|m) ?(?:to|through|thru)? ?(?:friday|fri|f)|werktaglich|dias laborables|jours ouvres|平日)$/;

/** Folded, punctuation as blanks; digits and letters stay, so that Japanese words stay whole. */
function keyOf(text: string): string {
  return folded(text.normalize('NFKC'))
    .replace(/[^\p{L}\p{N}~]+/gu, ' ')
    .trim();
}

/** Brackets explain; a season in them changes the meaning, so it stays. */
function withoutRemark(text: string): string {
  const weekdays = /\((?=[^()]*\b(?:weekdays|business days)\b)[^()]*\)/i;
  if (weekdays.test(text))
    return `weekdays ${text.replace(weekdays, '')}`.replace(/weekdays daily\s*$/i, 'weekdays');
  return text.normalize('NFKC').replace(/\((?![^()]*season)[^()]*\)/gi, ' ');
}

const LEADING =
  /^(?:(?:the |this )?(?:data|dataset|information|se|es|wird|actualizacion|mise a jour|aktualisierung)(?: (?:is|are|was|wird|es))? |(?:is|are) |updates? |updated |refreshed |aktualisiert |actualizado |approximately |approx |about |at least |roughly |概ね|およそ|約|原則)+/;
const TRAILING = /(?: updates?| updated| basis| aktualisiert|程度|予定|更新|の公開|頃)+$/;

/** "Data are updated at least annually" → "annually"; "no longer updated" stays whole, being a word of the table. */
function withoutFiller(key: string): string {
  const front = key.replace(LEADING, '');
  if (frequencyWords.has(front)) return front;
  const bare = front
    .replace(TRAILING, '')
    .replace(/ except for (?:city )?holidays$/, '')
    .trim();
  return bare === '' ? key : bare;
}

/** Days of a duration of ISO 8601, "P14D" or "P1Y6M"; null: it is none. A year has 365.25 days, a month a twelfth. */
export function durationDays(text: string): number | null {
  const match = text.length <= 60 ? ISO.exec(text) : null;
  if (match === null || /^R/i.test(text)) return null;
  const days = daysOf(match);
  return Number.isFinite(days) ? days : null;
}

function daysOf(match: RegExpExecArray): number {
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((digits: string | undefined) => Number((digits ?? '0').replace(',', '.')));
  return (
    (years ?? 0) * 365.25 +
    ((months ?? 0) * 365.25) / 12 +
    (weeks ?? 0) * 7 +
    (days ?? 0) +
    (hours ?? 0) / 24 +
    (minutes ?? 0) / 1_440 +
    (seconds ?? 0) / 86_400
  );
}

function fromIso(raw: string, text: string, match: RegExpExecArray, options: PeriodOptions): UpdateFrequency {
  if (BIWEEKLY_WORDS.has(keyOf(text))) return biweekly(raw, options);
  const total = daysOf(match);
  // R/PT0S and R/PT1S are the usual spellings of "continuously".
  if (total < 30 / 86_400) return coded(raw, 'UPDATE_CONT');
  if (total === 0.5 && match[4] !== undefined) return coded(raw, 'DAILY_2');
  return ofDays(raw, total);
}

function biweekly(raw: string, options: PeriodOptions): UpdateFrequency {
  const days = options.biweeklyDays ?? PERIOD_DAYS.BIWEEKLY;
  return { raw, code: days < 7 ? 'WEEKLY_2' : 'BIWEEKLY', periodDays: days };
}

function coded(raw: string, code: FrequencyCode): UpdateFrequency {
  return { raw, code, periodDays: PERIOD_DAYS[code] };
}

/** The nearest code within 10 %; OTHER, with its length known, beyond. */
function ofDays(raw: string, days: number): UpdateFrequency {
  if (!Number.isFinite(days) || days <= 0) return { raw, code: null, periodDays: null };
  let best: FrequencyCode | null = null;
  let least = TOLERANCE;
  for (const [code, length] of periodCodes) {
    const error = Math.abs(length - days) / length;
    if (error <= least && (best === null || error < least)) {
      best = code;
      least = error;
    }
  }
  return best === null ? { raw, code: 'OTHER', periodDays: days } : coded(raw, best);
}
