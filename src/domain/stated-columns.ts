/** Columns as a catalogue states them, in the form of a table's own: what is known while the table cannot be asked. */
import type { ColumnDraft } from './draft.ts';
import type { ColumnType } from './query/ast.ts';
import type { Column } from './query/table.ts';

/** Words for types that portals use, without case, lengths and signs: "Floating Timestamp", "VARCHAR(20)", "int4". */
const TYPE_WORDS: Readonly<Record<string, ColumnType>> = {
  ...named('text', 'text string varchar char character charactervarying url email phone html'),
  ...named('integer', 'integer int int2 int4 int8 bigint smallint serial long short'),
  ...named('decimal', 'numeric number decimal double doubleprecision real float float4 float8 money percent'),
  ...named('boolean', 'boolean bool checkbox flag'),
  ...named('date', 'date'),
  ...named(
    'instant',
    'timestamp timestamptz timestampwithouttimezone timestampwithtimezone datetime calendardate floatingtimestamp fixedtimestamp',
  ),
  ...named('point', 'point geopoint'),
};

function named(type: ColumnType, words: string): Record<string, ColumnType> {
  return Object.fromEntries(words.split(' ').map((word) => [word, type]));
}

/** json, which holds anything, where the word is not known. */
function typeOf(sourceType: string | null): ColumnType {
  const word = (sourceType ?? '')
    .toLowerCase()
    .replace(/\(.*\)/, '')
    .replace(/[^a-z0-9]/g, '');
  return Object.hasOwn(TYPE_WORDS, word) ? (TYPE_WORDS[word] ?? 'json') : 'json';
}

/** Nothing is promised: any cell may be null, and a type that is not told is json. */
export function statedColumns(columns: readonly ColumnDraft[]): readonly Column[] {
  return columns.map(({ name, title, description, sourceType }) => ({
    name,
    type: typeOf(sourceType),
    nullable: true,
    title,
    description,
    sourceType: sourceType ?? 'unknown',
    system: false,
  }));
}
