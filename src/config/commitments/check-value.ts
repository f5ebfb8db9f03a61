/** Whether one value is what its field wants; null: it is. */
import { nameOfValue } from '../../connector/describe.ts';
import { nearest } from '../../connector/suggest.ts';
import { readEdtf } from '../../domain/commitments/edtf.ts';
import { actionTypeOf, THEMES } from '../../domain/commitments/partnership.ts';
import type { Json } from '../../domain/json.ts';
import { isUrl } from '../../domain/web-address.ts';
import { countryProblem } from '../countries.ts';
import { isSlug } from '../read-entries.ts';
import type { ProblemCode } from './codes.ts';
import type { FieldType } from './fields.ts';

export interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string | null;
}
type Checked = Fault | null;
/** Types whose values have no parts that are checked one by one. */
export type PlainType = Exclude<FieldType, { is: 'list' | 'record' | 'localised' | 'rules' | 'selector' }>;

/** Tabs and line feeds may stand in texts, and so may U+0080 to U+009F; halves of pairs may not. */
const CONTROL = /[^\P{Cc}\t\n\u0080-\u009f]|\p{Cs}/u;
const ACTION_TYPES = THEMES.flatMap(({ actionTypes }) => actionTypes.map(({ id }) => id));

export function wrongType(value: Json, wanted: string): Fault {
  const isBare = typeof value === 'number' || typeof value === 'boolean';
  const hint = isBare && wanted.startsWith('text') ? 'Put it in quotes.' : null;
  return { code: 'E-SCH-03', message: `expected ${wanted}, got ${nameOfValue(value)}`, hint };
}
/** Near names first; all of them where nothing is near. */
export function suggestion(name: string, known: readonly string[], what: string): string | null {
  const near = nearest(name, known);
  if (near !== null) return `Did you mean "${near}"?`;
  return known.length === 0 ? null : `${what}: ${known.join(', ')}.`;
}
function notAllowed(value: string, wanted: string, hint: string | null): Fault {
  return { code: 'E-SCH-04', message: `expected ${wanted}, got "${value.slice(0, 80)}"`, hint };
}

export function checkText(value: Json): Checked {
  if (typeof value !== 'string' || value.trim() === '') return wrongType(value, 'text');
  return CONTROL.test(value) ? wrongType(value, 'text without control characters') : null;
}
function checkLabel(value: Json): Checked {
  return typeof value === 'number' && Number.isSafeInteger(value) ? null : checkText(value);
}

export function checkLanguage(value: Json): Checked {
  if (typeof value !== 'string') return wrongType(value, 'text');
  try {
    if (Intl.getCanonicalLocales(value).length === 1) return null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return notAllowed(value, 'a BCP 47 tag such as "en" or "pt-BR"', null);
}
function checkCountry(value: Json): Checked {
  if (typeof value !== 'string') return wrongType(value, 'text');
  const message = countryProblem(value);
  return message === null ? null : { code: 'E-SCH-04', message, hint: null };
}
function checkId(value: Json, type: Extract<FieldType, { is: 'id' }>): Checked {
  if (typeof value !== 'string') return wrongType(value, 'text');
  if (isSlug(value) || type.also?.test(value) === true) return null;
  const example = type.example === undefined ? '' : ` or "${type.example}"`;
  const message = `expected lower-case words joined by "-", at most 80 long${example}, got "${value.slice(0, 90)}"`;
  const slug = value.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  const proposal = slug.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const hint = isSlug(proposal) ? `"${proposal}" would do.` : null;
  return { code: 'E-ID-02', message, hint };
}

const DATE_WORDS = {
  day: ['a day such as 2013-01-05', /^\d{4}-\d\d-\d\d$/],
  date: ['a date such as 2013, 2013-01 or 2013-01-05', /^[^/]*$/],
  edtf: ['a date such as 2013, 2013-01 or 2013-01-05, or an interval such as 2013-01/2013-06', /^/],
} as const;
function checkDate(value: Json, is: keyof typeof DATE_WORDS): Checked {
  if (typeof value !== 'string' && typeof value !== 'number') return wrongType(value, DATE_WORDS[is][0]);
  const text = String(value);
  const [wanted, form] = DATE_WORDS[is];
  const reading = readEdtf(text);
  if (reading.is === 'reversed')
    return { code: 'E-DAT-02', message: `expected an end after its beginning, got "${text}"`, hint: null };
  if (reading.is === 'range' && form.test(text)) return null;
  return { code: 'E-DAT-01', message: `expected ${wanted}, got "${text.slice(0, 60)}"`, hint: null };
}

const HTTP = /^https?:\/\/[^\s]+$/i;
export function isWebAddress(text: string): boolean {
  return HTTP.test(text) && isUrl(text);
}
function checkLink(value: Json): Checked {
  const fault = checkText(value);
  if (fault !== null || typeof value !== 'string' || isWebAddress(value.trim())) return fault;
  const message = `expected an http or https address, got "${value.slice(0, 80)}"`;
  return { code: 'W-URL-01', message, hint: null };
}

function checkNumber(value: Json, type: Extract<FieldType, { is: 'number' }>): Checked {
  const { min, max, isInteger } = type;
  const range = min === max ? String(min) : `from ${min} to ${max}`;
  const wanted = `${isInteger ? 'a whole number' : 'a number'} ${range}`;
  if (typeof value !== 'number' || (isInteger && !Number.isInteger(value))) return wrongType(value, wanted);
  return value >= min && value <= max ? null : notAllowed(String(value), wanted, null);
}
function checkChoice(value: Json, of: readonly string[]): Checked {
  if (typeof value !== 'string') return wrongType(value, 'text');
  if (of.includes(value)) return null;
  return notAllowed(value, `one of ${of.join(', ')}`, suggestion(value, of, 'Allowed'));
}
function checkActionType(value: Json): Checked {
  if (typeof value !== 'string') return wrongType(value, 'text');
  if (actionTypeOf(value) !== null) return null;
  const hint = suggestion(value, ACTION_TYPES, 'Known');
  return { code: 'E-REF-01', message: `expected an action type, got "${value.slice(0, 80)}"`, hint };
}

export function checkValue(value: Json, type: PlainType): Checked {
  switch (type.is) {
    case 'text':
    case 'reference':
    case 'theme':
      return checkText(value);
    case 'label':
      return checkLabel(value);
    case 'language':
      return checkLanguage(value);
    case 'country':
      return checkCountry(value);
    case 'id':
      return checkId(value, type);
    case 'pattern':
      if (typeof value !== 'string') return wrongType(value, type.wanted);
      return type.pattern.test(value) ? null : notAllowed(value, type.wanted, null);
    case 'day':
    case 'date':
    case 'edtf':
      return checkDate(value, type.is);
    case 'url':
      return typeof value === 'string' && isWebAddress(value.trim())
        ? null
        : wrongType(value, 'an http or https address');
    case 'link':
      return checkLink(value);
    case 'number':
      return checkNumber(value, type);
    case 'flag':
      return typeof value === 'boolean' ? null : wrongType(value, 'true or false');
    case 'choice':
      return checkChoice(value, type.of);
    case 'actionType':
      return checkActionType(value);
  }
}
