/** "every 15 minutes", "3 times a year", "5年ごと", "4回/年": phrases with a number in them. */
import type { FrequencyCode } from './period-table.ts';

/** A length, or a code where the phrase names an occasion rather than a length. */
export type PhraseReading = { readonly days: number } | { readonly code: FrequencyCode };

const YEAR = 365.25;
const UNITS: readonly (readonly [days: number, names: string])[] = [
  [1 / 1440, 'minute minutes min mins minuto minutos minuten 分'],
  [1 / 24, 'hour hours hr hrs hora horas heure heures stunde stunden ora ore uur 時間'],
  [1, 'day days dia dias jour jours tag tage tagen giorno giorni dag dagen 日'],
  [7, 'week weeks semana semanas setmana setmanes semaine semaines woche wochen settimana settimane 週 週間'],
  [
    YEAR / 12,
    'month months mes meses mesos mois monat monate monaten mese mesi maand maanden 月 か月 ヶ月 カ月 ヵ月 ケ月 箇月',
  ],
  [YEAR / 4, 'quarter quarters trimestre trimestres quartal quartale 四半期'],
  [
    YEAR,
    'year years yr yrs ano anos any anys an ans annee annees jahr jahre jahren anno anni jaar jaren 年 年度',
  ],
];
const days = new Map(
  UNITS.flatMap(([length, names]) => names.split(' ').map((name): [string, number] => [name, length])),
);
const NUMBERS = new Map(
  [
    ...[
      'zero',
      'one',
      'two',
      'three',
      'four',
      'five',
      'six',
      'seven',
      'eight',
      'nine',
      'ten',
      'eleven',
      'twelve',
    ].entries(),
    ...['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].entries(),
  ].map(([value, word]): [string, number] => [word, value]),
);

const EVERY =
  /^(?:every |cada |alle |tous les |toutes les |ogni |elke |once every |once in |una vez cada )?(\S+) (\S+)$/;
const TIMES =
  /^(?:updated )?(once|twice|\S+ (?:times|veces|vegades|fois|mal|volte|keer)) (?:(?:an?|per|each|every|al?|por|par|pro|im) )?(\S+)$/;
const NUMBER = '(\\d{1,3}|[一二三四五六七八九十])';
const UNIT = '(分|時間|日|週間?|[かヶカヵケ箇]?月|四半期|年度?)';
const JAPANESE_EVERY = new RegExp(
  `^${NUMBER}${UNIT}(?:間)?(?:ごと|毎|に一度|に1度|おき|に1回|に一回)?(?:に1回|に1度)?$`,
);
const JAPANESE_TIMES = [
  new RegExp(`^${NUMBER}回 ?(?:/ ?)?(?:毎)?${UNIT}$`),
  new RegExp(`^(?:1|一)?${UNIT}(?:間)?に?${NUMBER}回$`),
];
const JAPANESE_TIMES_IN = new RegExp(`^${NUMBER}回 ?(?:/ ?)?${NUMBER}${UNIT}$`);
const JAPANESE_IN_TIMES = new RegExp(`^${NUMBER}${UNIT}(?:間)?に${NUMBER}回$`);
/** "whenever it changes": an occasion. */
const JAPANESE_OCCASION = /(?:都度|変更時|変更の際|変更があった場合|追加時|改定時|改正時|更新時|都度更新)$/;
const JAPANESE_EACH = /^毎(日|週|月|年)/;

/** Reads a key of `period.ts` (folded, without punctuation); null when it is no such phrase. */
export function readEveryPhrase(key: string): PhraseReading | null {
  const times = TIMES.exec(key);
  if (times !== null) return rate(countOf(times[1] ?? ''), days.get(times[2] ?? ''));
  const every = EVERY.exec(key);
  if (every !== null) {
    const reading = span(numberOf(every[1] ?? ''), days.get(every[2] ?? ''));
    if (reading !== null) return reading;
  }
  const single = /^(?:every|each|cada|jede[ns]?|chaque|ogni|elke) (\S+)$/.exec(key);
  if (single !== null) return span(1, days.get(single[1] ?? ''));
  return japanese(key);
}

function japanese(key: string): PhraseReading | null {
  // Keys have blanks where punctuation was: "1回/年" is "1回 年" here.
  const every = JAPANESE_EVERY.exec(key);
  if (every !== null) return span(numberOf(every[1] ?? ''), days.get(every[2] ?? ''));
  const [countFirst, unitFirst] = JAPANESE_TIMES.map((pattern) => pattern.exec(key));
  if (countFirst) return rate(numberOf(countFirst[1] ?? ''), days.get(countFirst[2] ?? ''));
  if (unitFirst) return rate(numberOf(unitFirst[2] ?? ''), days.get(unitFirst[1] ?? ''));
  const several = JAPANESE_TIMES_IN.exec(key);
  if (several !== null) {
    return rate(numberOf(several[1] ?? ''), scaled(numberOf(several[2] ?? ''), days.get(several[3] ?? '')));
  }
  const within = JAPANESE_IN_TIMES.exec(key);
  if (within !== null) {
    return rate(numberOf(within[3] ?? ''), scaled(numberOf(within[1] ?? ''), days.get(within[2] ?? '')));
  }
  const each = JAPANESE_EACH.exec(key);
  if (each !== null && !/不定期|以外/.test(key)) return span(1, days.get(each[1] ?? ''));
  return JAPANESE_OCCASION.test(key) ? { code: 'AS_NEEDED' } : null;
}

function countOf(words: string): number | null {
  if (words === 'once') return 1;
  return words === 'twice' ? 2 : numberOf(words.split(' ')[0] ?? '');
}

function numberOf(word: string): number | null {
  return /^\d{1,4}$/.test(word) ? Number(word) : (NUMBERS.get(word) ?? null);
}

function scaled(count: number | null, unit: number | undefined): number | undefined {
  return count === null || unit === undefined ? undefined : count * unit;
}

function span(count: number | null, unit: number | undefined): PhraseReading | null {
  const length = scaled(count, unit);
  return length === undefined || length <= 0 ? null : { days: length };
}

function rate(count: number | null, unit: number | undefined): PhraseReading | null {
  return count === null || count <= 0 || unit === undefined ? null : { days: unit / count };
}
