/** Numbers of a JSON text that a double would change: 64-bit integers and long decimals. */

/** Nothing shorter loses anything: 15 digits without an exponent always survive a double. */
const SUSPECT = /\d[\d.]{15}|\d[eE][+-]?\d/;
/** A whole JSON number, and not a part of what is none. */
const NUMBER = /(?<![\d.eE+-])-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.eE+-])/g;
const SPELLING = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** "1e400", the shortest number that a double changes. */
const SHORTEST = 5;

/** Sign, digits without zeros at either end, and the power of ten of the last one: equal for equal decimals. */
function normalForm(spelling: string): string | null {
  const match = SPELLING.exec(spelling);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return '0';
  return `${sign}${digits}e${BigInt(power) - BigInt(fraction.length) + BigInt(all.length - digits.length)}`;
}

/** Whether the shortest spelling of the nearest double is another decimal than `spelling`, a JSON number. */
export function isChangedByDouble(spelling: string): boolean {
  if (spelling.length < 16 && !/[eE]/.test(spelling)) return false;
  return normalForm(spelling) !== normalForm(String(Number(spelling)));
}

function quoteChanged(between: string): string {
  if (!SUSPECT.test(between)) return between;
  return between.replace(NUMBER, (token) => (isChangedByDouble(token) ? `"${token}"` : token));
}

/** Just behind the quote that closes the text which `open` opens; the end where nothing closes it. */
function endOfText(json: string, open: number): number {
  let close = json.indexOf('"', open + 1);
  while (close >= 0) {
    let before = close - 1;
    while (json.charCodeAt(before) === 0x5c) before -= 1;
    // An even number of backslashes: they escape each other, not the quote.
    if ((close - before) % 2 === 1) return close + 1;
    close = json.indexOf('"', close + 1);
  }
  return json.length;
}

/**
 * The same JSON with every number that a double would change put in quotes, as it was spelled. Texts are untouched;
 * what is not JSON stays no JSON.
 */
export function exactNumbers(json: string): string {
  if (!SUSPECT.test(json)) return json;
  const out: string[] = [];
  let copied = 0;
  let at = 0;
  while (at < json.length) {
    const open = json.indexOf('"', at);
    const end = open < 0 ? json.length : open;
    if (end - at >= SHORTEST) {
      const between = json.slice(at, end);
      const exact = quoteChanged(between);
      if (exact !== between) {
        out.push(json.slice(copied, at), exact);
        copied = end;
      }
    }
    at = open < 0 ? json.length : endOfText(json, open);
  }
  return out.length === 0 ? json : out.join('') + json.slice(copied);
}
