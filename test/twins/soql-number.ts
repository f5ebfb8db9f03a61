/** Numbers as PostgreSQL's numeric keeps them: exact, of any length, with the zeros they were written with. */
export interface SoqlNumber {
  /** The number without its point. */
  readonly digits: bigint;
  /** Digits behind the point. */
  readonly scale: number;
}

/** null: no number. An exponent is multiplied out. */
export function soqlNumber(text: string): SoqlNumber | null {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function scaled(value: SoqlNumber, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

export function compareNumbers(a: SoqlNumber, b: SoqlNumber): number {
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [scaled(a, scale), scaled(b, scale)];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function addNumbers(a: SoqlNumber, b: SoqlNumber): SoqlNumber {
  const scale = Math.max(a.scale, b.scale);
  return { digits: scaled(a, scale) + scaled(b, scale), scale };
}

export function negated({ digits, scale }: SoqlNumber): SoqlNumber {
  return { digits: -digits, scale };
}

/** Digits behind the point of a quotient; PostgreSQL gives at least 16 significant ones. */
const QUOTIENT_SCALE = 20;

/** Rounded half away from zero, as PostgreSQL rounds. */
export function dividedBy(value: SoqlNumber, count: number): SoqlNumber {
  const scale = Math.max(QUOTIENT_SCALE, value.scale);
  const numerator = scaled(value, scale);
  const size = numerator < 0n ? -numerator : numerator;
  const [quotient, rest] = [size / BigInt(count), size % BigInt(count)];
  const rounded = rest * 2n >= BigInt(count) ? quotient + 1n : quotient;
  return { digits: numerator < 0n ? -rounded : rounded, scale };
}

/** As the API writes it: plain digits, never an exponent. */
export function numberText({ digits, scale }: SoqlNumber): string {
  if (scale === 0) return String(digits);
  const size = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return `${digits < 0n ? '-' : ''}${size.slice(0, -scale)}.${size.slice(-scale)}`;
}
