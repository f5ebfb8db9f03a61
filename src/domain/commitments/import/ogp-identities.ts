/** Columns of the OGP export that follow from others: where they do not, the export or our reading of it is wrong. */
import { cleanLine } from './cells.ts';
import { Columns, wholeRows } from './columns.ts';
import type { IdentityCheck, ImportRow, ImportTable } from './imported.ts';
import { OGP_CHECKED, OGP_COLUMNS, OGP_NULLS, OGP_SCALES } from './ogp-columns.ts';

type Cells = (column: string) => string;
interface Identity {
  readonly name: string;
  readonly column: string;
  /** What the column has to say: "1", "0" or a null code. */
  readonly expected: (cell: Cells) => string;
}

const NOT_REVIEWED = ['NR', 'ND'];
function isIn(text: string, ...steps: readonly string[]): boolean {
  return steps.includes(text);
}
function flag(is: boolean): string {
  return is ? '1' : '0';
}

function highCompletion(cell: Cells): string {
  const end = cell(OGP_SCALES.completionEnd.text);
  const decisive = isIn(end, ...NOT_REVIEWED) ? cell(OGP_SCALES.completionProgress.text) : end;
  return flag(isIn(decisive, 'Substantial', 'Complete'));
}
function highAmbition(cell: Cells): string {
  const impact = cell(OGP_SCALES.potentialImpact.text);
  if (isIn(impact, ...NOT_REVIEWED)) return impact;
  return flag(isIn(impact, 'Moderate', 'Transformative') && cell(OGP_CHECKED.relevant) === '1');
}
function highOpening(cell: Cells): string {
  const opened = isIn(cell(OGP_SCALES.opened.text), 'Major', 'Outstanding');
  return flag(opened || cell(OGP_SCALES.earlyResults.text) === 'Significant');
}
function starred(cell: Cells): string {
  const isClear =
    isIn(cell(OGP_SCALES.specificity.text), 'Medium', 'High') || cell(OGP_COLUMNS.verifiable) === 'Yes';
  const isDone = isIn(cell(OGP_SCALES.completionEnd.text), 'Substantial', 'Complete');
  const isTransforming = cell(OGP_SCALES.potentialImpact.text) === 'Transformative';
  return flag(isClear && cell(OGP_CHECKED.relevant) === '1' && isTransforming && isDone);
}

const IDENTITIES: readonly Identity[] = [
  { name: 'High Completion', column: OGP_CHECKED.highCompletion, expected: highCompletion },
  { name: 'High Ambition', column: OGP_CHECKED.highAmbition, expected: highAmbition },
  { name: 'High DIOG', column: OGP_CHECKED.highOpening, expected: highOpening },
  { name: 'Starred (Current Formula) End of Term', column: OGP_COLUMNS.starredEnd, expected: starred },
];

/** A star is told or not; of the others a code for nothing is an answer too. */
function counts(identity: Identity, text: string): boolean {
  if (text === '') return false;
  return identity.column !== OGP_COLUMNS.starredEnd || !Object.hasOwn(OGP_NULLS, text);
}

function check(identity: Identity, rows: readonly ImportRow[], columns: Columns): IdentityCheck {
  const cellsOf =
    (row: ImportRow): Cells =>
    (column) =>
      cleanLine(columns.cell(row, column));
  const counted = rows.filter((row) => counts(identity, cellsOf(row)(identity.column)));
  const brokenAt = counted
    .filter((row) => identity.expected(cellsOf(row)) !== cellsOf(row)(identity.column))
    .map(({ line }) => line);
  return { name: identity.name, held: counted.length - brokenAt.length, of: counted.length, brokenAt };
}

/** Of all rows, whatever becomes of them; 0 of 0 where the export has not the column. */
export function ogpIdentities(table: ImportTable): readonly IdentityCheck[] {
  const columns = new Columns(table.header);
  const rows = wholeRows(table);
  return IDENTITIES.map((identity) => check(identity, rows, columns));
}
