/** One row of a table by the fields of a mapping. */
import { parseEdtf } from '../edtf.ts';
import { shown } from './columns.ts';
import { readDatePhrase } from './date-phrase.ts';
import type { GenericField, GenericMapping } from './generic-mapping.ts';
import type { TrackerRow } from './tracker.ts';

export class MappedRow {
  readonly row: TrackerRow;
  private readonly mapping: GenericMapping;

  constructor(row: TrackerRow, mapping: GenericMapping) {
    this.row = row;
    this.mapping = mapping;
  }
  columnOf(field: GenericField): string {
    return this.mapping.columns[field]?.[0] ?? '';
  }
  /** Cells with something in them, their words replaced by what they mean. */
  private cells(field: GenericField): readonly string[] {
    const cells = (this.mapping.columns[field] ?? []).flatMap((column) => this.row.text(column) ?? []);
    return cells.length > 0 ? cells : (this.mapping.defaults[field] ?? []);
  }
  private meant(field: GenericField, word: string): string {
    const map = Object.entries(this.mapping.valueMaps[field] ?? {});
    return map.find(([known]) => known.toLowerCase() === word.toLowerCase())?.[1] ?? word;
  }
  text(field: GenericField): string | undefined {
    const cells = this.cells(field).map((cell) => this.meant(field, cell));
    return cells.length === 0 ? undefined : cells.join('\n\n');
  }
  line(field: GenericField): string | undefined {
    const [first] = this.cells(field);
    return first === undefined ? undefined : this.meant(field, first.replace(/\s+/g, ' '));
  }
  list(field: GenericField): readonly string[] | undefined {
    const items = this.cells(field).flatMap((cell) => cell.split(/[;\n]/));
    const words = items.map((item) => item.trim()).filter((item) => item !== '');
    const meant = words.flatMap((word) => this.meant(field, word).split(';')).map((word) => word.trim());
    return meant.length === 0 ? undefined : [...new Set(meant)];
  }
  /** EDTF. What cannot be read is told and left out. */
  date(field: GenericField): string | undefined {
    const words = this.line(field);
    if (words === undefined) return undefined;
    const edtf = readDatePhrase(words, this.mapping.dateOrder);
    if (edtf === null)
      this.row.complain('W-DAT-03', this.columnOf(field), `expected a date, got ${shown(words)}; left out`);
    return edtf ?? undefined;
  }
  day(field: GenericField): string | undefined {
    return parseEdtf(this.date(field) ?? '')?.from;
  }
  /** One of those that are allowed; any other refuses the row. */
  oneOf<T extends string>(field: GenericField, allowed: readonly T[], word: string | undefined): T | null {
    if (word === undefined) return null;
    const found = allowed.find((one) => one.toLowerCase() === word.toLowerCase());
    if (found !== undefined) return found;
    const hint = `Say what it means: valueMaps: { ${field}: { ${shown(word)}: … } }, with one of ${allowed.join(', ')}.`;
    this.row.complain('E-SCH-04', this.columnOf(field), `expected a known word, got ${shown(word)}`, hint);
    return null;
  }
}
