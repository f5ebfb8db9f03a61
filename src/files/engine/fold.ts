/** Lower case in the engine, made equal to `foldCase`. */
import { foldCase } from '../../domain/query/fold-case.ts';
import type { Session } from './session.ts';
import { sqlText } from './sql.ts';

/** Of the engine: a text in lower case. */
export type Fold = (text: string) => string;

/** Planes 0 and 1: no script with upper and lower case lies further on. */
const LAST_POINT = 0x1ffff;

/** Every letter that has a lower case here. */
function letters(): readonly string[] {
  let text = '';
  for (let point = 0x41; point <= LAST_POINT; point += 1)
    if (point < 0xd800 || point >= 0xe000) text += String.fromCodePoint(point);
  return text.match(/\p{Changes_When_Lowercased}/gu) ?? [];
}

/** The two follow different versions of Unicode: the letters that only this side knows are put right behind `lower`. */
export async function foldOf(session: Session): Promise<Fold> {
  const all = letters();
  const answers = await session.all(
    `SELECT lower(l) FROM (SELECT unnest(from_json($1, '["VARCHAR"]')) AS l)`,
    [JSON.stringify(all)],
  );
  const missed = all.filter((letter, at) => answers[at]?.[0] !== foldCase(letter));
  if (missed.length === 0) return (text) => `lower(${text})`;
  const [from, to] = [missed.join(''), missed.map(foldCase).join('')];
  // Few texts hold one of those letters, and putting them right is slow.
  const holds = (text: string): string => `regexp_matches(${text}, ${sqlText(`[${from}]`)})`;
  const mended = (text: string): string => `translate(lower(${text}), ${sqlText(from)}, ${sqlText(to)})`;
  return (text) => `CASE WHEN ${holds(text)} THEN ${mended(text)} ELSE lower(${text}) END`;
}
