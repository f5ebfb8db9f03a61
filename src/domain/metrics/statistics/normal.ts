/** The normal distribution. */

/** P(|Z| >= |z|) of a standard normal Z. */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  return x < 2.5 ? 1 - erfBySeries(x) : erfcByFraction(x);
}

/** erf(x) = 2/√π · e^(−x²) · Σ 2^n x^(2n+1) / (1·3·…·(2n+1)) */
function erfBySeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc(x) = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))) */
function erfcByFraction(x: number): number {
  let fraction = x;
  for (let n = 80; n >= 1; n -= 1) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}
