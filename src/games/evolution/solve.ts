import { firstWhere } from '../../core/lists.ts';
import { exp, log } from '../../core/math/index.ts';
import { mutantAdvantage } from './payoff.ts';
import { logStationary } from './stationary.ts';
import type { EvolutionGame, EvolutionSolution } from './types.ts';

/** Terms of the sum, each the one before times a ratio that itself grows by a ratio, from one that is worked out anew to the next. */
const exactEvery = 32;

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
  // What is 10^35 times smaller than the largest is lost in the sum. The others are around the vertex of a quadratic that opens downwards, and at both ends of one that opens upwards.
  const counts = (m: number): boolean => exponent(m) - largest > -80;
  const turn = Math.min(N - 1, vertex);
  const ranges = slope * selection > 0
    ? [[firstWhere(1, turn, counts), firstWhere(turn + 1, N, (m) => !counts(m))]]
    : [[1, firstWhere(1, turn + 1, (m) => !counts(m))], [firstWhere(turn + 1, N, counts), N]];
  let sum = exp(-largest);
  const bend = exp(-selection * slope);
  for (const [from, to] of ranges) {
    for (let block = from!; block < to!; block += exactEvery) {
      let term = exp(exponent(block) - largest);
      let ratio = exp(-selection * (first + slope * block));
      for (let m = block; m < Math.min(to!, block + exactEvery); m++) {
        sum += term;
        term *= ratio;
        ratio *= bend;
      }
    }
  }
  return -(largest + log(sum));
}

/** Fixation probabilities and stationary distribution. */
export function evolutionOf(game: EvolutionGame): EvolutionSolution {
  const size = game.payoffs.length;
  const strategies = Array.from({ length: size }, (_, i) => i);
  const logs = strategies.map((i) => strategies.map((j) => (i === j ? -Infinity : logFixation(game, i, j))));
  return {
    // The common factor 1/(strategies - 1) of the transitions does not change the stationary distribution.
    stationary: size === 1 ? [1] : logStationary(logs).map((weight) => exp(weight)),
    fixation: strategies.map((i) => strategies.map((j) => (i === j ? null : exp(logs[i]?.[j] as number)))),
  };
}
