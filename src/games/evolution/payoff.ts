import type { EvolutionGame } from './types.ts';

/**
 * Payoff of a mutant j less that of a resident i when `mutants` of N players are j: averages over the N-1 others, linear in `mutants`.
 */
export function mutantAdvantage(game: EvolutionGame, resident: number, mutant: number, mutants: number): number {
  const { payoffs, population: N } = game;
  const ofMutant = payoffs[mutant]!;
  const ofResident = payoffs[resident]!;
  const mutantPayoff = ((mutants - 1) * ofMutant[mutant]! + (N - mutants) * ofMutant[resident]!) / (N - 1);
  const residentPayoff = (mutants * ofResident[mutant]! + (N - mutants - 1) * ofResident[resident]!) / (N - 1);
  return mutantPayoff - residentPayoff;
}
