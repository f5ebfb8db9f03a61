/** A sum that does not depend on the order of its terms, and from which each term can be taken away again. */

const LIMB = 2 ** 30;
/** Beyond it the limbs are brought back into their range, long before they could round. */
const FULL = 2 ** 51;

/** Whole part, and two limbs of 30 bits for the fraction: canonical, so equal sums are equal states. */
export type ExactSumState = readonly [whole: number, middle: number, low: number];

/**
 * Fixed point: multiples of 2^-60. A term is rounded to that once (a double of 2^-8 or more not at all), and from
 * there on everything is exact while whole parts stay under 2^53.
 */
export class ExactSum {
  #whole = 0;
  #middle = 0;
  #low = 0;

  /** `times` is 1 to add and -1 to take away. */
  add(term: number, times: 1 | -1 = 1): void {
    const whole = Math.floor(term);
    this.#whole += times * whole;
    if (whole === term) return;
    const scaled = (term - whole) * LIMB;
    const middle = Math.floor(scaled);
    this.#middle += times * middle;
    this.#low += times * Math.round((scaled - middle) * LIMB);
    if (Math.abs(this.#low) > FULL || Math.abs(this.#middle) > FULL) this.#carry();
  }

  /** `times` is 1 to add all of the other and -1 to take it away. */
  merge(other: ExactSum, times: 1 | -1 = 1): void {
    const [whole, middle, low] = other.state();
    this.#whole += times * whole;
    this.#middle += times * middle;
    this.#low += times * low;
    this.#carry();
  }

  value(): number {
    const [whole, middle, low] = this.state();
    return whole + (middle + low / LIMB) / LIMB;
  }

  state(): ExactSumState {
    this.#carry();
    return [this.#whole, this.#middle, this.#low];
  }

  restore([whole, middle, low]: ExactSumState): void {
    this.#whole = whole;
    this.#middle = middle;
    this.#low = low;
  }

  #carry(): void {
    const fromLow = Math.floor(this.#low / LIMB);
    this.#low -= fromLow * LIMB;
    const fromMiddle = Math.floor((this.#middle + fromLow) / LIMB);
    this.#middle += fromLow - fromMiddle * LIMB;
    this.#whole += fromMiddle;
  }
}
