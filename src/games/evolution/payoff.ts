import type { EvolutionGame } from './types.ts';

/**
 * Payoff of a mutant j less that of a resident i when `mutants` of N players are j: averages over the N-1 others, linear in `mutants`.
 */
export function mutantAdvantage(game: EvolutionGame, resident: number, mutant: number, mutants: number): number {
  const { payoffs, population: N } = game;
  const at = (row: number, column: number): number => payoffs[row]?.[column] as number;
  const mutantPayoff = ((mutants - 1) * at(mutant, mutant) + (N - mutants) * at(mutant, resident)) / (N - 1);
  const residentPayoff = (mutants * at(resident, mutant) + (N - mutants - 1) * at(resident, resident)) / (N - 1);
  return mutantPayoff - residentPayoff;
}
