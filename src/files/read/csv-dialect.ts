/** How a delimited text is written, told from its beginning. */
import { CsvError, CsvScanner, type CsvDialect } from './csv-scanner.ts';

/** In the order in which one is preferred where several fit. */
const DELIMITERS = [0x2c, 0x3b, 0x09, 0x7c] as const;
const COMMA = 0x2c;
const TAB = 0x09;

interface Trial {
  readonly dialect: CsvDialect;
  /** Cells of the first line. */
  readonly width: number;
  /** 0..1: lines with as many cells as the first. */
  readonly fit: number;
  /** A quotation mark stands where none can be. */
  readonly isFaulty: boolean;
}

/** A record that the sample cuts off is left out. */
function tryOut(sample: Uint8Array, isWhole: boolean, dialect: CsvDialect): Trial {
  const widths: number[] = [];
  const limits = { maxRecordBytes: sample.length + 1, maxCells: sample.length + 1 };
  const scanner = new CsvScanner(dialect, limits, ({ count }) => widths.push(count));
  let isFaulty = false;
  try {
    scanner.push(sample);
    if (isWhole) scanner.end();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    isFaulty = true;
  }
  const width = widths[0] ?? 0;
  const fit = widths.filter((each) => each === width).length / Math.max(1, widths.length);
  return { dialect, width, fit, isFaulty };
}

/** "sep=;" is what Excel reads and writes before the header: a line that belongs to no table. */
export function separatorLine(
  sample: Uint8Array,
): { readonly delimiter: number; readonly length: number } | null {
  const match = /^sep=([,;\t|])\r?\n/i.exec(Buffer.from(sample.subarray(0, 10)).toString('latin1'));
  return match === null ? null : { delimiter: match[1]?.charCodeAt(0) ?? COMMA, length: match[0].length };
}

/**
 * `sample`: the first bytes, in UTF-8, the header among them; `isWhole`: there are no others. A fault of quotation marks
 * is for who reads the file to report: it must not make another delimiter look better. Only in tab-separated text, which
 * has no quotation marks by its registration, do they count as letters when they cannot be read as what they are.
 */
export function dialectOf(sample: Uint8Array, isWhole: boolean, isTabbed: boolean): CsvDialect {
  if (isTabbed) {
    const { isFaulty } = tryOut(sample, isWhole, { delimiter: TAB, quotes: true });
    return { delimiter: TAB, quotes: !isFaulty };
  }
  const trials = DELIMITERS.map((delimiter) => tryOut(sample, isWhole, { delimiter, quotes: true }));
  const several = trials.filter(({ width }) => width > 1);
  // A first line of one cell above lines of more is no header: whoever reads the file shall stumble over them.
  const [best] =
    several.length > 0
      ? several.toSorted((a, b) => b.fit - a.fit || b.width - a.width)
      : trials.toSorted((a, b) => a.fit - b.fit);
  return best?.dialect ?? { delimiter: COMMA, quotes: true };
}
