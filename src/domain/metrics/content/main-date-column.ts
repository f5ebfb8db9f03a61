/** Which column of a table says when the things in it happened. */
import type { Column } from '../../query/table.ts';
import { tokensOf } from '../categories/phrases.ts';

/** Words of what happened, of seven languages; a word that begins so counts. */
const HAPPENED =
  'date|day|time|created|opened|open|issued|issue|reported|report|received|occurred|occurrence|incident|start|' +
  'inspection|filed|posted|published|transaction|sale|recorded|fecha|apertura|inicio|creado|creacion|alta|datum|data|' +
  'erstellt|beginn|gemeldet|jour|debut|creation|ouverture|inizio|apertura|abertura|aanmaak|melding|begin';
/** Words of what is to come, of when somebody was born, and of the upkeep of the table itself. */
const OTHERWISE =
  'birth|born|dob|due|expir|expected|schedul|plan|valid|until|end|finish|close|closed|closing|complet|target|future|deadline|' +
  'modified|updated|update|changed|edited|edit|load|loaded|import|export|refresh|extract|processed|geocod|sync|' +
  'nacimiento|venc|fin|cierre|hasta|actualiz|modific|geburt|ende|bis|ablauf|aktualis|geandert|naissance|fin|jusqu|' +
  'mise|maj|scadenza|fine|chiusura|aggiorn|nascita|vencimento|fim|atualiz|geboorte|einde|tot|gewijzigd';

function starts(words: string): readonly string[] {
  return words.split('|');
}
const HAPPENED_STARTS = starts(HAPPENED);
const OTHERWISE_STARTS = starts(OTHERWISE);

function has(tokens: readonly string[], beginnings: readonly string[]): boolean {
  return tokens.some((token) => beginnings.some((start) => token.startsWith(start)));
}

/**
 * Of the columns of days and instants that are not the platform's own: the first whose name or title has a word of what
 * happened and none of what is otherwise; else the first with neither; null: there is none.
 */
export function mainDateColumn(columns: readonly Column[]): Column | null {
  const dated = columns
    .filter(({ type, system }) => !system && (type === 'date' || type === 'instant'))
    .map((column) => ({
      column,
      tokens: tokensOf(`${spaced(column.name)} ${column.title === null ? '' : spaced(column.title)}`),
    }))
    .filter(({ tokens }) => !has(tokens, OTHERWISE_STARTS));
  const told = dated.find(({ tokens }) => has(tokens, HAPPENED_STARTS));
  return (told ?? dated[0])?.column ?? null;
}

/** "issueDate" and "ISSUE_DATE" are two words. */
function spaced(name: string): string {
  return name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
}
