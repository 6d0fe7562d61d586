import { exp, log, log1p } from '../../core/math/index.ts';

/**
 * Numbers of any size as m · 2^(512 e), m from 2^-256 to 2^256: products and sums of them need no exponential. What is two units of e below another adds nothing to it, and -∞ as e
 * stands for 0.
 */
const unit = 512 * Math.LN2;
const most = 1.157_920_892_373_162e77;
const least = 1 / most;
const up = most * most;
const down = least * least;

/** ln(e^a + e^b). */
const logAdd = (a: number, b: number): number => {
  const high = Math.max(a, b);
  return high === -Infinity ? high : high + log1p(exp(Math.min(a, b) - high));
};

/** Adds to what the chain does from `row` what it does on the way through the last state, whose shares begin at `from`. */
function addProducts(scale: Float64Array, part: Float64Array, row: number, from: number, last: number): void {
  const into = part[row + last]!;
  const intoScale = scale[row + last]!;
  for (let j = 0; j < last; j++) {
    const at = row + j;
    const productScale = intoScale + scale[from + j]!;
    const product = into * part[from + j]!;
    const above = productScale - scale[at]!;
    let sum = part[at]!;
    if (above === 0) sum += product;
    else if (above === -1) sum += product * down;
    else if (above > 0) {
      sum = above === 1 ? product + sum * down : product;
      scale[at] = productScale;
    }
    if (sum >= most) {
      sum *= down;
      scale[at]!++;
    } else if (sum < least && sum > 0) {
      sum *= up;
      scale[at]!--;
    }
    part[at] = sum;
  }
}

/**
 * ln of the stationary distribution of a chain given the ln of its transition rates, by elimination without subtraction (Grassmann, Taksar and
 * Heyman 1985), so that rates of any size keep their relative accuracy.
 */
export function logStationary(logRates: readonly (readonly number[])[]): number[] {
  const size = logRates.length;
  const scale = new Float64Array(size * size);
  const part = new Float64Array(size * size);
  const set = (at: number, value: number): void => {
    scale[at] = value === -Infinity ? value : Math.round(value / unit);
    // Beyond 2^53 the logarithm itself has no digits left for this.
    part[at] = value === -Infinity ? 0 : exp(Math.min(unit / 2, Math.max(-unit / 2, value - scale[at]! * unit)));
  };
  const logAt = (at: number): number => (part[at] === 0 ? -Infinity : log(part[at]!) + scale[at]! * unit);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) set(i * size + j, i === j ? -Infinity : logRates[i]![j]!);

  // Rates of ordinary size stay so, since shares are 1 at most: then no e is looked at.
  const ordinary = scale.every((value, at) => value === 0 || at % (size + 1) === 0);
  const leaving = new Float64Array(size).fill(-Infinity);
  for (let last = size - 1; last > 0; last--) {
    const from = last * size;
    // Rates become shares of where the chain goes when it leaves.
    if (ordinary) {
      let out = 0;
      for (let j = 0; j < last; j++) out += part[from + j]!;
      for (let j = 0; j < last; j++) part[from + j]! /= out;
      leaving[last] = log(out);
    } else {
      let out = -Infinity;
      for (let j = 0; j < last; j++) out = logAdd(out, logAt(from + j));
      for (let j = 0; j < last; j++) set(from + j, logAt(from + j) - out);
      leaving[last] = out;
    }
    for (let i = 0; i < last; i++) {
      const row = i * size;
      const into = part[row + last]!;
      if (ordinary) for (let j = 0; j < last; j++) part[row + j]! += into * part[from + j]!;
      else addProducts(scale, part, row, from, last);
    }
  }
  const weights = [0];
  let total = 0;
  for (let last = 1; last < size; last++) {
    let weight = -Infinity;
    for (let i = 0; i < last; i++) weight = logAdd(weight, weights[i]! + logAt(i * size + last));
    weights.push(weight - leaving[last]!);
    total = logAdd(total, weights[last]!);
  }
  return weights.map((weight) => weight - total);
}
