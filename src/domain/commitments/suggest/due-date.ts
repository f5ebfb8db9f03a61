/** By when something is promised, in the words of the promise: "by 31 December 2018", "a más tardar en 2019". */
import { isoDay, lastDay } from '../../calendar.ts';
import { folded } from '../../text.ts';
import { readWrittenDate } from '../../written-date.ts';
import { parseEdtf } from '../edtf.ts';

const BY =
  /(?:^|[^\p{L}])(?:by|before|no later than|until|antes del?|para(?: el| fines de)?|a mas tardar(?: el| en)?|avant(?: le| la fin de)?|d'ici(?: le| a| fin| la fin de)?|au plus tard(?: le| en)?|bis(?: zum| ende)?|spatestens(?: am| bis)?|entro(?: il| la fine del?)?|ate(?: o fim de| o final de)?|voor(?: eind)?|uiterlijk(?: op| in| eind)?|tegen eind)\s+((?:[\p{L}\p{N}.,'º-]+\s+){0,6}?[\p{L}\p{N}.,/º-]*(?:19|20)\d{2}(?:-\d{2}-\d{2})?)/gu;

/** The longest end of the phrase that is a date; of a month or a year its last day. */
function dateIn(phrase: string): string | null {
  const words = phrase.split(' ');
  for (let from = Math.max(0, words.length - 6); from < words.length; from += 1) {
    const text = words.slice(from).join(' ').replace(/^el /, '');
    const read = readWrittenDate(text, null);
    if (read !== null && read !== 'ambiguous') return isoDay(lastDay(read.date));
    const range = parseEdtf(text);
    if (range !== null) return range.to;
  }
  return null;
}

/** YYYY-MM-DD, the first that is found; null: none of the texts says one. */
export function dueDateIn(texts: readonly string[]): string | null {
  for (const text of texts)
    for (const match of folded(text).replace(/\s+/g, ' ').matchAll(BY)) {
      const date = dateIn((match[1] ?? '').trim());
      if (date !== null) return date;
    }
  return null;
}
