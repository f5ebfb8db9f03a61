import { describe, expect, it } from 'vitest';
import { cellText, isElastic, isFigure } from '../../src/cli/cell-text.ts';

describe('a cell for a person', () => {
  it.each([
    [null, 'text', '–'],
    ['', 'text', ''],
    ['a\n b\u001b[2J', 'text', 'a b[2J'],
    [0.1, 'decimal', '0.1'],
    ['12345678901234567.89', 'decimal', '12345678901234567.89'],
    [false, 'boolean', 'false'],
    ['2026-01-02', 'date', '2026-01-02'],
    [{ type: 'Point', coordinates: [-79.4, 43.6] }, 'point', '-79.4 43.6'],
    [{ type: 'Polygon' }, 'json', '{"type":"Polygon"}'],
    ['text', 'json', '"text"'],
    [{ odd: true }, 'point', '{"odd":true}'],
  ] as const)('%j of type %s reads %j', (cell, type, text) => {
    expect(cellText(cell, type)).toBe(text);
  });

  it('is a figure or can be cut, never both', () => {
    for (const type of ['text', 'integer', 'decimal', 'boolean', 'date', 'instant', 'point', 'json'] as const)
      expect(isFigure(type) && isElastic(type)).toBe(false);
  });
});
