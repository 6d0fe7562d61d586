import { exp } from './exp.ts';

/** 1/(1 + e^-x), in [0, 1]; small values keep their digits, and no x overflows. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}
