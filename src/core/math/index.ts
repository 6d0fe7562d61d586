/**
 * Elementary functions with the same bits in every engine. ECMAScript leaves the last bit of `Math.exp` and its kin open, and a
 * last bit is enough to flip a threshold. `Math.sqrt` is exact and may be used as it is.
 */
export { exp } from './exp.ts';
export { expm1 } from './expm1.ts';
export { log } from './log.ts';
export { log1p } from './log1p.ts';
export { logGamma } from './log-gamma.ts';
export { logSumExp } from './log-sum-exp.ts';
export { logistic } from './logistic.ts';
export { erfc, normalCdf, normalQuantile } from './normal.ts';
export { pow } from './pow.ts';
