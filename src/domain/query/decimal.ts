/** Exact decimal arithmetic: nothing here passes through a double in which digits could be lost. */

/** Digits that a decimal may have on either side of its point; a double has at most 309 before and 324 behind. */
export const MAX_DIGITS = 1_000;
const WRITTEN = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i;

/** "-12.5": no exponent, no plus sign, no needless zeros, "0" without a sign. Null: no decimal, or too many digits. */
export function plainDecimal(text: string): string | null {
  if (text.length > 2 * MAX_DIGITS + 10) return null;
  const match = WRITTEN.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const { before, behind } = aroundPoint(whole + fraction, whole.length + Number(exponent));
  if (before.length > MAX_DIGITS || behind.length > MAX_DIGITS) return null;
  if (before === '0' && behind === '') return '0';
  return `${sign === '-' ? '-' : ''}${before}${behind === '' ? '' : `.${behind}`}`;
}

/** `point`: how many of the digits stand before the point; may lie outside of them. */
function aroundPoint(digits: string, point: number): { readonly before: string; readonly behind: string } {
  const padded = point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(point, '0');
  const at = Math.max(0, point);
  const before = padded.slice(0, at).replace(/^0+/, '');
  return { before: before === '' ? '0' : before, behind: padded.slice(at).replace(/0+$/, '') };
}

/** The decimal that the shortest spelling of a finite double stands for. */
export function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? (plainDecimal(text) ?? text) : text;
}

/** Both as `plainDecimal` spells them. */
export function comparePlain(a: string, b: string): number {
  if (a === b) return 0;
  const isNegative = a.startsWith('-');
  if (isNegative !== b.startsWith('-')) return isNegative ? -1 : 1;
  return isNegative ? compareSizes(b.slice(1), a.slice(1)) : compareSizes(a, b);
}

function compareSizes(a: string, b: string): number {
  const lengths = wholeLength(a) - wholeLength(b);
  if (lengths !== 0) return lengths < 0 ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function wholeLength(plain: string): number {
  const point = plain.indexOf('.');
  return point < 0 ? plain.length : point;
}

/** `units` times ten to the power of minus `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export function decimalOf(plain: string): Decimal {
  const point = plain.indexOf('.');
  if (point < 0) return { units: BigInt(plain), scale: 0 };
  return { units: BigInt(plain.slice(0, point) + plain.slice(point + 1)), scale: plain.length - point - 1 };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale };
  const [fine, coarse] = a.scale > b.scale ? [a, b] : [b, a];
  return { units: fine.units + coarse.units * power(fine.scale - coarse.scale), scale: fine.scale };
}

export function decimalText({ units, scale }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const { before, behind } = split((units < 0n ? -units : units).toString(), scale);
  return before === '0' && behind === '' ? '0' : `${sign}${before}${behind === '' ? '' : `.${behind}`}`;
}

function split(digits: string, scale: number): { readonly before: string; readonly behind: string } {
  return aroundPoint(digits, digits.length - scale);
}

/** The quotient with this many significant digits, a half rounded to the even neighbour. */
export function divideDecimal(value: Decimal, by: number, significant: number): Decimal {
  const isNegative = value.units < 0n;
  const above = isNegative ? -value.units : value.units;
  if (above === 0n) return { units: 0n, scale: 0 };
  const below = power(value.scale) * BigInt(by);
  // The quotient has one digit more than this difference of lengths, or exactly so many.
  let shift = significant - (above.toString().length - below.toString().length);
  if (quotient(above, below, shift).whole >= power(significant)) shift -= 1;
  const { whole, rest, divisor } = quotient(above, below, shift);
  const twice = rest * 2n;
  const isUp = twice > divisor || (twice === divisor && whole % 2n === 1n);
  const size = isUp ? whole + 1n : whole;
  const units = isNegative ? -size : size;
  return shift >= 0 ? { units, scale: shift } : { units: units * power(-shift), scale: 0 };
}

function quotient(above: bigint, below: bigint, shift: number) {
  const dividend = shift > 0 ? above * power(shift) : above;
  const divisor = shift < 0 ? below * power(-shift) : below;
  return { whole: dividend / divisor, rest: dividend % divisor, divisor };
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
