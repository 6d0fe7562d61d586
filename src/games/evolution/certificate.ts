import { exp } from '../../core/math/index.ts';
import { mutantAdvantage } from './payoff.ts';
import type { EvolutionGame, EvolutionSolution } from './types.ts';

/** What is summed directly. */
const mostSum = 1e300;

/** Factors of a product from one that is worked out anew to the next. */
const exactEvery = 16;

/** Less than this part of a sum is nothing. */
const nothing = 1e-17;

/** The inverse of a fixation probability, the sum of the products of all factors up to each, until nothing more is added or no more is asked. */
function summed(game: EvolutionGame, resident: number, mutant: number): number {
  const { population: N, selection } = game;
  // Δ is linear, so that each factor is the one before times the same; an exact one now and then keeps rounding from adding up.
  const step = N > 2 ? exp(-selection * (mutantAdvantage(game, resident, mutant, 2) - mutantAdvantage(game, resident, mutant, 1))) : 1;
  let sum = 1;
  let product = 1;
  for (let block = 1; block < N && product > 0 && sum < mostSum; block += exactEvery) {
    let factor = exp(-selection * mutantAdvantage(game, resident, mutant, block));
    // From here on factors are below 1 and do not rise, so that no product is larger than this one.
    if (factor < 1 && step <= 1 && N * product < nothing * sum) break;
    for (let k = block; k < Math.min(N, block + exactEvery); k++) {
      product *= factor;
      sum += product;
      factor *= step;
    }
  }
  return sum;
}

/**
 * Largest fault of an answer: the fixation probabilities against the recursion φ_{k} - φ_{k-1} = (φ_{k-1} - φ_{k-2}) e^(-βΔ(k-1)) summed
 * directly, relative; and the balance of flows at each strategy, relative to the flow. Values too small for direct summation are
 * only held to be small.
 */
export function checkEvolution(game: EvolutionGame, solution: EvolutionSolution): number {
  let fault = 0;
  const size = game.payoffs.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      const sum = summed(game, i, j);
      const stated = solution.fixation[i]?.[j] as number;
      fault = Math.max(fault, sum < mostSum ? Math.abs(stated * sum - 1) : stated > 1e-290 ? 1 : 0);
    }
  }
  let total = 0;
  for (const share of solution.stationary) total += share;
  fault = Math.max(fault, Math.abs(total - 1));
  for (let i = 0; i < size; i++) {
    let out = 0;
    let into = 0;
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      out += (solution.stationary[i] as number) * (solution.fixation[i]?.[j] as number);
      into += (solution.stationary[j] as number) * (solution.fixation[j]?.[i] as number);
    }
    if (out + into > 1e-290) fault = Math.max(fault, Math.abs(out - into) / (out + into));
  }
  return fault;
}
