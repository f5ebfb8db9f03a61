import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERIOD_DAYS } from '../../src/domain/period-table.ts';
import { durationDays, readPeriod } from '../../src/domain/period.ts';

const options = { biweeklyDays: null };
const code = (raw: string): string | null | undefined => readPeriod(raw, options)?.code;

function expectCodes(cases: Readonly<Record<string, readonly string[]>>): void {
  for (const [expected, words] of Object.entries(cases)) {
    for (const word of words) expect(`${word} ${code(word) ?? 'null'}`).toBe(`${word} ${expected}`);
  }
}

describe('readPeriod', () => {
  it('reads ISO 8601 intervals by their length', () => {
    expectCodes({
      UPDATE_CONT: ['R/PT1S', 'R/PT0S'],
      '15MIN': ['R/PT15M'],
      HOURLY: ['R/PT1H'],
      '12HRS': ['R/PT12H'],
      DAILY_2: ['R/P0.5D'],
      DAILY: ['R/P1D', 'R/PT24H', 'P1D', 'R5/P1D'],
      WEEKLY_3: ['R/P0.33W'],
      WEEKLY_2: ['R/P3.5D'],
      WEEKLY: ['R/P1W', 'R/P7D'],
      BIWEEKLY: ['R/P2W', 'R/P14D', 'R/P0.5W'],
      MONTHLY_3: ['R/P0.33M'],
      MONTHLY_2: ['R/P0.5M', 'R/P15D'],
      MONTHLY: ['R/P1M', 'R/P30D'],
      ANNUAL_2: ['R/P6M', 'R/P0.5Y'],
      ANNUAL: ['R/P1Y', 'R/P12M'],
      TRIDECENNIAL: ['R/P30Y'],
    });
  });

  it('keeps the length of an interval that no code fits', () => {
    expect(readPeriod('R/P45D', options)).toEqual({ raw: 'R/P45D', code: 'OTHER', periodDays: 45 });
    expect(readPeriod('Every 2 minutes', options)?.periodDays).toBeCloseTo(2 / 1_440);
  });

  it('reads words of many languages', () => {
    expectCodes({
      DAILY: ['Daily', 'nightly', 'Diaria', 'quotidienne', 'täglich', 'taeglich', '毎日', 'daily/nightly'],
      ANNUAL: [
        'Annually',
        'anual',
        'jährlich',
        'jaehrlich',
        '1年ごと',
        '１年ごと',
        '年１回（３月頃）',
        '1回/年',
        '毎年',
      ],
      MONTHLY: ['mensual', 'mensile', '１か月ごと', '月1回'],
      QUARTERLY: ['Trimestral', 'vierteljährlich', '4回/年', '3か月ごと'],
      QUINQUENNIAL: ['概ね5年ごと', '5年に1回', 'every five years'],
      IRREG: ['eventual', 'unregelmäßig', 'sporadisch oder unregelmaessig', '不定期'],
      AS_NEEDED: ['As Needed / On Demand', 'a demanda', '随時', '変更の都度', 'asNeeded'],
      NEVER: [
        'Static - Not Updated',
        'Not updated (historical only)',
        '公開時のみ',
        'Data is no longer updated',
      ],
      NOT_PLANNED: ['更新予定なし', 'notPlanned'],
      UNKNOWN: ['To be determined', 'unknown', '未定'],
      MONTHLY_2: ['bimensuel', 'twice a month'],
      ANNUAL_2: ['Bi-annually', 'semestral', 'Every 6 months'],
      CONT: ['Multiple times per hour', 'X times per day'],
    });
  });

  it('reads sentences around the word', () => {
    expectCodes({
      ANNUAL: ['Data are updated at least annually.'],
      WEEKLY: ['Data are updated approximately weekly', 'Updated Once a week'],
      '15MIN': ['Data is updated every 15 minutes'],
    });
  });

  it('knows that nothing comes at weekends when only weekdays are named', () => {
    for (const raw of [
      'Every weekday',
      'Data is updated daily, Monday through Friday',
      'Daily (weekdays only)',
    ]) {
      expect(readPeriod(raw, options)).toMatchObject({ code: 'DAILY', periodDays: 3 });
    }
  });

  it('reads the codes of vocabularies, and its own again', () => {
    const eu = 'http://publications.europa.eu/resource/authority/frequency/';
    for (const [known, days] of Object.entries(PERIOD_DAYS)) {
      expect(readPeriod(known, options)).toEqual({ raw: known, code: known, periodDays: days });
      expect(code(eu + known)).toBe(known);
    }
    expect(code('http://purl.org/cld/freq/semiannual')).toBe('ANNUAL_2');
  });

  it('takes biweekly for what the portal means by it', () => {
    expect(readPeriod('Biweekly', options)).toMatchObject({ code: 'BIWEEKLY', periodDays: 14 });
    expect(readPeriod('bi-weekly', { biweeklyDays: 4 })).toMatchObject({ code: 'WEEKLY_2', periodDays: 4 });
    expect(readPeriod('fortnightly', { biweeklyDays: 4 })).toMatchObject({
      code: 'BIWEEKLY',
      periodDays: 14,
    });
  });

  it('keeps the words of what it does not know, and makes nothing of them', () => {
    const unknown = [
      'Census Period',
      'Weekly during summer',
      '市場開市日ごと',
      '2～6回/年',
      '1か月/1年ごと',
      'CSV, daily',
      'R/P',
      'Current',
    ];
    for (const raw of unknown)
      expect(readPeriod(raw, options)).toEqual({ raw, code: null, periodDays: null });
    expect(code('Daily (in season)')).toBeNull();
    expect(code('Data are updated weekly during flu season')).toBeNull();
  });

  it('is null for nothing', () => {
    for (const raw of [null, '', ' ', 'null', 'N/A']) expect(readPeriod(raw, options)).toBeNull();
  });

  it('never throws, and gives a length only with a code', () => {
    const pieces = fc.constantFrom(
      'R/P',
      '1',
      '.',
      'D',
      'T',
      'every ',
      'times ',
      'a ',
      'year',
      '年',
      '回',
      'ごと',
      'weekly',
      '(',
      ')',
      '/',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const read = readPeriod(raw, options);
        if (read === null || read.periodDays === null) return;
        expect(read.code).not.toBeNull();
        expect(read.periodDays).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the days of a duration', () => {
  it('are exact, and not those of the nearest frequency', () => {
    const table = [
      ['P7D', 7],
      ['P90D', 90],
      ['P2W', 14],
      ['P3M', 91.3125],
      ['P1Y', 365.25],
      ['PT12H', 0.5],
    ] as const;
    for (const [text, days] of table) expect([text, durationDays(text)]).toEqual([text, days]);
  });

  it('are none of what is no duration', () => {
    for (const text of ['', 'P', '7', 'P7', 'weekly', 'R/P1D', '-P1D', `P${'9'.repeat(400)}D`])
      expect(durationDays(text)).toBeNull();
  });
});
