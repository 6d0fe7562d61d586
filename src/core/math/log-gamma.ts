import { log } from './log.ts';

const HALF_LOG_2_PI = 0.9189385332046727418;
/** From here on eight terms of Stirling's series are exact to the last bit but one. */
const STIRLING_FROM = 12;
/** B_2k / (2k (2k - 1)) for k = 1 to 8, the coefficients of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/**
 * ln Γ(x) for x > 0: absolute error below 1e-14 up to 12 (numbers near 20 are subtracted there), relative 1e-15 beyond.
 * NaN for x ≤ 0.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x === 1 || x === 2) return 0;
  // Γ(x) = Γ(x + m) / (x (x + 1) … (x + m - 1)).
  let product = 1;
  while (x < STIRLING_FROM) {
    product *= x;
    x += 1;
  }
  const inverse = 1 / x;
  const square = inverse * inverse;
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) series = STIRLING[k]! + square * series;
  const value = (x - 0.5) * log(x) - x + HALF_LOG_2_PI + series * inverse;
  return product === 1 ? value : value - log(product);
}
