import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanLine,
  cleanText,
  inNaturalOrder,
  repairedNumber,
  slugOf,
} from '../../../../src/domain/commitments/import/cells.ts';

const UNWANTED = /(?![\t\n\r\u0080-\u009f])[\ue000-\uf8ff\p{Cc}]/u;

describe('cells of tables of others', () => {
  it('shows bullets of symbol fonts as bullets, and their blanks as blanks', () => {
    expect(cleanText('Teams:\uf020\uf0b7 Roads\r\n\uf0a7\tParks  \n\n\n\nEnd')).toBe(
      'Teams: • Roads\n• Parks\n\nEnd',
    );
    expect(cleanLine(' Open \n data\u0000 ')).toBe('Open data');
  });

  it('leaves nothing of private use or control, whatever a cell holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(UNWANTED.test(cleanText(text))).toBe(false);
      }),
    );
  });

  it('repairs numbers that a spreadsheet could not hold, and no others', () => {
    expect(['2.2999999999999998', '10.130000000000001', '4.0999999999999996'].map(repairedNumber)).toEqual([
      ...['2.3', '10.13', '4.1'],
    ]);
    const kept = ['3.2.5', '1.10', '2', 'IV', '', '3.3.3.6', '3.14159265358979312'];
    expect(kept.map(repairedNumber)).toEqual(kept);
  });

  it('makes ids of names', () => {
    expect(slugOf('São Paulo')).toBe('sao-paulo');
    expect(slugOf('  Ñandú / 2 ')).toBe('nandu-2');
    expect(slugOf('東京')).toBe('');
    expect(slugOf('x'.repeat(200))).toHaveLength(80);
  });

  it('orders by the numbers in texts', () => {
    expect(['10', '9', '2.10', '2.9', ''].sort(inNaturalOrder)).toEqual(['', '2.9', '2.10', '9', '10']);
  });
});
