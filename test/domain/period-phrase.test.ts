import { describe, expect, it } from 'vitest';
import { readEveryPhrase } from '../../src/domain/period-phrase.ts';

const YEAR = 365.25;

describe('readEveryPhrase', () => {
  it('reads spans of time', () => {
    const cases = {
      'every 2 hours': 2 / 24,
      'every three years': 3 * YEAR,
      '15 minutes': 15 / 1440,
      'cada 5 anos': 5 * YEAR,
      'alle 2 wochen': 14,
      'tous les 3 mois': YEAR / 4,
      '3年ごと': 3 * YEAR,
      '2か月ごと': YEAR / 6,
      'every week': 7,
    };
    for (const [key, days] of Object.entries(cases)) {
      const reading = readEveryPhrase(key);
      expect(reading !== null && 'days' in reading ? reading.days : null, key).toBeCloseTo(days);
    }
  });

  it('reads rates', () => {
    const cases = {
      '3 times a year': YEAR / 3,
      'twice a week': 3.5,
      '2回 年': YEAR / 2,
      年4回: YEAR / 4,
      '1回 3年': 3 * YEAR,
      '1年に2回': YEAR / 2,
    };
    for (const [key, days] of Object.entries(cases)) {
      const reading = readEveryPhrase(key);
      expect(reading !== null && 'days' in reading ? reading.days : null, key).toBeCloseTo(days);
    }
  });

  it('reads occasions', () => {
    for (const key of ['調査結果更新の都度', '変更時', 'アクセスポイントの追加時']) {
      expect(readEveryPhrase(key)).toEqual({ code: 'AS_NEEDED' });
    }
  });

  it('reads nothing else, and no spans of nothing', () => {
    for (const key of [
      '',
      'every so often',
      'every 0 days',
      '0 times a year',
      '年に数回',
      '毎年不定期',
      'many times a year',
      'every day or two',
    ]) {
      expect(readEveryPhrase(key), key).toBeNull();
    }
  });
});
