import { exp } from '../../../core/math/index.ts';
import type { Interval } from '../../aggregates/interval.ts';
import { leastMean, mostMean } from './mean.ts';
import { type At, mean, type OwnSide } from './side.ts';

/** A box of log odds. */
export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Bounds of weights to which chances are in proportion. */
export interface Weights {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Below the range of doubles weights of which most is known are no less than this, and those of which least is known 0, so that bounds hold. */
const leastWeight = 1e-300;

/** Weights from bounds of their logarithms, so that the greatest is 1. */
function weightsFrom(low: readonly number[], high: readonly number[]): Weights {
  let top = -Infinity;
  for (const value of high) top = Math.max(top, value);
  return { low: low.map((value) => exp(value - top)), high: high.map((value) => Math.max(leastWeight, exp(value - top))) };
}

/** Own weights e^z over a box. */
export const ownWeights = ({ low, high }: Box): Weights => weightsFrom([...low, 0], [...high, 0]);

/** The other's weights, from bounds of what its actions earn more than its mixture in the middle does: a mean over own chances (see `mostMean`). */
export function otherWeights({ others, answers }: OwnSide, own: Weights, { other }: At): Weights {
  const about = answers.map((values) => mean(values, other));
  const low: number[] = [];
  const high: number[] = [];
  const excess: number[] = [];
  for (let j = 0; j < others; j++) {
    for (let i = 0; i < answers.length; i++) excess[i] = answers[i]![j]! - about[i]!;
    low.push(leastMean(excess, own.low, own.high));
    high.push(mostMean(excess, own.low, own.high));
  }
  return weightsFrom(low, high);
}

/** Of the other's actions in the middle so many of the likeliest are taken in pairs. */
const likeliest = 4;

/** Takes bounds of z_first + factor z_second; false where no more are wanted. */
type EachStrip = (first: number, second: number, factor: number, from: number, to: number) => boolean;

/**
 * Where the other mixes two actions G moves along a line only: gives bounds of combinations of two log odds that stay as they are along it, for each pair of its likeliest actions. Whether
 * all were taken.
 */
export function stripsOver({ size, gains }: OwnSide, other: Weights, { other: chances }: At, each: EachStrip): boolean {
  if (size < 2) return true;
  const actions = chances.map((_, j) => j).sort((a, b) => chances[b]! - chances[a]!);
  const along: number[] = [];
  const values: number[] = [];
  for (let n = 1; n < Math.min(likeliest, actions.length); n++) {
    for (let k = 0; k < n; k++) {
      let second = 0;
      for (let l = 0; l < size; l++) {
        along[l] = gains[l]![actions[n]!]! - gains[l]![actions[k]!]!;
        if (Math.abs(along[l]!) > Math.abs(along[second]!)) second = l;
      }
      if (along[second] === 0) continue;
      for (let first = 0; first < size; first++) {
        if (first === second) continue;
        const factor = -along[first]! / along[second]!;
        for (let j = 0; j < chances.length; j++) values[j] = gains[first]![j]! + factor * gains[second]![j]!;
        if (!each(first, second, factor, leastMean(values, other.low, other.high), mostMean(values, other.low, other.high))) return false;
      }
    }
  }
  return true;
}

/** Bounds of derivatives, row-major. */
export interface Slopes {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/**
 * Bounds of the derivatives of G, row-major. That of G_l by z_i is p_i Cov(gains of l, w_i) over the other's actions, w_i being what each earns more against i than on average, and
 * Cov = E[(a - a°)(w - w°)] - (E a - a°)(E w - w°) for any constants a°, w°.
 */
export function slopesOver({ size, others, gains, answers }: OwnSide, own: Weights, other: Weights, { own: chances, other: response, image }: At): Slopes {
  const slopes = { low: new Array<number>(size * size), high: new Array<number>(size * size) };
  const least = gains.map((values, l) => leastMean(values, other.low, other.high) - image[l]!);
  const most = gains.map((values, l) => mostMean(values, other.low, other.high) - image[l]!);
  const worthLow: number[] = [];
  const worthHigh: number[] = [];
  const productLow: number[] = [];
  const productHigh: number[] = [];
  const excess: number[] = [];
  for (let i = 0; i < size; i++) {
    let middle = 0;
    for (let j = 0; j < others; j++) {
      for (let k = 0; k <= size; k++) excess[k] = answers[i]![j]! - answers[k]![j]!;
      worthLow[j] = leastMean(excess, own.low, own.high);
      worthHigh[j] = mostMean(excess, own.low, own.high);
      middle += response[j]! * mean(excess, chances);
    }
    const low = leastMean(worthLow, other.low, other.high) - middle;
    const high = mostMean(worthHigh, other.low, other.high) - middle;
    const [pLow, pHigh] = chanceOver(own, i);
    for (let l = 0; l < size; l++) {
      for (let j = 0; j < others; j++) {
        const a = gains[l]![j]! - image[l]!;
        const b = a * (worthLow[j]! - middle);
        const c = a * (worthHigh[j]! - middle);
        productLow[j] = Math.min(b, c);
        productHigh[j] = Math.max(b, c);
      }
      const a = least[l]! * low;
      const b = least[l]! * high;
      const c = most[l]! * low;
      const d = most[l]! * high;
      const from = leastMean(productLow, other.low, other.high) - Math.max(a, b, c, d);
      const to = mostMean(productHigh, other.low, other.high) - Math.min(a, b, c, d);
      slopes.low[l * size + i] = from * (from >= 0 ? pLow : pHigh);
      slopes.high[l * size + i] = to * (to >= 0 ? pHigh : pLow);
    }
  }
  return slopes;
}

/** Bounds of one own chance. */
function chanceOver({ low, high }: Weights, i: number): Interval {
  let least = 0;
  let most = 0;
  for (let k = 0; k < low.length; k++) {
    if (k === i) continue;
    least += low[k]!;
    most += high[k]!;
  }
  return [low[i]! / (low[i]! + most), high[i]! / (high[i]! + least)];
}
