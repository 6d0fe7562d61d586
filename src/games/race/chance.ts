import { expm1 } from '../../core/math/index.ts';

const small = 0.01;

/**
 * 1 - e^-x for x ≥ 0, the chance of at least one accident, to rounding. Games ask for it at small x millions of times: there the first
 * seven terms of the series are exact enough (the eighth is below 2^-52 of the sum) and several times faster than the general function.
 */
export function chanceOfAny(x: number): number {
  if (x < small) return x * (1 - x * (1 / 2 - x * (1 / 6 - x * (1 / 24 - x * (1 / 120 - x * (1 / 720 - x * (1 / 5040)))))));
  return -expm1(-x);
}
