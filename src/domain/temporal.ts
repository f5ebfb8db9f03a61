/** The period of time that a dataset is about: an interval in one text, or its two ends. Calendar days come out. */
import { calendarDate, isoDay, lastDay, utcOf, type CalendarDate } from './calendar.ts';
import type { DatasetDraft } from './draft.ts';
import { readInstantText } from './instant.ts';
import type { DateOrder } from './written-date.ts';
import { folded, isAbsent } from './text.ts';

export interface TemporalReading {
  /** YYYY-MM-DD; null: open or unknown. */
  readonly start: string | null;
  /** YYYY-MM-DD, inclusive: the last day of a year or month that is named as the end. */
  readonly end: string | null;
  readonly problem: 'interval-unreadable' | 'interval-reversed' | 'date-ambiguous' | null;
}

interface End {
  readonly date: CalendarDate | null;
  readonly problem: TemporalReading['problem'];
}

const NOTHING: TemporalReading = { start: null, end: null, problem: null };
const OPEN: End = { date: null, problem: null };
/** Words for "goes on", folded; "" and ".." are the open ends of ISO 8601-2. */
const OPEN_WORDS = new Set([
  ...['', '.', '..', '...', 'open', 'present', 'the present', 'today', 'now', 'current', 'ongoing', 'onward'],
  ...[
    'onwards',
    'date',
    'to date',
    'current date',
    'actualidad',
    'la actualidad',
    'presente',
    'hoy',
    'heute',
  ],
  ...['laufend', 'aktuell', "aujourd'hui", 'atual', 'oggi', 'heden', '現在'],
]);
const SEPARATORS = [
  /\/(?!\d{1,2}\/)|--/,
  / (?:to|until|through|thru|a|al|hasta|bis|jusqu'a|au|tot) /,
  /\s+[-–—~〜]\s+|[–—~〜]/,
];
const SINCE =
  /^(?:beginning(?: in)?|since|from|starting(?: in)?|desde(?: el)?|seit|ab|depuis|dal|sinds)\s+(.+)$/;
const YEARS = /^(\d{4})\s?[-–—/]\s?(\d{4}|present|current|today|ongoing|actualidad|heute)?$/;
const DURATION = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;

/** The two ends are taken where either is given; otherwise the interval is read. */
export function readTemporal(
  temporal: DatasetDraft['temporal'],
  options: { readonly dateOrder: DateOrder | null },
): TemporalReading {
  const { start, end, interval } = temporal;
  if (!says(start) && !says(end))
    return interval === null ? NOTHING : readInterval(interval, options.dateOrder);
  return between(readEnd(start ?? '', options.dateOrder), readEnd(end ?? '', options.dateOrder));
}

function says(text: string | null): boolean {
  return text !== null && !isAbsent(text);
}

function readInterval(raw: string, order: DateOrder | null): TemporalReading {
  const text = raw.trim();
  if (isAbsent(text)) return NOTHING;
  if (text.length > 200) return { ...NOTHING, problem: 'interval-unreadable' };
  const since = SINCE.exec(folded(text));
  if (since !== null && !/ (?:to|until|through|thru|hasta|bis|a|-) /.test(since[1] ?? '')) {
    return between(readEnd(since[1] ?? '', order), OPEN);
  }
  const single = readEnd(text, order);
  if (single.date !== null) return between(single, single);
  return (
    pairOf(since?.[1] ?? text, order) ?? { ...NOTHING, problem: single.problem ?? 'interval-unreadable' }
  );
}

function pairOf(text: string, order: DateOrder | null): TemporalReading | null {
  const years = YEARS.exec(folded(text));
  if (years !== null) return between(readEnd(years[1] ?? '', order), readEnd(years[2] ?? '', order));
  for (const separator of SEPARATORS) {
    const spelt = separator === SEPARATORS[1] ? folded(text) : text;
    const parts = spelt.split(separator);
    if (parts.length !== 2) continue;
    const start = readEnd(parts[0] ?? '', order);
    const end = endAfter(start, parts[1] ?? '', order);
    // One open end says something, two say nothing.
    if (start.problem === null && end.problem === null && (start.date ?? end.date) !== null) {
      return between(start, end);
    }
  }
  return null;
}

/** The second end may be a length of time: "2019-01-01/P1Y" covers 2019. */
function endAfter(start: End, text: string, order: DateOrder | null): End {
  const duration = DURATION.exec(text.trim().toUpperCase());
  if (duration === null || start.date === null || text.trim().length < 3) return readEnd(text, order);
  const [years, months, weeks, days] = duration.slice(1).map((digits) => Number(digits ?? '0'));
  const at = new Date(utcOf(start.date));
  at.setUTCFullYear(at.getUTCFullYear() + (years ?? 0), at.getUTCMonth() + (months ?? 0));
  at.setUTCDate(at.getUTCDate() + 7 * (weeks ?? 0) + (days ?? 0) - 1);
  const date = calendarDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
  return date === null ? { date, problem: 'interval-unreadable' } : { date, problem: null };
}

function readEnd(raw: string, order: DateOrder | null): End {
  const text = raw.trim();
  if (isAbsent(text) || OPEN_WORDS.has(folded(text))) return OPEN;
  if (text.length > 100) return { date: null, problem: 'interval-unreadable' };
  const four = /^\d{4}$/.test(text) ? calendarDate(Number(text)) : null;
  if (four !== null) return { date: four, problem: null };
  const written = readInstantText(text, order);
  if (written === 'date-ambiguous') return { date: null, problem: written };
  return written === null
    ? { date: null, problem: 'interval-unreadable' }
    : { date: written.date, problem: null };
}

/** One unreadable end does not take the other with it; a reversed pair says nothing. */
function between(start: End, end: End): TemporalReading {
  const from = start.date === null ? null : isoDay(start.date);
  const to = end.date === null ? null : isoDay(lastDay(end.date));
  if (from !== null && to !== null && to < from) return { ...NOTHING, problem: 'interval-reversed' };
  return { start: from, end: to, problem: start.problem ?? end.problem };
}
