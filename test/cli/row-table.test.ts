import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowTable } from '../../src/cli/row-table.ts';
import { painter, widthOf } from '../../src/cli/text.ts';
import type { ColumnType, Row } from '../../src/domain/query/ast.ts';
import type { Column } from '../../src/domain/query/table.ts';

function aColumn(name: string, type: ColumnType): Column {
  return { name, type, nullable: true, title: null, description: null, sourceType: type, system: false };
}
const paint = painter(false);
const wide = { width: Infinity, paint };

function lines(columns: readonly Column[], rows: readonly Row[], width = Infinity): string[] {
  const table = createRowTable(columns, rows, { width, paint });
  return [table.heading, ...rows.map((row) => table.line(row))];
}

describe('rows in a table', () => {
  const columns = [aColumn('name', 'text'), aColumn('height', 'decimal'), aColumn('seen', 'date')];

  it('stand in line, figures at the right', () => {
    const rows = [
      { name: '東京 🌳', height: 12.5, seen: '2026-01-02' },
      { name: 'elm', height: '12345678901234567.89', seen: null },
      { name: null, height: null, seen: '2026-01-03' },
    ];
    expect(lines(columns, rows)).toEqual([
      'name                   height  seen',
      '東京 🌳                  12.5  2026-01-02',
      'elm      12345678901234567.89  –',
      '–                           –  2026-01-03',
    ]);
  });

  it('show "no value" as – and an empty text as nothing', () => {
    const rows = [{ name: '', height: 0, seen: null }];
    expect(lines(columns, rows)[1]).toBe('           0  –');
  });

  it('write points as within takes them, and other values as JSON', () => {
    const places = [aColumn('at', 'point'), aColumn('shape', 'json')];
    const row = { at: { type: 'Point', coordinates: [-79.4, 43.6] }, shape: { type: 'Polygon' } };
    expect(lines(places, [row])[1]).toBe('-79.4 43.6  {"type":"Polygon"}');
  });

  it('cut texts but never figures when the terminal is narrow', () => {
    const rows = [{ name: 'a very long name of a very tall tree', height: 123456789.25, seen: '2026-01-02' }];
    const [heading, line] = lines(columns, rows, 40);
    expect(heading).toBe('name                  height  seen');
    expect(line).toBe('a very long n…  123456789.25  2026-01-02');
  });

  it('say which columns the terminal has no room for', () => {
    const many = Array.from({ length: 20 }, (_, at) => aColumn(`column_${at}`, 'text'));
    const row = Object.fromEntries(many.map(({ name }) => [name, 'some text']));
    const table = createRowTable(many, [row], { width: 40, paint });
    expect(table.hidden).toEqual(many.slice(4).map(({ name }) => name));
    expect(createRowTable(many, [row], wide).hidden).toEqual([]);
  });

  it('isolate what runs from right to left, on a terminal alone', () => {
    const rows = [{ name: 'שלום', height: 1, seen: null }];
    expect(lines(columns, rows, 80)[1]).toBe('\u2068שלום\u2069       1  –');
    expect(lines(columns, rows)[1]).toBe('שלום       1  –');
  });

  it('never obey what a portal sent, in cells or in names', () => {
    const evil = [aColumn('a\u001b[31m', 'text'), aColumn('b', 'json')];
    const shown = lines(evil, [{ 'a\u001b[31m': '\u009b2J\u202eevil\r\n', b: { x: '\u001b]0;t\u0007' } }]);
    expect(shown.join('')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  });

  it('stay one line each and within the terminal, whatever the texts are', () => {
    const two = [aColumn('a', 'text'), aColumn('b', 'text')];
    const cell = fc.option(fc.string({ unit: 'grapheme', maxLength: 80 }));
    fc.assert(
      fc.property(cell, cell, fc.integer({ min: 18, max: 100 }), (a, b, width) => {
        for (const line of lines(two, [{ a, b }], width)) {
          expect(line).not.toContain('\n');
          expect(widthOf(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('let a figure that came later and is longer than the first ones stand out whole', () => {
    const table = createRowTable(columns, [{ name: 'elm', height: 1, seen: null }], { width: 40, paint });
    expect(table.line({ name: 'a much longer name', height: 123456789, seen: null })).toContain('123456789');
  });
});
