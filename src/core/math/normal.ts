import { clearLowWord } from './bits.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';

/** Value of Σ coefficients[i] x^i, by Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = coefficients[i]! + x * sum;
  return sum;
}

// Rational approximations of erfc by interval of |x|, as in fdlibm; the letters are those of its source.
const PP = [1.28379167095512558561e-1, -3.250421072470015e-1, -2.848174957559851e-2, -5.770270296489442e-3, -2.3763016656650163e-5];
const QQ = [1, 3.9791722395915535e-1, 6.50222499887673e-2, 5.081306281875766e-3, 1.3249473800432164e-4, -3.960228278775368e-6];
const ERX = 8.45062911510467529297e-1;
const PA = [
  -2.36211856075265944077e-3, 4.1485611868374833e-1, -3.722078760357013e-1, 3.1834661990116175e-1, -1.1089469428239668e-1,
  3.5478304325618236e-2, -2.166375594868791e-3,
];
const QA = [
  1, 1.0642088040084423e-1, 5.40397917702171e-1, 7.182865441419627e-2, 1.2617121980876164e-1, 1.363708391202905e-2,
  1.1984499846799107e-2,
];
const RA = [
  -9.86494403484714822705e-3, -6.938585727071818e-1, -1.0558626225323291e1, -6.2375332450326006e1, -1.6239666946257347e2,
  -1.8460509290671104e2, -8.12874355063066e1, -9.814329344169145,
];
const SA = [
  1, 1.9651271667439257e1, 1.3765775414351904e2, 4.3456587747522923e2, 6.453872717332679e2, 4.2900814002756783e2,
  1.0863500554177944e2, 6.570249770319282, -6.04244152148581e-2,
];
const RB = [
  -9.86494292470009928597e-3, -7.99283237680523e-1, -1.7757954917754752e1, -1.6063638485582192e2, -6.375664433683896e2,
  -1.0250951316110772e3, -4.835191916086514e2,
];
const SB = [
  1, 3.033806074348246e1, 3.257925129965739e2, 1.536729586084437e3, 3.1998582195085955e3, 2.5530504064331644e3,
  4.7452854120695537e2, -2.244095244658582e1,
];

/** Complementary error function 1 - erf(x); relative error below one unit in the last place down to its underflow at x = 26.5. */
export function erfc(x: number): number {
  if (x !== x) return NaN;
  const negative = x < 0;
  const magnitude = negative ? -x : x;
  if (magnitude < 0.84375) {
    if (magnitude < 1.3877787807814457e-17) return 1 - x;
    const z = x * x;
    const y = polynomial(PP, z) / polynomial(QQ, z);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x * y + (x - 0.5));
  }
  if (magnitude < 1.25) {
    const s = magnitude - 1;
    const ratio = polynomial(PA, s) / polynomial(QA, s);
    return negative ? 1 + ERX + ratio : 1 - ERX - ratio;
  }
  if (x < -6) return 2;
  if (magnitude >= 28) return 0;
  const s = 1 / (magnitude * magnitude);
  const middle = magnitude < 1 / 0.35;
  const ratio = polynomial(middle ? RA : RB, s) / polynomial(middle ? SA : SB, s);
  // e^(-x²) from a short x, whose square is exact, and the rest.
  const short = clearLowWord(magnitude);
  const tail = (exp(-(short * short) - 0.5625) * exp((short - magnitude) * (short + magnitude) + ratio)) / magnitude;
  return negative ? 2 - tail : tail;
}

/** Distribution function of the standard normal; relative error below 1e-13 for x above -20, and not cancelled in the lower tail. */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x * Math.SQRT1_2);
}

// Wichura (1988), Algorithm AS 241, PPND16: central region in r = 0.180625 - q², tails in r = sqrt(-ln p) less 1.6 or 5.
const A = [
  3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4,
  6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
];
const B = [
  1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4,
  2.8729085735721942674e4, 5.2264952788528545610e3,
];
const C = [
  1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258,
  2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
];
const D = [
  1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
  1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
];
const E = [
  6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1, 2.65321895265761230930e-2,
  1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const F = [
  1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
  1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
];

/**
 * Quantile of the standard normal (inverse of `normalCdf`), for a probability in [0, 1]; -∞ at 0, ∞ at 1, NaN outside.
 * Relative error about 1e-16 (Wichura 1988, AS 241).
 */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5;
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(A, r)) / polynomial(B, r);
  }
  if (!(probability >= 0 && probability <= 1)) return NaN;
  const tail = q < 0 ? probability : 1 - probability;
  if (tail === 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-log(tail));
  const magnitude = r <= 5 ? polynomial(C, r - 1.6) / polynomial(D, r - 1.6) : polynomial(E, r - 5) / polynomial(F, r - 5);
  return q < 0 ? -magnitude : magnitude;
}
