import { evolutionOf } from '../evolution/solve.ts';
import type { GameFront } from '../solve/answer.ts';
import { checkedFormula } from '../solve/answer.ts';
import { readInput } from '../solve/input.ts';
import { tabulate } from '../solve/normal-form.ts';
import { checkDsair } from './certificate.ts';
import type { DsairGame } from './payoff.ts';
import { dsairPayoffs, riskDominanceThreshold, societyThreshold } from './payoff.ts';

export interface DsairSolution {
  readonly payoffs: readonly (readonly number[])[];
  /** Stationary share of the unsafe strategy. */
  readonly unsafeShare: number;
  /** In p_r, whatever the given p_r. */
  readonly societyThreshold: number | null;
  readonly riskDominanceThreshold: number | null;
}

export function dsairOf(game: DsairGame): DsairSolution {
  const payoffs = dsairPayoffs(game);
  const { stationary } = evolutionOf({ payoffs, population: game.population, selection: game.selection });
  return {
    payoffs,
    unsafeShare: stationary[1] as number,
    societyThreshold: societyThreshold(game),
    riskDominanceThreshold: riskDominanceThreshold(game),
  };
}

export const dsairGame: GameFront<DsairGame, DsairSolution> = {
  name: 'dsair',
  read: (json) =>
    readInput(json, (reader) => ({
      speed: reader.number('speed', { above: 0 }),
      disasterProbability: reader.number('disasterProbability', { minimum: 0, maximum: 1 }),
      benefit: reader.number('benefit', { minimum: 0 }),
      cost: reader.number('cost', { minimum: 0 }),
      prize: reader.number('prize', { minimum: 0 }),
      rounds: reader.number('rounds', { above: 0 }),
      foundOut: reader.number('foundOut', { minimum: 0, maximum: 1 }),
      population: reader.number('population', { minimum: 2, maximum: 100_000, integer: true }),
      selection: reader.number('selection', { minimum: 0 }),
    })),
  solve: (game) => {
    const solution = dsairOf(game);
    return checkedFormula('dsair', solution, checkDsair(game, solution));
  },
  normalForm: (game) => {
    const payoffs = dsairPayoffs(game);
    const at = (row: number, column: number): number => payoffs[row]?.[column] as number;
    return tabulate('dsair', ['Lab 1', 'Lab 2'], [[0, 1], [0, 1]], ([i, j]) => [at(i as number, j as number), at(j as number, i as number)]);
  },
};
