import type { GameFront } from '../solve/answer.ts';
import { checkedFormula, solvedTolerance } from '../solve/answer.ts';
import { readInput } from '../solve/input.ts';
import { tabulate } from '../solve/normal-form.ts';
import { checkEvolution } from './certificate.ts';
import { evolutionOf } from './solve.ts';
import type { EvolutionGame, EvolutionSolution } from './types.ts';

/** Terms that are summed at most: those of a fixation probability, for each pair of strategies. */
const mostTerms = 2e7;

export const evolutionGame: GameFront<EvolutionGame, EvolutionSolution> = {
  name: 'evolution',
  read: (json) =>
    readInput(json, (reader) => {
      const payoffs = reader.matrix('payoffs');
      const width = payoffs[0]?.length ?? 0;
      if (payoffs.length > 0 && width !== payoffs.length) reader.fault('payoffs', `expected a square matrix, found ${payoffs.length} rows of ${width}`);
      if (payoffs.length > 200) reader.fault('payoffs', `expected at most 200 strategies, found ${payoffs.length}`);
      const population = reader.number('population', { minimum: 2, maximum: 100_000, integer: true });
      const terms = payoffs.length * payoffs.length * population;
      if (terms > mostTerms) reader.fault('population', `too large for ${payoffs.length} strategies: expected at most ${mostTerms} strategies² by population, found ${terms}`);
      return {
        payoffs,
        population,
        selection: reader.number('selection', { minimum: 0 }),
      };
    }),
  solve: (game) => {
    const solution = evolutionOf(game);
    return checkedFormula('evolution', solution, checkEvolution(game, solution) <= solvedTolerance);
  },
  normalForm: (game) => {
    const names = game.payoffs.map((_, i) => i);
    const at = (row: number, column: number): number => game.payoffs[row]?.[column] as number;
    return tabulate('evolution', ['Player 1', 'Player 2'], [names, names], ([i, j]) => [at(i as number, j as number), at(j as number, i as number)]);
  },
};
