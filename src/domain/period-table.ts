/**
 * EU frequency codes (http://publications.europa.eu/resource/authority/frequency/), their length in days, and the words
 * that portals use for them. Words are written as keys: folded, without punctuation, single blanks.
 */
const MINUTE = 1 / 1440;
const HOUR = 1 / 24;
const YEAR = 365.25;
const MONTH = YEAR / 12;

export const PERIOD_DAYS = {
  UPDATE_CONT: HOUR,
  CONT: HOUR,
  '1MIN': MINUTE,
  '5MIN': 5 * MINUTE,
  '10MIN': 10 * MINUTE,
  '15MIN': 15 * MINUTE,
  '30MIN': 30 * MINUTE,
  HOURLY: HOUR,
  BIHOURLY: 2 * HOUR,
  TRIHOURLY: 3 * HOUR,
  DAILY_3: 1 / 3,
  '12HRS': 12 * HOUR,
  DAILY_2: 0.5,
  DAILY: 1,
  WEEKLY_5: 7 / 5,
  WEEKLY_3: 7 / 3,
  WEEKLY_2: 3.5,
  WEEKLY: 7,
  MONTHLY_3: MONTH / 3,
  BIWEEKLY: 14,
  MONTHLY_2: MONTH / 2,
  MONTHLY: MONTH,
  BIMONTHLY: 2 * MONTH,
  QUARTERLY: 3 * MONTH,
  ANNUAL_3: 4 * MONTH,
  ANNUAL_2: 6 * MONTH,
  ANNUAL: YEAR,
  BIENNIAL: 2 * YEAR,
  TRIENNIAL: 3 * YEAR,
  QUADRENNIAL: 4 * YEAR,
  QUINQUENNIAL: 5 * YEAR,
  DECENNIAL: 10 * YEAR,
  BIDECENNIAL: 20 * YEAR,
  TRIDECENNIAL: 30 * YEAR,
  AS_NEEDED: null,
  IRREG: null,
  NEVER: null,
  NOT_PLANNED: null,
  OTHER: null,
  UNKNOWN: null,
} as const;
export type FrequencyCode = keyof typeof PERIOD_DAYS;

/* `|` separates words. Order of languages: English, Spanish, Catalan, French, German, Italian, Portuguese, Dutch, Japanese. */
const WORDS: Readonly<Record<FrequencyCode, string>> = {
  UPDATE_CONT:
    'continuous|continuously|continual|continually|real time|realtime|near real time|live|streaming|stream|' +
    'tiempo real|en tiempo real|continua|continuo|continuamente|temps real|en continu|temps reel|en temps reel|' +
    'continu|echtzeit|in echtzeit|kontinuierlich|laufend|fortlaufend|staendig|standig|tempo reale|in tempo reale|tempo real|' +
    'リアルタイム',
  CONT:
    'several times a day|several times per day|several times daily|multiple times daily|multiple times a day|' +
    'multiple times per day|multiple times an hour|multiple times per hour|x times per day|more than daily|severaltimesaday|' +
    'varias veces al dia|plusieurs fois par jour|mehrmals taglich',
  '1MIN': 'oneminute|every minute|1 min|1 minute|cada minuto',
  '5MIN': '5 min',
  '10MIN': '10 min',
  '15MIN': '15 min',
  '30MIN': '30 min|every half hour|half hourly',
  HOURLY:
    'hourly|hour|once an hour|toutes les heures|horaire|cada hora|por hora|horaria|horario|stundlich|stuendlich|ogni ora|' +
    'oraria|elk uur|毎時|1時間ごと',
  BIHOURLY: 'bihourly',
  TRIHOURLY: 'trihourly',
  '12HRS': '12hrs',
  DAILY_3: 'three times a day|three times daily|3 times a day|3 times daily',
  DAILY_2:
    'twice a day|twice daily|two times a day|semidaily|2 times a day|2 times daily|dos veces al dia|deux fois par jour',
  DAILY:
    'daily|day|nightly|each day|each night|once a day|once daily|overnight|diaria|diario|diariamente|cada dia|todos los dias|diari|diaria|' +
    'quotidien|quotidienne|tous les jours|journalier|journaliere|taglich|taeglich|giornaliera|giornaliero|' +
    'quotidiana|dagelijks|毎日|日次|日ごと|1日ごと',
  WEEKLY_5: 'five times a week|5 times a week',
  WEEKLY_3: 'three times a week|threetimesaweek|3 times a week',
  WEEKLY_2:
    'twice weekly|twice a week|bisemanal|two times a week|semiweekly|semi weekly|2 times a week|dos veces por semana|' +
    'deux fois par semaine|zweimal wochentlich',
  WEEKLY:
    'weekly|week|each week|once a week|once weekly|semanal|semanalmente|cada semana|setmanal|hebdomadaire|chaque semaine|' +
    'toutes les semaines|wochentlich|woechentlich|settimanale|wekelijks|毎週|週次|週1回|1週間ごと',
  BIWEEKLY:
    'fortnightly|fortnighly|every two weeks|every other week|quincenal|quincenalmente|quinzenal|cada dos semanas|' +
    'toutes les deux semaines|alle zwei wochen|zweiwochentlich|vierzehntagig|14 taglich|quindicinale|' +
    'tweewekelijks|隔週',
  MONTHLY_3: 'three times a month|threetimesamonth|3 times a month',
  MONTHLY_2:
    'twice a month|twice monthly|two times a month|semimonthly|semi monthly|2 times a month|bimensuel|bimensuelle',
  MONTHLY:
    'monthly|month|each month|once a month|mensual|mensualmente|cada mes|todos los meses|mensuel|mensuelle|chaque mois|' +
    'tous les mois|monatlich|mensile|mensilmente|mensal|mensalmente|maandelijks|毎月|月次|月1回|月ごと',
  BIMONTHLY:
    'every two months|every other month|bimestral|bimestriel|bimestrielle|cada dos meses|tous les deux mois|' +
    'alle zwei monate|zweimonatlich|bimestrale|隔月',
  QUARTERLY:
    'quarterly|quarter|each quarter|once a quarter|trimestral|trimestralmente|cada tres meses|trimestriel|trimestrielle|' +
    'vierteljahrlich|vierteljaehrlich|quartalsweise|quartal|trimestrale|kwartaal|per kwartaal|driemaandelijks|' +
    'four times a year|fourtimesayear|四半期ごと|四半期',
  ANNUAL_3:
    'three times a year|threetimesayear|triannual|triannually|quadrimestral|cuatrimestral|quadrimestriel|' +
    'quadrimestrale|every four months|cada cuatro meses',
  ANNUAL_2:
    'twice a year|twice yearly|two times a year|semi annual|semi annually|semiannual|semiannually|biannual|' +
    'biannually|bi annual|bi annually|half yearly|half year|every half year|every six months|semestral|semestralmente|' +
    'cada seis meses|semestriel|semestrielle|tous les six mois|halbjahrlich|halbjaehrlich|semestrale|halfjaarlijks|' +
    '半年ごと|半年|半年毎',
  ANNUAL:
    'annual|annually|yearly|year|each year|once a year|once per year|each school year|anual|anualmente|cada ano|' +
    'todos los anos|cada any|annuel|annuelle|annuellement|tous les ans|chaque annee|jahrlich|jaehrlich|jedes jahr|annuale|' +
    'annualmente|jaarlijks|毎年|年次|年1回|毎年度|年度ごと|年ごと',
  BIENNIAL:
    'biennial|biennially|every two years|every other year|bienal|cada dos anos|biennal|bisannuel|tous les deux ans|' +
    'alle zwei jahre|zweijahrlich|zweijaehrlich|biennale|tweejaarlijks|隔年',
  TRIENNIAL:
    'triennial|triennially|every three years|trienal|cada tres anos|alle drei jahre|triennale|tous les trois ans',
  QUADRENNIAL: 'quadrennial|quadrennially|every four years|cuatrienal|cada cuatro anos|alle vier jahre',
  QUINQUENNIAL:
    'quinquennial|quinquennially|every five years|quinquenal|cada cinco anos|alle funf jahre|tous les cinq ans',
  DECENNIAL: 'decennial|decennially|decennial census|every ten years|decenal|cada diez anos|alle zehn jahre',
  BIDECENNIAL: 'bidecennial|every twenty years',
  TRIDECENNIAL: 'tridecennial|every thirty years',
  AS_NEEDED:
    'as needed|asneeded|as required|as necessary|as available|when necessary|when needed|when required|if needed|if required|upon request|on request|on demand|as needed on demand|as ' +
    'changes occur|as new data becomes available|as data becomes available|when changes occur|when changed|' +
    'upon change|ad hoc|adhoc|punctual|a demanda|segun necesidad|cuando sea necesario|segons necessitat|' +
    'a la demande|selon besoin|selon les besoins|au besoin|ponctuel|ponctuelle|ponctuellement|bei bedarf|nach bedarf|' +
    'wenn notig|su richiesta|se necessario|quando necessario|sob demanda|naar behoefte|indien nodig|' +
    '随時|適宜|必要に応じて|必要に応じ|必要な都度|その都度|都度',
  IRREG:
    'irregular|irregularly|at irregular intervals|varies|variable|occasional|occasionally|sporadic|sporadically|intermittent|' +
    'intermittently|eventual|eventualmente|esporadica|esporadico|ocasional|sin periodicidad|no periodica|sense periodicitat|' +
    'irregulier|irreguliere|occasionnel|occasionnelle|unregelmassig|unregelmaessig|sporadisch|' +
    'sporadisch oder unregelmassig|sporadisch oder unregelmaessig|irregolare|occasionale|onregelmatig|不定期',
  NEVER:
    'never|static|static not updated|static data|one time|onetime|one time static|one time upload|one time only|one off|once|historical|' +
    'historical only|historical data|historic|historic data|not updated|not updated historical only|not updated historical data|' +
    'not updated historical|no longer updated|is no longer updated|this historical dataset will no longer be updated|archived|archive|archival|' +
    'discontinued|retired|will not be refreshed|will not be updated|no updates|no update|does not change once published|' +
    'nunca|no se actualiza|sin actualizacion|unica vez|una sola vez|historico|no s actualitza|mai|jamais|aucune mise a jour|' +
    'nie|einmalig|keine aktualisierung|wird nicht aktualisiert|statisch|statique|statico|estatica|estatico|una tantum|nooit|eenmalig|' +
    '更新無|更新なし|更新無し|更新しない|公開時のみ|初回のみ|1回のみ',
  NOT_PLANNED:
    'not planned|notplanned|no further updates planned|no updates planned|none planned|no planificada|sin planificar|non planifie|' +
    'nicht geplant|更新予定なし|更新予定無し|更新の予定なし',
  OTHER:
    'other|other see description|fourtimesaweek|otro|otra|otros|autre|andere|sonstige|altro|outro|その他',
  UNKNOWN:
    'unknown|tbd|to be determined|to be decided|not specified|unspecified|na|desconocida|desconocido|sin especificar|no especificada|inconnu|inconnue|' +
    'unbekannt|sconosciuto|desconhecido|onbekend|未定|不明',
};

/** Frequency code → same code under its own name, and every word → its code. */
export const frequencyWords: ReadonlyMap<string, FrequencyCode> = new Map(
  entries().flatMap(([code, words]) => [
    [code.toLowerCase(), code],
    [code.toLowerCase().replaceAll('_', ' '), code],
    ...words.split('|').map((word): [string, FrequencyCode] => [word, code]),
  ]),
);

/** "biweekly" and its kind, which some cities mean as twice a week. */
export const BIWEEKLY_WORDS: ReadonlySet<string> = new Set(['biweekly', 'bi weekly', 'r p0 5w']);

/** "bimonthly" is twice a month to some and every two months to most; the EU list and Dublin Core take the latter. */
export const BIMONTHLY_WORDS: ReadonlySet<string> = new Set(['bimonthly', 'bi monthly']);

/** Codes with a period, in the order of their length; UPDATE_CONT and CONT name no exact one. */
export const periodCodes: readonly (readonly [code: FrequencyCode, days: number])[] = entries().flatMap(
  ([code]) => {
    const days = PERIOD_DAYS[code];
    return days === null || code === 'UPDATE_CONT' || code === 'CONT' ? [] : [[code, days] as const];
  },
);

function entries(): readonly (readonly [FrequencyCode, string])[] {
  return Object.keys(PERIOD_DAYS)
    .filter(isCode)
    .map((code) => [code, WORDS[code]] as const);
}

function isCode(code: string): code is FrequencyCode {
  return Object.hasOwn(PERIOD_DAYS, code);
}
