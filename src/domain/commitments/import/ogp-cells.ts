/** Cells of the OGP export: texts, flags and steps of scales, null codes read as nothing and counted. */
import { cleanLine, cleanText } from './cells.ts';
import type { Columns } from './columns.ts';
import { note, shown } from './columns.ts';
import type { ImportNote, ImportRow } from './imported.ts';
import { OGP_CHANGE, OGP_NULLS, OGP_SCALES, type OgpScale } from './ogp-columns.ts';

/** Of one kind: by column the lines in which it was met. */
type Tally = Map<string, Set<number>>;

/** Counts what would be one line for every cell. */
export class OgpTallies {
  private readonly nulls = new Map<string, Tally>();
  private readonly disagreeing = new Map<string, Tally>();

  private static add(tallies: Map<string, Tally>, key: string, column: string, line: number): void {
    const tally = tallies.get(key) ?? new Map<string, Set<number>>();
    tally.set(column, (tally.get(column) ?? new Set<number>()).add(line));
    tallies.set(key, tally);
  }
  isNothing(code: string, column: string, line: number): void {
    OgpTallies.add(this.nulls, code, column, line);
  }
  disagrees(message: string, column: string, line: number): void {
    OgpTallies.add(this.disagreeing, message, column, line);
  }

  notes(columns: Columns): readonly ImportNote[] {
    const told = (
      tallies: ReadonlyMap<string, Tally>,
      code: 'W-OGP-02' | 'W-OGP-03',
      message: (key: string, counted: string) => string,
    ): ImportNote[] =>
      [...tallies]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, tally]) => {
          const lines = [...tally.values()].flatMap((set) => [...set]);
          const [only = ''] = tally.size === 1 ? [...tally.keys()] : [];
          const at = { line: Math.min(...lines), column: columns.numberOf(only) };
          return note(code, at, message(key, counted(lines.length, tally.size)), { count: lines.length });
        });
    return [
      ...told(
        this.nulls,
        'W-OGP-02',
        (key, cells) => `${cells} hold "${key}" (${OGP_NULLS[key] ?? ''}), read as not known`,
      ),
      ...told(this.disagreeing, 'W-OGP-03', (key, cells) => `${key} (${cells})`),
    ];
  }
}
function counted(cells: number, columns: number): string {
  return `${cells} ${cells === 1 ? 'cell' : 'cells'} of ${columns} ${columns === 1 ? 'column' : 'columns'}`;
}

/** One row. Every reader counts the null codes that it meets. */
export class OgpRow {
  readonly line: number;
  private readonly row: ImportRow;
  private readonly columns: Columns;
  private readonly tallies: OgpTallies;

  constructor(row: ImportRow, columns: Columns, tallies: OgpTallies) {
    this.row = row;
    this.line = row.line;
    this.columns = columns;
    this.tallies = tallies;
  }

  /** One line, null codes and all. */
  raw(column: string): string {
    return cleanLine(this.columns.cell(this.row, column));
  }
  columnOf(column: string): number | null {
    return this.columns.numberOf(column);
  }
  /** null: empty, or a null code. */
  words(column: string): string | null {
    const text = this.raw(column);
    if (Object.hasOwn(OGP_NULLS, text)) this.tallies.isNothing(text, column, this.line);
    return text === '' || Object.hasOwn(OGP_NULLS, text) ? null : text;
  }
  text(column: string): string | null {
    return this.words(column) === null ? null : cleanText(this.columns.cell(this.row, column));
  }
  /** Why there is nothing: "not reviewed"; null: there is something, or no word on it. */
  nullReason(column: string): string | null {
    const text = this.raw(column);
    return Object.hasOwn(OGP_NULLS, text) ? (OGP_NULLS[text] ?? null) : null;
  }
  /** "1" or "Yes", "0" or "No"; null: not told, or neither. */
  flag(column: string): boolean | null {
    const text = this.words(column)?.toLowerCase();
    if (text === '1' || text === 'yes' || text === 'true') return true;
    return text === '0' || text === 'no' || text === 'false' ? false : null;
  }
  /** Four digits. */
  year(column: string): string | null {
    const text = this.words(column);
    return text !== null && /^(19|20)\d\d$/.test(text) ? text : null;
  }

  /** The step that the text names, whatever its number says; null: nothing, or no step of the scale. */
  step(scale: OgpScale): string | null {
    const text = this.words(scale.text);
    const number = this.raw(scale.number);
    if (text === null) {
      if (number !== '' && !Object.hasOwn(OGP_NULLS, number))
        this.tallies.disagrees(
          `"${scale.text}" is empty where "${scale.number}" is not; the text counts`,
          scale.text,
          this.line,
        );
      return null;
    }
    const step = Object.keys(scale.steps).find((name) => name.toLowerCase() === text.toLowerCase());
    if (step === undefined) {
      this.tallies.disagrees(
        `"${scale.text}" holds ${shown(text)}, which is no step of its scale; left out`,
        scale.text,
        this.line,
      );
      return null;
    }
    if (number !== '' && Number(number) !== scale.steps[step])
      this.tallies.disagrees(
        `"${scale.text}" and "${scale.number}" disagree; the text counts`,
        scale.text,
        this.line,
      );
    return step;
  }

  /** Pairs that no record is made of have to agree all the same. */
  checkChange(): void {
    const [text, number] = [this.raw(OGP_CHANGE.text), this.raw(OGP_CHANGE.number)];
    const sign = { 'No Change': 0, Increase: 1, Decrease: -1 }[text];
    if (sign === undefined || number === '' || Math.sign(Number(number)) === sign) return;
    this.tallies.disagrees(
      `"${OGP_CHANGE.text}" and "${OGP_CHANGE.number}" disagree; the text counts`,
      OGP_CHANGE.text,
      this.line,
    );
  }
}

export function stepOf(row: OgpRow, name: keyof typeof OGP_SCALES): string | undefined {
  return row.step(OGP_SCALES[name]) ?? undefined;
}
