import { exp, log } from '../../core/math/index.ts';
import { mutantAdvantage } from './payoff.ts';
import { logStationary } from './stationary.ts';
import type { EvolutionGame, EvolutionSolution } from './types.ts';

/** Terms of the sum, each the one before times a ratio that itself grows by a ratio, from one that is worked out anew to the next. */
const exactEvery = 32;

/** What is 10^35 times smaller than the largest term is lost in the sum. */
const lost = -80;

/** Where a block begins below this, or bends by more, a term may leave the range of doubles before others that count: then each is worked out by itself. */
const deep = 600;
const mostHump = 100;

/**
 * ln of the fixation probability 1/(1 + Σ_m Π_{k≤m} e^(-βΔ(k))), m = 1..N-1. The exponents are a quadratic in m; the sum is taken
 * relative to the largest, so that a probability of 1e-8, or of 1e-300, keeps its digits.
 */
export function logFixation(game: EvolutionGame, resident: number, mutant: number): number {
  const { population: N, selection } = game;
  // Δ is linear: Σ_{k≤m} Δ(k) = m Δ(1) + slope m (m-1)/2.
  const first = mutantAdvantage(game, resident, mutant, 1);
  const slope = N > 2 ? (mutantAdvantage(game, resident, mutant, N - 1) - first) / (N - 2) : 0;
  const exponent = (m: number): number => -selection * (m * first + (slope * m * (m - 1)) / 2);
  // The largest exponent of a quadratic is at an end or beside its vertex.
  const vertex = slope === 0 ? 1 : Math.min(N - 1, Math.max(1, Math.floor(0.5 - first / slope)));
  let largest = Math.max(0, exponent(1), exponent(N - 1), exponent(vertex), exponent(Math.min(N - 1, vertex + 1)));
  if (!(largest < Infinity)) largest = Number.MAX_VALUE;
  const bend = exp(-selection * slope);
  /** By how much an exponent may be above those at both ends of a block. */
  const hump = Math.abs(selection * slope) * (exactEvery * exactEvery) / 8;
  let sum = exp(-largest);
  for (let block = 1; block < N; block += exactEvery) {
    const end = Math.min(N, block + exactEvery);
    const start = exponent(block) - largest;
    if (start + hump < lost && exponent(end - 1) - largest + hump < lost) continue;
    if (start < -deep || hump > mostHump) {
      for (let m = block; m < end; m++) sum += exp(exponent(m) - largest);
      continue;
    }
    let term = exp(start);
    let ratio = exp(-selection * (first + slope * block));
    for (let m = block; m < end; m++) {
      sum += term;
      term *= ratio;
      ratio *= bend;
    }
  }
  return -(largest + log(sum));
}

/** Fixation probabilities and stationary distribution. */
export function evolutionOf(game: EvolutionGame): EvolutionSolution {
  const size = game.payoffs.length;
  const logs: number[][] = [];
  const fixation: (number | null)[][] = [];
  for (let i = 0; i < size; i++) {
    const own: number[] = [];
    for (let j = 0; j < size; j++) own.push(i === j ? -Infinity : logFixation(game, i, j));
    logs.push(own);
    fixation.push(own.map((value, j) => (i === j ? null : exp(value))));
  }
  // The common factor 1/(strategies - 1) of the transitions does not change the stationary distribution.
  return { stationary: size === 1 ? [1] : logStationary(logs).map((weight) => exp(weight)), fixation };
}
