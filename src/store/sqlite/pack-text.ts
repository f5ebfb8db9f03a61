/**
 * Packs as they are kept. Most of the results in them are one of a few, which are a letter each; what the letters stand
 * for is kept once.
 */
import type { Pack, PackedResult } from '../../domain/metrics/pack.ts';
import { shortHash } from '../short-hash.ts';

/** What packs have in common. */
export interface PackForm {
  /** As in a pack. */
  readonly ids: string;
  /** In the order of their letters. */
  readonly common: readonly PackedResult[];
}
export interface NamedForm extends PackForm {
  /** The same for forms that are the same, and for no others. */
  readonly name: string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** In the place of a letter, for a result that is written out. */
const OTHER = '~';
const NAME_LENGTH = 8;

function each(
  state: PackedResult[0],
  bounds: readonly [value: number | null, lower: number | null, upper: number | null],
  reasons: string,
): readonly PackedResult[] {
  return reasons.split(' ').map((reason) => [state, ...bounds, reason]);
}
function exact(...values: readonly (number | null)[]): readonly PackedResult[] {
  return values.map((value) => ['', value, value, value, null]);
}
/** The most frequent of a hundred thousand datasets of 198 portals. Another list makes another form. */
const COMMON: readonly PackedResult[] = [
  ['P', 1, 1, 1, null],
  ['P', 1, 0, 1, null],
  ...each(
    'F',
    [0, 0, 0],
    'ABSENT NOT_MET OVERDUE NOT_ON_LIST NO_INTERFACE NOT_IN_VOCABULARY TOO_SHORT NOT_OPEN IRREGULAR NOT_CONFORMING SHARED',
  ),
  ...each(
    'U',
    [null, 0, 1],
    'FIELD_NOT_OBSERVED NOT_CHECKED TOO_FEW_CHANGES IRREGULAR NOT_DECLARED NOT_KNOWN METADATA_DATE_ONLY UNMAPPED_VALUE',
  ),
  ...each(
    'U',
    [null, 0, null],
    'TOO_FEW_CHANGES NOT_PROBED FIELD_NOT_OBSERVED IRREGULAR NOT_DECLARED METADATA_DATE_ONLY',
  ),
  ...each('N', [null, null, null], 'NO_CONTACT NONE_STATED NEVER_UPDATED NOT_DECLARED NO_PERIOD'),
  ...exact(1, 0, null, 2 / 3, 0.5, 1 / 3, 0.75, 10, 15, 20, 30, 60, 75, 80),
  ...[20, 10].map((value): PackedResult => ['', value, value, 100, null]),
];

const named = new Map<string, NamedForm>();
/** In which packs of these indicators are written. */
export function formOf(ids: string): NamedForm {
  const known = named.get(ids);
  if (known !== undefined) return known;
  const form = namedForm({ ids, common: COMMON });
  named.set(ids, form);
  return form;
}

export function namedForm({ ids, common }: PackForm): NamedForm {
  return { ids, common, name: shortHash(JSON.stringify([ids, common])).slice(0, NAME_LENGTH) };
}

type Lettered = readonly [
  form: string,
  letters: string,
  others: readonly PackedResult[],
  dates: Pack['dates'],
];

interface Known {
  readonly letter: string;
  readonly result: PackedResult;
}
const byState = new Map<string, readonly Known[]>();
for (const [place, result] of COMMON.entries())
  byState.set(result[0], [...(byState.get(result[0]) ?? []), { letter: LETTERS.charAt(place), result }]);

/** In the form of its indicators. */
export function packText({ ids, results, dates }: Pack): string {
  let letters = '';
  const others: PackedResult[] = [];
  for (const result of results) {
    const letter = letterOf(result);
    letters += letter;
    if (letter === OTHER) others.push(result);
  }
  const text: Lettered = [formOf(ids).name, letters, others, dates];
  return JSON.stringify(text);
}

function letterOf([state, value, lower, upper, reason]: PackedResult): string {
  for (const { letter, result } of byState.get(state) ?? [])
    if (result[4] === reason && result[1] === value && result[2] === lower && result[3] === upper)
      return letter;
  return OTHER;
}

/** `formNamed`: throws where there is none of that name. */
export function packIn(text: string, formNamed: (name: string) => PackForm): Pack {
  const [form, letters, others, dates]: Lettered = JSON.parse(text);
  const { ids, common } = formNamed(form);
  let next = 0;
  const results = Array.from(letters, (letter): PackedResult => {
    const result = letter === OTHER ? others[next++] : common[LETTERS.indexOf(letter)];
    if (result === undefined)
      throw new RangeError(`a kept result has the letter "${letter}", which stands for none`);
    return result;
  });
  return { ids, results, dates };
}
