/** Addresses that were made by one pattern: they tend to die together, so they are sampled together. */
import { hostOf } from './normalise-link.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** Socrata's ids: "xvf2-p8qd". A digit is asked for, so that "road-work" stays a word. */
const FOUR_BY_FOUR = /(?<![a-z0-9-])(?=[a-z0-9-]*\d)[a-z0-9]{4}-[a-z0-9]{4}(?![a-z0-9-])/gi;
const HEX = /(?<![a-z0-9])(?=[a-f]*\d)[0-9a-f]{8,}(?![a-z0-9])/gi;
const DIGITS = /\d+/g;
/** A file's name is what its address is about, as an id is. */
const FILE_NAME = /^[^.]+(?:\.[^.]+)*?((?:\.[a-z][a-z0-9]{1,7}){1,2})$/i;

/** What varies from one address to the next is a star; a file name keeps its ending alone. */
export function linkTemplate(normalised: string): string {
  const afterHost = normalised.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, '');
  const [path = '', ...queries] = afterHost.split('?');
  const segments = path.split('/');
  const last = segments.length - 1;
  const shown = segments.map((segment, index) => (index === last ? fileTemplate(segment) : starred(segment)));
  const query = queries.join('?');
  return `${shown.join('/')}${query === '' ? '' : `?${query.split('&').map(parameterTemplate).join('&')}`}`;
}

export interface LinkStratumKey {
  readonly host: string;
  readonly template: string;
}
export function stratumOf(normalised: string): LinkStratumKey {
  return { host: hostOf(normalised), template: linkTemplate(normalised) };
}

/** Without them nothing is an id, but for one of letters alone that is as long as a UUID. */
const DIGIT_OR_STAR = /[\d*]/;
const UUID_LENGTH = 36;

function starred(text: string): string {
  if (text.length < UUID_LENGTH && !DIGIT_OR_STAR.test(text)) return text;
  return text
    .replace(UUID, '*')
    .replace(FOUR_BY_FOUR, '*')
    .replace(HEX, '*')
    .replace(DIGITS, '*')
    .replace(/\*(?:[-_.]?\*)+/g, '*');
}

function fileTemplate(segment: string): string {
  const ending = FILE_NAME.exec(segment)?.[1];
  return ending === undefined ? starred(segment) : `*${starred(ending.toLowerCase())}`;
}

/** "id=*": the value of an id varies, the name of the parameter does not. */
function parameterTemplate(parameter: string): string {
  const [name = '', ...value] = parameter.split('=');
  return value.length === 0 ? starred(name) : `${name}=${starred(value.join('='))}`;
}
